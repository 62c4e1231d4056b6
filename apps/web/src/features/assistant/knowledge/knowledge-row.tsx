import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Text, Tooltip } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import { ListRow } from '../../../shared/list/list.js';
import { useStore } from '../../../shared/people/me.js';
import { Moment } from '../../../shared/formats/time.js';
import type { KnowledgeEntry } from '../api/list-knowledge.js';
import { KIND_TEXTS } from './kind-texts.js';
import classes from './knowledge.module.css';
import { useDeleteEntry } from './use-delete-entry.js';

interface KnowledgeRowProps {
  readonly storeId: string;
  readonly entry: KnowledgeEntry;
  readonly mayChange: boolean;
}

export function KnowledgeRow({ storeId, entry, mayChange }: KnowledgeRowProps) {
  const { t, i18n } = useLingui();
  const { slug: storeSlug } = useStore();
  const remove = useDeleteEntry(storeId);
  const { name, icon: Icon } = KIND_TEXTS[entry.kind];
  return (
    <ListRow>
      <Icon size={20} aria-hidden className={classes['rowIcon']} />
      <div className={classes['rowText']}>
        <LinkAnchor size="sm" fw={500} lineClamp={1} dir="auto" to="/s/$storeSlug/assistant/knowledge/$knowledgeId" params={{ storeSlug, knowledgeId: entry.id }}>{entry.title}</LinkAnchor>
        <Text size="xs" c="dimmed" lineClamp={1} dir="auto">{entry.body}</Text>
      </div>
      {entry.status === 'draft' && <Badge tt="none" variant="light" color="yellow"><Trans>Draft</Trans></Badge>}
      {entry.topic !== null && <Badge tt="none" variant="light"><Trans>Store fact</Trans></Badge>}
      <Badge tt="none" variant="light" color="gray">{i18n._(name)}</Badge>
      {entry.used_count > 0 && <Tooltip label={t`In the last 30 days`}><Text size="xs" c="dimmed"><Plural value={entry.used_count} one="used in # answer" other="used in # answers" /></Text></Tooltip>}
      <Text size="xs" c="dimmed" miw={92} ms="auto" ta="end"><Moment at={entry.updated_at} /></Text>
      {mayChange && <Tooltip label={t`Delete`}><ActionIcon variant="subtle" color="gray" aria-label={t`Delete “${entry.title}”`} onClick={() => remove(entry)}><Trash2 size={16} aria-hidden /></ActionIcon></Tooltip>}
    </ListRow>
  );
}

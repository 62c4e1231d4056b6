import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { Download, Ellipsis, FileText, Globe, RefreshCw, Trash2 } from 'lucide-react';
import { LinkAnchor } from '../../../shared/page/links.js';
import { ListRow } from '../../../shared/list/list.js';
import { useStore } from '../../../shared/people/me.js';
import { useNotices } from '../../../shared/page/notices.js';
import { useDownload } from '../../../shared/page/use-download.js';
import { Moment } from '../../../shared/formats/time.js';
import knowledge from '../knowledge/knowledge.module.css';
import type { Source } from './api/list-sources.js';
import { useSyncSource } from './api/sync-source.js';
import { fileSize } from './file-size.js';
import { SourceState } from './source-state.js';
import { FAILURE_TEXTS } from './source-texts.js';
import classes from './sources.module.css';
import { useDeleteSourceAsking } from './use-delete-source.js';

interface SourceRowProps {
  readonly storeId: string;
  readonly source: Source;
  readonly mayChange: boolean;
}

export function SourceRow({ storeId, source, mayChange }: SourceRowProps) {
  const { i18n } = useLingui();
  const { slug: storeSlug } = useStore();
  const { title, file, website, chunks, failure, read_at: readAt } = source;
  const Icon = website ? Globe : FileText;
  return (
    <ListRow>
      <Icon size={20} aria-hidden className={knowledge['rowIcon']} />
      <div className={knowledge['rowText']}>
        <LinkAnchor size="sm" fw={500} lineClamp={1} to="/s/$storeSlug/assistant/knowledge/sources/$sourceId" params={{ storeSlug, sourceId: source.id }}><bdi>{title}</bdi></LinkAnchor>
        <Text size="xs" c="dimmed" component="div" className={classes['facts']}>
          {file && <span><bdi>{file.filename}</bdi></span>}
          {file && <span>{fileSize(file.bytes, i18n.locale)}</span>}
          {website && <span dir="ltr">{website.url}</span>}
          {website && website.pages > 0 && <span><Plural value={website.pages} one="# page" other="# pages" /></span>}
          {chunks > 0 && <span><Plural value={chunks} one="# piece" other="# pieces" /></span>}
          {source.used_count > 0 && <span><Plural value={source.used_count} one="used in # answer" other="used in # answers" /></span>}
          {readAt !== null && <span><Trans>read <Moment at={readAt} /></Trans></span>}
        </Text>
        {failure && <Text size="xs" className={classes['failure']}>{i18n._(FAILURE_TEXTS[failure.code])}{chunks > 0 && <> <Trans>What was read before stays in use.</Trans></>}</Text>}
      </div>
      <SourceState state={source.state} />
      {(mayChange || file) && <SourceMenu storeId={storeId} source={source} mayChange={mayChange} />}
    </ListRow>
  );
}

function SourceMenu({ storeId, source, mayChange }: SourceRowProps) {
  const { t } = useLingui();
  const { onClick } = useDownload();
  const notices = useNotices();
  const sync = useSyncSource(storeId);
  const remove = useDeleteSourceAsking(storeId);
  return (
    <Menu>
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t`More for ${source.title}`}><Ellipsis size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        {mayChange && <Menu.Item leftSection={<RefreshCw size={16} aria-hidden />} onClick={() => sync.mutate(source.id, { onError: notices.failed })}><Trans>Read again</Trans></Menu.Item>}
        {source.file && <Menu.Item component="a" href={`/api/v1/stores/${storeId}/knowledge/sources/${source.id}/content`} download={source.file.filename} onClick={onClick} leftSection={<Download size={16} aria-hidden />}><Trans>Download the file</Trans></Menu.Item>}
        {mayChange && <Menu.Item color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={() => remove(source)}><Trans>Delete</Trans></Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

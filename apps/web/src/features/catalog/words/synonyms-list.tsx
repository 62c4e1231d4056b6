import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { List, ListRow } from '../../../shared/list/list.js';
import { useNotices } from '../../../shared/page/notices.js';
import { Section } from '../../../shared/page/page.js';
import { Loaded } from '../../../shared/page/states.js';
import { useUndoNotice } from '../../../shared/page/undo-notice.js';
import { useDeleteSynonyms } from '../api/delete-synonyms.js';
import { synonymsQuery } from '../api/list-synonyms.js';
import { useSaveSynonyms } from '../api/save-synonyms.js';
import type { SynonymsDraft } from './synonyms-dialog.js';

interface SynonymsListProps { readonly storeId: string; readonly mayChange: boolean; readonly onEdit: (draft: SynonymsDraft) => void }

export function SynonymsList({ storeId, mayChange, onEdit }: SynonymsListProps) {
  const { t } = useLingui();
  const query = useQuery(synonymsQuery(storeId));
  const notices = useNotices();
  const undoable = useUndoNotice();
  const remove = useDeleteSynonyms(storeId);
  const save = useSaveSynonyms(storeId);
  const take = (id: string, words: readonly string[]): void => remove.mutate(id, {
    onError: notices.failed,
    onSuccess: () => undoable(t`The synonyms are removed`, () => save.mutate({ words }, { onError: notices.failed })),
  });
  return (
    <Section p={0} title={t`Synonyms`} description={<Trans>Words that mean the same in your shop.</Trans>}>
      <Loaded query={query}>
        {(groups) => (groups.length === 0
          ? <Text size="sm" c="dimmed" px="lg" pb="lg"><Trans>None yet. A customer who looks for one of the words finds what the others find.</Trans></Text>
          : (
            <List label={t`Synonyms`}>
              {groups.map(({ id, words }) => (
                <ListRow key={id}>
                  <Group gap={6} flex={1} miw={0}>{words.map((word) => <Badge key={word} variant="light" color="gray" tt="none" fw={500} size="lg" radius="sm"><bdi>{word}</bdi></Badge>)}</Group>
                  {mayChange && (
                    <Group gap={4} wrap="nowrap">
                      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t`Change ${words.join(', ')}`} onClick={() => onEdit({ id, words })}><Pencil size={16} aria-hidden /></ActionIcon>
                      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t`Remove ${words.join(', ')}`} onClick={() => take(id, words)}><Trash2 size={16} aria-hidden /></ActionIcon>
                    </Group>
                  )}
                </ListRow>
              ))}
            </List>
          ))}
      </Loaded>
    </Section>
  );
}

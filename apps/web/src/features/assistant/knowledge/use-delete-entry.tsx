import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNotices } from '../../../shared/page/notices.js';
import { useDeleteKnowledge } from '../api/delete-knowledge.js';
import type { KnowledgeEntry } from '../api/list-knowledge.js';
import { useRestoreKnowledge } from '../api/restore-knowledge.js';

const UNDO_MS = 8000;

/** Deletes an entry at once and offers to write it anew for a while. */
export function useDeleteEntry(storeId: string): (entry: KnowledgeEntry, onDone?: () => void) => void {
  const { t } = useLingui();
  const notices = useNotices();
  const remove = useDeleteKnowledge(storeId);
  const restore = useRestoreKnowledge(storeId);
  return (entry, onDone) => remove.mutate(entry.id, {
    onError: notices.failed,
    onSuccess: () => {
      onDone?.();
      const undo = (): void => {
        notifications.hide(entry.id);
        void restore.mutateAsync(entry).then(() => notices.done(t`The entry is back`), notices.failed);
      };
      notifications.show({
        id: entry.id, color: 'teal', autoClose: UNDO_MS, closeButtonProps: { 'aria-label': t`Close` },
        message: <Group justify="space-between" gap="sm" wrap="nowrap"><Text size="sm" lineClamp={2}><Trans>“{entry.title}” is deleted</Trans></Text><Button size="compact-sm" variant="light" onClick={undo}><Trans>Undo</Trans></Button></Group>,
      });
    },
  });
}

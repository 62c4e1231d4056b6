import { useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Schemas } from '../../../shared/api/api.js';
import { useConversationChange } from '../api/use-conversation-change.js';
import type { Conversation } from '../model.js';
import { keepUndo } from './latest.js';
import { undoChange } from './undo-change.js';

const NOTICE = 'undo';
const OFFERED_MS = 8000;

interface Undo { readonly before: Conversation; readonly after: Pick<Conversation, 'handler_version' | 'state' | 'assignee_id'> }

function useUndoChange(storeId: string) {
  return useConversationChange(storeId, ({ before, after }: Conversation & Undo) => undoChange(storeId, before, after));
}

/** Says what was done to a conversation, with the way back for a few seconds. */
export function useOfferUndo(storeId: string): (before: Conversation, after: Conversation, change: Schemas['UpdateConversationDto']) => void {
  const { t } = useLingui();
  const { mutate } = useUndoChange(storeId);
  return useCallback((before, after, change) => {
    if (change.state === 'open') return;
    const text = change.state === 'resolved' ? t`Conversation resolved` : change.state === 'snoozed' ? t`Conversation snoozed` : change.assignee_id ? t`Conversation assigned` : t`Assignment taken back`;
    const undo = (): void => {
      keepUndo(undefined);
      notifications.hide(NOTICE);
      mutate({ ...after, before, after });
    };
    keepUndo(undo);
    notifications.hide(NOTICE);
    notifications.show({
      id: NOTICE, autoClose: OFFERED_MS, closeButtonProps: { 'aria-label': t`Close` }, onClose: () => keepUndo(undefined, undo),
      message: <Group justify="space-between" wrap="nowrap"><Text size="sm">{text}</Text><Button size="compact-sm" variant="light" onClick={undo}>{t`Undo`}</Button></Group>,
    });
  }, [t, mutate]);
}

import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useMe } from '../../shared/people/me.js';
import { type ShortcutGroup, useShortcuts } from '../../shared/page/shortcuts.js';
import { useMarkUnread } from './api/mark-unread.js';
import { useTakeOver } from './api/take-over.js';
import { useUpdateConversation } from './api/update-conversation.js';
import type { ListHandle } from './list/conversation-list.js';
import { TAB_NAMES } from './list/list-tabs.js';
import { ordering } from './customer/ordering.js';
import { picking } from './labels/picking.js';
import type { Conversation } from './model.js';
import { acting } from './thread/acting.js';
import { openReturning } from './thread/returning.js';
import { sendingTemplate } from './templates/sending-template.js';
import { undoLatest } from './undo/latest.js';
import type { WritingHandle } from './writing/writing-area.js';

export interface InboxShortcuts {
  readonly storeId: string;
  readonly conversation: Conversation | undefined;
  readonly list: RefObject<ListHandle | null>;
  readonly composer: RefObject<WritingHandle | null>;
  readonly onPanel: () => void;
}

const TABS = ['waiting', 'mine', 'unassigned', 'ai', 'all'] as const;

/** The inbox by keyboard. */
export function useInboxShortcuts(parts: InboxShortcuts): void {
  const { t, i18n } = useLingui();
  const me = useMe();
  const navigate = useNavigate();
  const takeOver = useTakeOver(parts.storeId);
  const update = useUpdateConversation(parts.storeId);
  const markUnread = useMarkUnread(parts.storeId);
  const onUnread = (): void => {
    const { conversation } = parts;
    // What is open is read at once, so it is closed first.
    if (conversation) void navigate({ to: '.', search: ({ c: _open, ...search }: { c?: string }) => search }).then(() => markUnread.mutate(conversation));
  };
  const latest = useRef({ ...parts, me, takeOver, update, onUnread });
  useEffect(() => {
    latest.current = { ...parts, me, takeOver, update, onUnread };
  });
  const { isOpen, mayTakeOver, mayReturn } = whatApplies(parts.conversation, me.user.id);
  useShortcuts(useMemo<ShortcutGroup>(() => ({
    title: t`List of conversations`,
    shortcuts: [
      { keys: 'j', label: t`Next conversation`, run: () => latest.current.list.current?.move(1) },
      { keys: 'k', label: t`Previous conversation`, run: () => latest.current.list.current?.move(-1) },
      { keys: 'x', label: t`Choose`, isInBar: false, run: () => latest.current.list.current?.choose(false) },
      { keys: 'Shift+x', label: t`Choose up to here`, isInBar: false, run: () => latest.current.list.current?.choose(true) },
      ...TABS.map((tab, index) => ({ keys: String(index + 1), label: i18n._(TAB_NAMES[tab]), run: () => void navigate({ to: '.', search: (search: object) => ({ ...search, tab }) }) })),
    ],
  }), [t, i18n, navigate]));
  useShortcuts(useMemo<ShortcutGroup>(() => ({
    title: t`Conversation`,
    shortcuts: [
      { keys: 'r', label: t`Reply`, isInBar: isOpen, run: () => latest.current.composer.current?.focus() },
      { keys: 'n', label: t`Internal note`, isInBar: isOpen, run: () => latest.current.composer.current?.note() },
      {
        keys: 't', label: t`Take over`, isInBar: mayTakeOver, run: () => {
          const { conversation, takeOver: take, me: { user } } = latest.current;
          if (conversation && whatApplies(conversation, user.id).mayTakeOver) take.mutate(conversation);
        },
      },
      {
        keys: 'Shift+t', label: t`Return to AI`, isInBar: mayReturn, run: () => {
          const { conversation } = latest.current;
          if (conversation && conversation.handler !== 'ai') openReturning(conversation.id);
        },
      },
      {
        keys: 'e', label: t`Resolve or reopen`, isInBar: isOpen, run: () => {
          const { conversation, update: change } = latest.current;
          if (conversation) change.mutate({ ...conversation, change: { state: conversation.state === 'open' ? 'resolved' : 'open' } });
        },
      },
      { keys: 'l', label: t`Labels`, isInBar: isOpen, run: () => latest.current.conversation && picking.open(latest.current.conversation.id) },
      { keys: 'm', label: t`Send template`, isInBar: isOpen, run: () => latest.current.conversation && sendingTemplate.open(latest.current.conversation.id) },
      { keys: 'o', label: t`Create an order`, isInBar: isOpen, run: () => latest.current.conversation && ordering.open(latest.current.conversation.id) },
      { keys: 'u', label: t`Mark as unread`, isInBar: isOpen, run: () => latest.current.onUnread() },
      { keys: 'a', label: t`Assign, snooze and more`, isInBar: isOpen, run: () => latest.current.conversation && acting.open(latest.current.conversation.id) },
      { keys: '.', label: t`More`, isInBar: false, run: () => latest.current.conversation && acting.open(latest.current.conversation.id) },
      { keys: 'z', label: t`Undo`, isInBar: false, run: undoLatest },
      { keys: 'i', label: t`Customer`, isInBar: false, run: () => latest.current.onPanel() },
    ],
  }), [t, isOpen, mayTakeOver, mayReturn]));
}

function whatApplies(conversation: Conversation | undefined, userId: string): { isOpen: boolean; mayTakeOver: boolean; mayReturn: boolean } {
  const isMine = conversation?.handler === 'human' && conversation.assignee_id === userId;
  return { isOpen: conversation !== undefined, mayTakeOver: conversation !== undefined && !isMine, mayReturn: conversation !== undefined && conversation.handler !== 'ai' };
}

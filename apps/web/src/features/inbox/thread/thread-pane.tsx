import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { LinkButton } from '../../../shared/page/links.js';
import { ApiError } from '../../../shared/api/api.js';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { ErrorState, State } from '../../../shared/page/states.js';
import { conversationQuery } from '../api/get-conversation.js';
import { useMarkRead } from '../api/mark-read.js';
import type { Returned } from '../composer/outgoing.js';
import { keeping } from '../canned-replies/keeping.js';
import { LabelPicker } from '../labels/label-picker.js';
import type { Conversation, Message } from '../model.js';
import { Colleagues } from './colleagues.js';
import { HandsBanner } from './hands-banner.js';
import { ThreadActions } from './thread-actions.js';
import { ThreadHeader } from './thread-header.js';
import { ThreadMessages } from './thread-messages.js';
import classes from './thread.module.css';
import { usePresenceHere } from './use-presence-here.js';
import { WritingArea, type WritingHandle } from '../writing/writing-area.js';

const KeepDialog = lazyPart(async () => (await import('../canned-replies/keep-dialog.js')).KeepDialog);

interface ThreadPaneProps {
  readonly storeId: string;
  readonly conversationId: string | undefined;
  readonly composer: RefObject<WritingHandle | null>;
  readonly onPanel: () => void;
  readonly onRun: (runId: string) => void;
}

export function ThreadPane({ storeId, conversationId, composer, onPanel, onRun }: ThreadPaneProps) {
  const { t } = useLingui();
  return (
    <section className={classes['pane']} aria-label={t`Conversation`}>
      {conversationId === undefined
        ? <div className={classes['nothing']}><State icon={MessagesSquare} title={<Trans>Choose a conversation</Trans>}><Trans>Press j and k to move through the list, Enter to open.</Trans></State></div>
        : <OpenThread storeId={storeId} conversationId={conversationId} composer={composer} onPanel={onPanel} onRun={onRun} />}
    </section>
  );
}

function OpenThread({ storeId, conversationId, composer, onPanel, onRun }: ThreadPaneProps & { readonly conversationId: string }) {
  const client = useQueryClient();
  const query = useQuery(conversationQuery(client, storeId, conversationId));
  if (query.data) return <Thread storeId={storeId} conversation={query.data} composer={composer} onPanel={onPanel} onRun={onRun} />;
  if (query.isPending) return <ThreadSkeleton />;
  const isGone = query.error instanceof ApiError && query.error.code === 'conversation.not_found';
  return (
    <div className={classes['nothing']}>
      <ErrorState error={query.error} {...(isGone ? {} : { onRetry: () => void query.refetch() })} />
      {isGone && <LinkButton to="." search={({ c: _gone, ...search }: { c?: string }) => search} variant="default" mx="auto"><Trans>Back to the list</Trans></LinkButton>}
    </div>
  );
}

/** What is remembered of a conversation while it is open. */
interface Opened {
  readonly of: string;
  /** Unread messages when it was opened. */
  readonly unread: number;
  readonly replyTo?: Message | undefined;
}
function opened({ id, unread_count }: Conversation): Opened {
  return { of: id, unread: unread_count };
}

function Thread({ storeId, conversation, composer, onPanel, onRun }: Omit<ThreadPaneProps, 'conversationId'> & { readonly conversation: Conversation }) {
  const navigate = useNavigate();
  const { id } = conversation;
  const [{ of, unread, replyTo }, setOpened] = useState<Opened>(() => opened(conversation));
  // The frame around a conversation stays when the next one is opened: it is half of what there is to draw.
  if (of !== id) setOpened(opened(conversation));
  useReading(storeId, conversation);
  usePresenceHere(storeId, conversation.id);
  // The same functions from one drawing to the next: bubbles are drawn anew only when they change.
  const reply = useCallback((message: Message): void => {
    setOpened((now) => ({ ...now, replyTo: message }));
    composer.current?.focus();
  }, [composer]);
  const note = useCallback((text: string): void => composer.current?.note(text), [composer]);
  const edit = useCallback((returned: Returned): void => composer.current?.takeBack(returned), [composer]);
  return (
    <>
      <ThreadHeader storeId={storeId} conversation={conversation} onBack={() => void navigate({ to: '.', search: ({ c: _closed, ...search }: { c?: string }) => search })} onPanel={onPanel}>
        <LabelPicker storeId={storeId} conversation={conversation} />
        <ThreadActions storeId={storeId} conversation={conversation} />
      </ThreadHeader>
      <HandsBanner storeId={storeId} conversation={conversation} />
      <ThreadMessages key={id} storeId={storeId} conversation={conversation} unread={unread} onReply={reply} onNote={note} onEdit={edit} onRun={onRun} />
      {keeping.useIsOpen(id) && <KeepDialog storeId={storeId} />}
      <Colleagues storeId={storeId} conversationId={conversation.id} />
      <WritingArea key={`writing ${id}`} ref={composer} storeId={storeId} conversation={conversation} replyTo={replyTo} onReplyDone={() => setOpened((now) => ({ ...now, replyTo: undefined }))} />
    </>
  );
}

/** What is open on a visible page is read. */
function useReading(storeId: string, conversation: Conversation): void {
  const { mutate, isPending } = useMarkRead(storeId);
  const isUnread = conversation.unread_count > 0;
  useEffect(() => {
    const read = (): void => {
      if (isUnread && !isPending && document.visibilityState === 'visible') mutate(conversation);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [isUnread, isPending, mutate, conversation]);
}

function ThreadSkeleton() {
  const { t } = useLingui();
  return (
    <div className={classes['skeleton']} role="status" aria-label={t`Loading`}>
      {[46, 62, 38, 55, 30].map((width, index) => <Skeleton key={width} height={index === 1 ? 76 : 44} width={`${width}%`} radius="lg" style={{ alignSelf: index % 2 ? 'flex-end' : 'flex-start' }} />)}
    </div>
  );
}

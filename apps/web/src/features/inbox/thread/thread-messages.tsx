import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { lazyPart } from '../../../shared/page/lazy-part.js';
import { useMe, useStore } from '../../../shared/people/me.js';
import { PageFailed } from '../../../shared/list/page-failed.js';
import { ErrorState } from '../../../shared/page/states.js';
import { writingKey } from '../api/keys.js';
import { conversationEventsQuery } from '../api/list-conversation-events.js';
import { messagesQuery } from '../api/list-messages.js';
import { Bubble } from '../bubbles/bubble.js';
import { PendingBubble } from '../bubbles/pending-bubble.js';
import { useOutbox } from '../composer/outbox.js';
import type { Returned } from '../composer/outgoing.js';
import type { Conversation, Message } from '../model.js';
import { notesQuery } from '../notes/api/list-notes.js';
import { NoteRow } from '../notes/note-row.js';
import { type StoreClock, useStoreClock } from './clock.js';
import { DayRow, EventRow, UnreadRow, WritingRow } from './thread-marks.js';
import { type ThreadRow, threadRows, unexplained } from './thread-rows.js';
import classes from './thread.module.css';
import { useSoughtMessage } from './use-sought-message.js';
import { useStayAtEnd } from './use-stay-at-end.js';

/** Holds the place of a line that is on its way. */
const LINE = <div className={classes['line']} />;
const WhyRow = lazyPart(async () => (await import('./why-row.js')).WhyRow);
const SilenceRow = lazyPart(async () => (await import('./silence-row.js')).SilenceRow, LINE);

interface ThreadMessagesProps {
  readonly storeId: string;
  readonly conversation: Conversation;
  /** Unread messages when the thread was opened. */
  readonly unread: number;
  readonly onReply: (message: Message) => void;
  readonly onNote: (text: string) => void;
  readonly onEdit: (returned: Returned) => void;
  readonly onRun: (runId: string) => void;
}

export function ThreadMessages(props: ThreadMessagesProps) {
  const { storeId, conversation, unread } = props;
  const { t } = useLingui();
  const me = useMe();
  const { timezone } = useStore();
  const query = useInfiniteQuery(messagesQuery(storeId, conversation.id));
  const { data: events } = useQuery(conversationEventsQuery(storeId, conversation.id));
  const { data: notes } = useQuery(notesQuery(storeId, conversation.id));
  const { data: isWriting } = useQuery<boolean>({ queryKey: writingKey(storeId, conversation.id), queryFn: skipToken });
  const outbox = useOutbox();
  const messages = useMemo(() => query.data?.pages.flatMap((page) => page.data) ?? [], [query.data]);
  const rows = useMemo(() => threadRows({
    messages, events: events ?? [], notes: notes ?? [], isComplete: !query.hasNextPage, unread, timeZone: timezone,
    pending: outbox.filter((each) => each.conversationId === conversation.id && each.userId === me.user.id),
  }), [messages, events, notes, query.hasNextPage, unread, timezone, outbox, conversation.id, me.user.id]);
  if (query.data === undefined) {
    return <div className={classes['scroller']}>{query.isPending
      ? <div className={classes['skeleton']} role="status" aria-label={t`Loading`}>{[46, 62, 38].map((width) => <Skeleton key={width} height={44} width={`${width}%`} radius="lg" />)}</div>
      : <ErrorState error={query.error} onRetry={() => void query.refetch()} />}</div>;
  }
  return <Rows {...props} rows={rows} messages={messages} isWriting={isWriting === true && conversation.handler === 'ai'} query={query} />;
}

interface RowsProps extends ThreadMessagesProps {
  readonly rows: readonly ThreadRow[];
  readonly messages: readonly Message[];
  readonly isWriting: boolean;
  readonly query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; readonly isFetchNextPageError: boolean; fetchNextPage(): unknown };
}

function Rows({ rows, messages, isWriting, query, ...props }: RowsProps) {
  const { t } = useLingui();
  const clock = useStoreClock();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const [found, setFound] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const virtualizer = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: (index) => heightOf(rows[index]), overscan: 6, paddingStart: 12, paddingEnd: 12,
    getItemKey: (index) => rows[index]?.key ?? index, initialOffset: () => lengthOf(rows), initialRect: FIRST_LOOK, anchorTo: 'end', followOnAppend: true, scrollEndThreshold: 80,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  useEffect(() => {
    virtualizer.scrollToEnd();
  }, [virtualizer]);
  useStayAtEnd(scroller);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && first < 8) void fetchNextPage();
  }, [first, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const left = useMemo(() => unexplained(messages, props.conversation.handler), [messages, props.conversation.handler]);
  const byId = useMemo(() => new Map(messages.map((message) => [message.id, message])), [messages]);
  const shown = useRef(rows);
  shown.current = rows;
  // The same function while one scrolls: another one would draw every bubble anew in every frame.
  const jump = useCallback((id: string): void => {
    const index = shown.current.findIndex(({ key }) => key === id);
    if (index === -1) return;
    virtualizer.scrollToIndex(index, { align: 'center' });
    setFound(id);
  }, [virtualizer]);
  useSoughtMessage({ isThere: (id) => byId.has(id), query, show: jump });
  return (
    <div className={classes['stage']}>
      <div ref={scroller} className={classes['scroller']} tabIndex={0} role="log" aria-label={t`Messages`} aria-busy={isFetchingNextPage} onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => setAtEnd(scrollHeight - scrollTop - clientHeight < 120)}>
        <div className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
          <div className={classes['window']} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ index, key }) => {
              const row = rows[index];
              return row && <div key={key} data-index={index} ref={virtualizer.measureElement} className={classes['rowPlace']} data-found={row.key === found || undefined}><Row row={row} {...props} clock={clock} quoted={quotedBy(row, byId)} onJump={jump} /></div>;
            })}
          </div>
        </div>
        {isWriting ? <WritingRow /> : left && <WhyRow key={left.id} storeId={props.storeId} conversation={props.conversation} message={left} onAnswer={() => props.onReply(left)} />}
      </div>
      <PageFailed query={query} className={classes['failed']}><Trans>Could not load earlier messages.</Trans></PageFailed>
      {!isAtEnd && <Button className={classes['toEnd']} size="compact-sm" radius="xl" variant="default" onClick={() => virtualizer.scrollToEnd()} leftSection={<ArrowDown size={14} aria-hidden />}><Trans>Latest</Trans></Button>}
      {isFetchingNextPage && <VisuallyHidden role="status">{t`Loading`}</VisuallyHidden>}
    </div>
  );
}

/** The end of the thread is drawn at once, and not first its beginning: so large a window is supposed until it is measured. */
const FIRST_LOOK = { width: 600, height: 640 };
function lengthOf(rows: readonly ThreadRow[]): number {
  return Math.max(0, rows.reduce((sum, row) => sum + heightOf(row), 0) - FIRST_LOOK.height);
}

/** About as high as a row will be, in pixels: the nearer, the less moves when it is drawn. */
function heightOf(row: ThreadRow | undefined): number {
  if (row?.kind !== 'message') return 36;
  const { kind, text } = row.message;
  const lines = Math.min(40, Math.ceil(text.length / 60) + (text.match(/\n/g)?.length ?? 0));
  return (row.isGrouped ? 30 : 56) + 21 * Math.max(1, lines) + (kind === 'image' || kind === 'video' ? 240 : 0);
}

interface RowProps extends ThreadMessagesProps {
  readonly row: ThreadRow;
  readonly clock: StoreClock;
  readonly quoted: Message | undefined;
  readonly onJump: (messageId: string) => void;
}

function quotedBy(row: ThreadRow, byId: ReadonlyMap<string, Message>): Message | undefined {
  return row.kind === 'message' && row.message.reply_to_message_id !== null ? byId.get(row.message.reply_to_message_id) : undefined;
}

const Row = memo(function Row({ row, storeId, conversation, clock, quoted, onReply, onNote, onEdit, onRun, onJump }: RowProps) {
  switch (row.kind) {
    case 'day': return <DayRow at={row.at} />;
    case 'unread': return <UnreadRow count={row.count} />;
    case 'event': return <EventRow storeId={storeId} event={row.event} />;
    case 'note': return <NoteRow storeId={storeId} note={row.note} />;
    case 'silence': return <SilenceRow storeId={storeId} conversation={conversation} reason={row.reason} onAnswer={() => onReply(row.message)} {...(row.runId === null ? {} : { onRun: () => onRun(row.runId ?? '') })} />;
    case 'pending': return <PendingBubble pending={row.pending} onEdit={onEdit} />;
    case 'message': return (
      <Bubble
        storeId={storeId} message={row.message} isGrouped={row.isGrouped} customer={conversation.customer} quoted={quoted} clock={clock}
        onReply={onReply} onNote={onNote} onEdit={onEdit} onRun={onRun} onJump={onJump}
      />
    );
  }
});

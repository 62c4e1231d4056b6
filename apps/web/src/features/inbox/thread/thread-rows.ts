import type { SilenceReason } from '#contracts';
import { dateFormat } from '../../../shared/formats/formats.js';
import type { PendingMessage } from '../composer/outbox.js';
import { type Conversation, type ConversationEvent, type Message, type Note, sourceOf } from '../model.js';

/** One line of the thread pane. */
export type ThreadRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; /** Directly below one of the same author: no name, less space. */ readonly isGrouped: boolean }
  | { readonly kind: 'event'; readonly key: string; readonly event: ConversationEvent }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | { readonly kind: 'silence'; readonly key: string; readonly reason: SilenceReason; readonly runId: string | null; readonly message: Message }
  | { readonly kind: 'unread'; readonly key: string; readonly count: number }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage };

interface Parts {
  /** Newest first, as the API gives them. */
  readonly messages: readonly Message[];
  /** Newest first. */
  readonly events: readonly ConversationEvent[];
  /** Newest first. */
  readonly notes?: readonly Note[];
  readonly pending: readonly PendingMessage[];
  /** True once the first message of all is among them. */
  readonly isComplete: boolean;
  /** How many of the customer's last messages nobody has read; 0 for none. */
  readonly unread: number;
  /** IANA name: days are the store's. */
  readonly timeZone: string;
}

const GROUP_WITHIN_MS = 5 * 60_000;
/** Said by their own rows or by what everybody sees already. */
const IS_NO_NEWS: ReadonlySet<SilenceReason> = new Set(['superseded', 'person_has_it', 'waiting_for_person']);

/** The thread from top to bottom: bubbles and what happened between them, in the order of time. */
export function threadRows({ messages, events, notes = [], pending, isComplete, unread, timeZone }: Parts): ThreadRow[] {
  const oldest = messages.at(-1)?.occurred_at;
  const isShown = (at: string): boolean => isComplete || (oldest !== undefined && at >= oldest);
  const entries = [
    ...messages.map((message) => ({ at: message.occurred_at, order: 0, message })),
    ...events.filter((event) => isShown(event.occurred_at)).map((event) => ({ at: event.occurred_at, order: 1, event })),
    ...notes.filter((note) => isShown(note.created_at)).map((note) => ({ at: note.created_at, order: 2, note })),
  ].toSorted((one, other) => (one.at === other.at ? one.order - other.order || (idOf(one) < idOf(other) ? -1 : 1) : one.at < other.at ? -1 : 1));
  const firstUnread = firstUnreadOf(messages, unread);
  const days = daysOf(entries, timeZone);
  const rows: ThreadRow[] = [];
  let day = '';
  let before: Message | undefined;
  for (const [index, entry] of entries.entries()) {
    const today = days[index] ?? '';
    if (today !== day) {
      rows.push({ kind: 'day', key: `day-${today}`, at: entry.at });
      day = today;
      before = undefined;
    }
    if ('event' in entry) {
      rows.push({ kind: 'event', key: entry.event.id, event: entry.event });
      before = undefined;
      continue;
    }
    if ('note' in entry) {
      rows.push({ kind: 'note', key: entry.note.id, note: entry.note });
      before = undefined;
      continue;
    }
    const { message } = entry;
    if (message.id === firstUnread) {
      rows.push({ kind: 'unread', key: 'unread', count: unread });
      before = undefined;
    }
    rows.push({ kind: 'message', key: message.id, message, isGrouped: before !== undefined && belongsTo(before, message) });
    before = message;
    const silence = silenceAfter(message, nextMessage(entries, index));
    if (silence) {
      rows.push(silence);
      before = undefined;
    }
  }
  return [...rows, ...pending.filter((each) => !isHere(each, messages, pending)).map((each): ThreadRow => ({ kind: 'pending', key: each.key, pending: each }))];
}

/** The stream may be faster with a message than the answer to whoever sent it. They are sent one by one, so it can be the first one only. */
function isHere(each: PendingMessage, messages: readonly Message[], pending: readonly PendingMessage[]): boolean {
  const { content, userId, after, refusal } = each;
  if (after === undefined || refusal !== undefined || each !== pending.find((other) => other.refusal === undefined)) return false;
  return messages.some(({ id, author_id: author, kind, text }) => id > after && author === userId && kind === content.kind && (content.kind !== 'text' || text === content.text));
}

type Entry = { readonly at: string } & ({ readonly message: Message } | { readonly event: ConversationEvent } | { readonly note: Note });
function idOf(entry: Entry): string {
  if ('message' in entry) return entry.message.id;
  return 'event' in entry ? entry.event.id : entry.note.id;
}

/** The day of each entry. They are in order: where the first and the last of a stretch have the same day, all have it, and none of them is asked. */
function daysOf(entries: readonly Entry[], timeZone: string): string[] {
  const format = dateFormat('en-CA', { timeZone, dateStyle: 'short' });
  const days: string[] = [];
  const fill = (from: number, to: number, first: string, last: string): void => {
    if (first === last) return void days.fill(first, from, to + 1);
    days[from] = first;
    days[to] = last;
    if (to - from < 2) return;
    const middle = (from + to) >> 1;
    const day = dayAt(middle);
    fill(from, middle, first, day);
    fill(middle, to, day, last);
  };
  const dayAt = (index: number): string => format.format(new Date(entries[index]?.at ?? 0));
  days.length = entries.length;
  if (entries.length > 0) fill(0, entries.length - 1, dayAt(0), dayAt(entries.length - 1));
  return days;
}

function firstUnreadOf(messages: readonly Message[], unread: number): string | undefined {
  if (unread === 0) return undefined;
  return messages.filter(({ author }) => author === 'customer').slice(0, unread).at(-1)?.id;
}

function belongsTo(before: Message, message: Message): boolean {
  return before.direction === message.direction && before.author === message.author && before.author_id === message.author_id && sourceOf(before.extra) === sourceOf(message.extra)
    && Date.parse(message.occurred_at) - Date.parse(before.occurred_at) < GROUP_WITHIN_MS;
}

function nextMessage(entries: readonly Entry[], index: number): Message | undefined {
  for (let at = index + 1; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry && 'message' in entry) return entry.message;
  }
  return undefined;
}

/** One row for each turn without an answer, below its last message. */
function silenceAfter(message: Message, next: Message | undefined): ThreadRow | undefined {
  const { id, turn } = message;
  if (turn === null || turn.silence_reason === null || IS_NO_NEWS.has(turn.silence_reason)) return undefined;
  const isSameTurn = next?.direction === 'in' && next.turn?.silence_reason === turn.silence_reason && next.turn.run_id === turn.run_id;
  return isSameTurn ? undefined : { kind: 'silence', key: `silence-${id}`, reason: turn.silence_reason, runId: turn.run_id, message };
}

/**
 * The customer's last message, where nobody has answered it and nothing in the thread says why: its turn is open, people have the conversation, or the
 * assistant has only said goodbye. @param messages newest first
 */
export function unexplained(messages: readonly Message[], handler: Conversation['handler']): Message | undefined {
  const said = messages.filter(({ kind }) => kind !== 'reaction');
  const last = said.find(({ direction }) => direction === 'in');
  if (last === undefined) return undefined;
  const after = said.slice(0, said.indexOf(last));
  const isLeft = after.length === 0 || (handler !== 'ai' && after.every(({ author }) => author === 'assistant'));
  return isLeft && (last.turn === null || last.turn.silence_reason === null || IS_NO_NEWS.has(last.turn.silence_reason)) ? last : undefined;
}

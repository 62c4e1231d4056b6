import type { EventName } from '#contracts';
import type { ConversationRow } from '../rows.js';

/** Who decides. An API key is a program: it never becomes the assignee. */
export type Decider = { readonly kind: 'user'; readonly userId: string } | { readonly kind: 'api'; readonly keyName: string };

/** One line of the conversation's history. */
export interface HistoryEntry {
  readonly type: 'handed_off' | 'taken_over' | 'assigned' | 'returned_to_ai' | 'snoozed' | 'resolved' | 'reopened' | 'undone';
  readonly detail?: Readonly<Record<string, unknown>>;
}
/** What a decision makes of a conversation. */
export interface Decision {
  readonly next: ConversationRow;
  readonly history: readonly HistoryEntry[];
  /** `close`: a person answers the open turn, or nobody needs to. `answer`: the assistant is to answer what nobody answered yet. */
  readonly turn: 'keep' | 'close' | 'answer';
}

function unchanged(row: ConversationRow): Decision {
  return { next: row, history: [], turn: 'keep' };
}

/** A person wrote to the customer: the conversation is theirs, and what the assistant is thinking about is worth nothing any more (promise 4). */
export function reply(row: ConversationRow, by: Decider, at: Date): Decision {
  const next: ConversationRow = {
    ...inHands(row, 'human', at), handler_version: row.handler_version + 1,
    assignee_id: row.assignee_id ?? userIdOf(by), unread_count: 0,
  };
  return { next, history: row.handler === 'human' ? [] : [{ type: 'taken_over' }], turn: 'close' };
}

/** Whoever has it already changes nothing by asking again. */
export function takeOver(row: ConversationRow, by: Decider, at: Date): Decision {
  if (isHeldBy(row, by)) return unchanged(row);
  const next = { ...inHands(row, 'human', at), handler_version: row.handler_version + 1, assignee_id: userIdOf(by) };
  return { next, history: [{ type: 'taken_over' }], turn: 'close' };
}
export function isHeldBy(row: ConversationRow, by: Decider): boolean {
  return row.handler === 'human' && row.assignee_id === userIdOf(by);
}

/** To whoever is free: nobody has it until somebody takes it. */
export function handOff(row: ConversationRow, reason: string, at: Date): Decision {
  if (row.handler === 'waiting' && row.hand_off_reason === reason) return unchanged(row);
  const next = { ...inHands(row, 'waiting', at), handler_version: row.handler_version + 1, assignee_id: null, hand_off_reason: reason };
  return { next, history: [{ type: 'handed_off', detail: { reason } }], turn: 'keep' };
}

export function returnToAi(row: ConversationRow, answerWaiting: boolean, at: Date): Decision {
  const next = { ...backWithAi(row, at), assignee_id: null, hand_off_reason: null };
  return { next, history: row.handler === 'ai' ? [] : [{ type: 'returned_to_ai', detail: { answer_waiting: answerWaiting } }], turn: answerWaiting ? 'answer' : 'close' };
}

/** The next message of the customer begins anew, with the assistant. */
export function resolve(row: ConversationRow, at: Date): Decision {
  if (row.state === 'resolved') return unchanged(row);
  const next: ConversationRow = {
    ...backWithAi(row, at), assignee_id: null, hand_off_reason: null, state: 'resolved', snoozed_until: null, unread_count: 0,
  };
  return { next, history: [{ type: 'resolved' }], turn: 'close' };
}

/** Back to the open ones, from resolved or snoozed. */
export function reopen(row: ConversationRow): Decision {
  if (row.state === 'open') return unchanged(row);
  return { next: { ...row, state: 'open', snoozed_until: null }, history: [{ type: 'reopened' }], turn: 'keep' };
}

/** Out of the way until `until`, or until the customer writes when that is null. */
export function snooze(row: ConversationRow, until: Date | null): Decision {
  return { next: { ...row, state: 'snoozed', snoozed_until: until }, history: [{ type: 'snoozed', detail: { until: until?.toISOString() ?? null } }], turn: 'keep' };
}

/** Who had it and whether it was open, before a decision that is taken back. */
export type Before = Pick<ConversationRow, 'handler' | 'assignee_id' | 'state' | 'snoozed_until' | 'hand_off_reason'>;

/** As it was. What the assistant owed an answer to before it was resolved, it owes again. */
export function undo(row: ConversationRow, before: Before, at: Date): Decision {
  const isAsleep = before.state === 'snoozed' && (before.snoozed_until === null || before.snoozed_until > at);
  const next: ConversationRow = {
    ...inHands(row, before.handler, at), handler_version: row.handler_version + (row.handler === before.handler ? 0 : 1), assignee_id: before.assignee_id, hand_off_reason: before.hand_off_reason,
    ...(before.state === 'snoozed' && !isAsleep ? { state: 'open', snoozed_until: null } : { state: before.state, snoozed_until: before.state === 'snoozed' ? before.snoozed_until : null }),
  };
  return { next, history: [{ type: 'undone' }], turn: row.state === 'resolved' && before.handler === 'ai' ? 'answer' : 'keep' };
}

export function markRead(row: ConversationRow): Decision {
  return row.unread_count === 0 ? unchanged(row) : { next: { ...row, unread_count: 0 }, history: [], turn: 'keep' };
}

/** A person comes back to it later: it counts as one unread message at least. */
export function markUnread(row: ConversationRow): Decision {
  return row.unread_count > 0 ? unchanged(row) : { next: { ...row, unread_count: 1 }, history: [], turn: 'keep' };
}

/** Several decisions at once, each made of what the one before left. */
export function inTurn(row: ConversationRow, steps: readonly ((row: ConversationRow) => Decision)[]): Decision {
  return steps.reduce<Decision>((made, step) => {
    const { next, history, turn } = step(made.next);
    return { next, history: [...made.history, ...history], turn: turn === 'keep' ? made.turn : turn };
  }, unchanged(row));
}

/** A waiting conversation that gets an assignee is with a person; one with a person that loses its assignee waits. The assistant goes on where it answers. */
export function assign(row: ConversationRow, assigneeId: string | null, publicAssigneeId: string | null, at: Date): Decision {
  if (row.assignee_id === assigneeId) return unchanged(row);
  const handler = row.handler === 'ai' ? 'ai' : assigneeId === null ? 'waiting' : 'human';
  const next = { ...inHands(row, handler, at), handler_version: row.handler_version + (row.handler === 'ai' ? 0 : 1), assignee_id: assigneeId };
  return { next, history: [{ type: 'assigned', detail: { assignee_id: publicAssigneeId } }], turn: 'keep' };
}

/** The event that tells screens and integrators about an entry; undefined where `conversation.updated` says it all. */
export function eventOfEntry(type: HistoryEntry['type']): EventName | undefined {
  switch (type) {
    case 'handed_off': case 'taken_over': case 'returned_to_ai': case 'resolved': case 'reopened': return `conversation.${type}`;
    case 'assigned': case 'snoozed': case 'undone': return undefined;
  }
}

function inHands(row: ConversationRow, handler: ConversationRow['handler'], at: Date): ConversationRow {
  return { ...row, handler, handler_changed_at: row.handler === handler ? row.handler_changed_at : at };
}
/** Where the assistant has it already the version stays, so that what it wrote still goes out. */
function backWithAi(row: ConversationRow, at: Date): ConversationRow {
  return { ...inHands(row, 'ai', at), handler_version: row.handler_version + (row.handler === 'ai' ? 0 : 1) };
}
function userIdOf(by: Decider): string | null {
  return by.kind === 'user' ? by.userId : null;
}

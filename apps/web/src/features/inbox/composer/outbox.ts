import type { ProblemField } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../../../shared/api/api.js';
import { useLiveState } from '../../../shared/live/live.js';
import { isTemporary } from '../../../shared/api/query-client.js';
import { sessionState, useHasSessionEnded } from '../../../shared/api/session-state.js';
import { type SendMessage, sendMessage } from '../api/send-message.js';
import { putTaken } from '../live/message-cache.js';

/** Why the API does not want a message: its code, and what is wrong with which part if it is one part. */
interface Refusal {
  readonly code: string;
  readonly field?: Pick<ProblemField, 'code' | 'params'> | undefined;
}
/** A message that was typed here and that the API has not taken yet. */
export interface PendingMessage extends SendMessage {
  /** Who typed it: nobody else's login sends it. */
  readonly userId: string;
  /** RFC 3339. */
  readonly at: string;
  /** Which one of its page: several are typed within one moment. */
  readonly turn: number;
  /** Id of the newest message of the thread when it was typed; empty when there was none. */
  readonly after?: string | undefined;
  /** What the bubble shows of a file. */
  readonly filename?: string | undefined;
  /** Why the API does not want it. Without one it is on its way, or waits for the network. */
  readonly refusal?: Refusal | undefined;
}

/** Each message has a place of its own: tabs that write at the same moment overwrite nothing of each other. */
const PLACE = 'parley.outbox.';
const AGAIN_AFTER_MS = 3000;
const NONE: readonly PendingMessage[] = [];
/** Answers that say "later" although the request arrived. */
const LATER: ReadonlySet<string> = new Set(['idempotency_key.in_flight', 'request.rate_limited', 'login.required', 'csrf.refused']);

/** Before that all of them stood in one place, which may still hold some. */
const OLD_PLACE = 'parley.outbox';

let text = '';
let pending: readonly PendingMessage[] = NONE;
const listeners = new Set<() => void>();

// Messages are kept in the browser, so that they outlive the page and an absent network; all tabs see the same ones.
function read(): readonly PendingMessage[] {
  moveOld();
  const kept = Object.keys(localStorage).filter((place) => place.startsWith(PLACE)).flatMap((place) => localStorage.getItem(place) ?? []).toSorted();
  const now = kept.join();
  if (now !== text) {
    text = now;
    pending = kept.map((each) => JSON.parse(each) as PendingMessage).toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  }
  return pending;
}
function moveOld(): void {
  const old = localStorage.getItem(OLD_PLACE);
  if (old === null) return;
  for (const [turn, message] of (JSON.parse(old) as PendingMessage[]).entries()) localStorage.setItem(PLACE + message.key, JSON.stringify({ ...message, turn }));
  localStorage.removeItem(OLD_PLACE);
}
function order({ at, turn, key }: PendingMessage): string {
  return `${at} ${String(turn).padStart(9, '0')} ${key}`;
}
function keep(message: PendingMessage): void {
  localStorage.setItem(PLACE + message.key, JSON.stringify(message));
  for (const listener of listeners) listener();
}
/** Forgets a message: the API has it, or nobody wants it sent any more. */
export function withdraw(key: string): void {
  localStorage.removeItem(PLACE + key);
  for (const listener of listeners) listener();
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useOutbox(): readonly PendingMessage[] {
  return useSyncExternalStore(subscribe, read);
}

let posted = 0;

/** Keeps a message until the API has it, and begins to send. */
export function post(client: QueryClient, message: Omit<PendingMessage, 'refusal' | 'turn'>): void {
  keep({ ...message, turn: posted += 1 });
  void sendAll(client, message.userId);
}
/** Tries a refused message once more, as a new one: the API remembers the old key. */
export function repost(client: QueryClient, { refusal: _refusal, ...message }: PendingMessage): void {
  // Another tab may have done so.
  if (localStorage.getItem(PLACE + message.key) === null) return;
  keep({ ...message, key: crypto.randomUUID() });
  withdraw(message.key);
  void sendAll(client, message.userId);
}
/** Takes back the last message of a conversation that the API refused, if it is words only. */
export function recallRefused(conversationId: string, userId: string): string | undefined {
  const last = read().findLast((each) => each.conversationId === conversationId && each.userId === userId && each.refusal !== undefined && each.content.kind === 'text');
  if (last?.content.kind !== 'text') return undefined;
  withdraw(last.key);
  return last.content.text;
}

/** Sends what waits as soon as it can be sent, whatever page is open: after a new start, when the server is back, after a new login. */
export function useOutboxSender(client: QueryClient, userId: string): void {
  const live = useLiveState();
  const hasSessionEnded = useHasSessionEnded();
  useEffect(() => {
    if (!hasSessionEnded && live !== 'offline') void sendAll(client, userId);
  }, [client, userId, live, hasSessionEnded]);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what waits, oldest first and one at a time; one tab does it for all. */
export async function sendAll(client: QueryClient, userId: string): Promise<void> {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  const isDone = await (locks ? locks.request('parley-outbox', () => sendEach(client, userId)) : sendEach(client, userId));
  clearTimeout(timer);
  timer = isDone ? undefined : setTimeout(() => void sendAll(client, userId), AGAIN_AFTER_MS);
}

/** False when something still waits for the network. */
async function sendEach(client: QueryClient, userId: string): Promise<boolean> {
  for (;;) {
    const next = read().find((each) => each.userId === userId && each.refusal === undefined);
    if (!next) return true;
    try {
      putTaken(client, next.storeId, await sendMessage(next));
      withdraw(next.key);
    } catch (error) {
      // The login is asked for on top of the page, and then this goes on.
      if (error instanceof ApiError && error.code === 'login.required') sessionState.end();
      if (isTemporary(error) || (error instanceof ApiError && LATER.has(error.code))) return false;
      const refusal: Refusal = error instanceof ApiError ? { code: error.code, field: error.details.fields?.[0] } : { code: 'server.failed' };
      // Another tab may have brought it to its end meanwhile.
      if (localStorage.getItem(PLACE + next.key) !== null) keep({ ...next, refusal });
    }
  }
}

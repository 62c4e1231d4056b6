import { useMemo, useSyncExternalStore } from 'react';

/** What the server says of a colleague; `for_ms` is how long it holds from now. */
export interface PresenceNote {
  readonly conversation_id: string;
  readonly user_id: string;
  readonly state: 'viewing' | 'typing' | 'gone';
  readonly for_ms: number;
}
/** A colleague who is at a conversation. */
export interface Sighting {
  readonly conversationId: string;
  readonly userId: string;
  readonly isTyping: boolean;
}
interface Known { readonly conversationId: string; readonly userId: string; readonly until: number; readonly typingUntil: number }

const known = new Map<string, Known>();
const listeners = new Set<() => void>();
let sightings: readonly Sighting[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Undefined for what this version of the page does not know. */
export function readPresenceNote(text: string): PresenceNote | undefined {
  const note = JSON.parse(text) as Partial<PresenceNote>;
  const isKnown = typeof note.conversation_id === 'string' && typeof note.user_id === 'string' && typeof note.for_ms === 'number' && (note.state === 'viewing' || note.state === 'typing' || note.state === 'gone');
  return isKnown ? (note as PresenceNote) : undefined;
}

/** Who types still looks for a while after the last key. */
const LOOKS_ON_MS = 30_000;

export function takePresence({ conversation_id: conversationId, user_id: userId, state, for_ms: forMs }: PresenceNote): void {
  const key = `${conversationId} ${userId}`;
  const until = Date.now() + forMs;
  if (state === 'gone') known.delete(key);
  else if (state === 'typing') known.set(key, { conversationId, userId, until: Math.max(until + LOOKS_ON_MS, known.get(key)?.until ?? 0), typingUntil: until });
  else known.set(key, { conversationId, userId, until, typingUntil: known.get(key)?.typingUntil ?? 0 });
  settle();
}

/** Nobody is known any more: the page follows another store, or none. */
export function forgetPresence(): void {
  known.clear();
  settle();
}

/** What a page that just came needs to know. */
export function presenceNow(): PresenceNote[] {
  const now = Date.now();
  return [...known.values()].flatMap(({ conversationId, userId, until, typingUntil }): PresenceNote[] => [
    { conversation_id: conversationId, user_id: userId, state: 'viewing', for_ms: until - now },
    ...(typingUntil > now ? [{ conversation_id: conversationId, user_id: userId, state: 'typing' as const, for_ms: typingUntil - now }] : []),
  ]);
}

/** Shows what holds now, and looks again when the first of it ends. */
function settle(): void {
  const now = Date.now();
  for (const [key, { until }] of known) if (until <= now) known.delete(key);
  sightings = [...known.values()].map(({ conversationId, userId, typingUntil }) => ({ conversationId, userId, isTyping: typingUntil > now }));
  for (const listener of listeners) listener();
  clearTimeout(timer);
  const next = Math.min(...[...known.values()].flatMap(({ until, typingUntil }) => [until, typingUntil]).filter((end) => end > now));
  if (Number.isFinite(next)) timer = setTimeout(settle, next - now + 50);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Who is at a conversation besides `me`. */
export function usePresence(conversationId: string, me: string): readonly Sighting[] {
  const all = useSyncExternalStore(subscribe, () => sightings);
  return useMemo(() => all.filter((each) => each.conversationId === conversationId && each.userId !== me), [all, conversationId, me]);
}

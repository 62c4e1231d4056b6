import { refuse } from '../http/refusal.js';
import { isRecord } from '../http/router.js';
import type { Phone } from './phone.js';
import type { ThreadEntry } from './thread.js';

type Remembered = Pick<ThreadEntry, 'id' | 'from' | 'type' | 'content' | 'at' | 'tick'> & { readonly quotedId?: string };

/** Puts bubbles of an earlier day onto a phone that shows none yet: nobody is told of them. @throws Refusal 400 */
export function rememberChat(phone: Phone, entries: unknown): void {
  if (!Array.isArray(entries)) throw refuse(400, '"entries" must be a list');
  const { thread, customer, number } = phone;
  if (thread.entries.length > 0) return;
  for (const entry of entries.map(rememberedEntry)) {
    thread.add({ ...entry, numberId: number.id });
    if (entry.from === 'customer') customer.lastInboundAt.set(number.id, Math.max(entry.at, customer.lastInboundAt.get(number.id) ?? 0));
  }
}

/** Lets time pass in one chat only: all that happened in it lies `ms` further back, and its window closes so much sooner. */
export function ageChat({ thread, customer, number }: Phone, ms: number): void {
  const last = customer.lastInboundAt.get(number.id);
  if (last !== undefined) customer.lastInboundAt.set(number.id, last - ms);
  for (const entry of thread.entries) thread.change(entry, { at: entry.at - ms });
}

function rememberedEntry(value: unknown): Remembered {
  if (!isRecord(value)) throw refuse(400, 'an entry must be an object');
  const { id, from, type, content, at, tick, quotedId } = value;
  if (typeof id !== 'string' || typeof type !== 'string' || typeof at !== 'number' || (from !== 'customer' && from !== 'business')) throw refuse(400, 'an entry needs "id", "from", "type" and "at"');
  const known = (['sent', 'delivered', 'read', 'failed'] as const).find((each) => each === tick) ?? 'delivered';
  return { id, from, type, content, at, tick: known, ...(typeof quotedId === 'string' ? { quotedId } : {}) };
}

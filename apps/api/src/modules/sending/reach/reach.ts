import { DAY, MINUTE, SECOND } from '../../../platform/clock/clock.js';

/** Of the limit; the rest is for what people and rules write. */
const BULK_SHARE_OF_REACH = 0.95;

/** Counting is heavy where many were written to: while a lot is left, it is not done at every batch. */
const COUNT_AGAIN_MS = 10 * SECOND;
const MOST_BETWEEN_COUNTS_MS = 2 * MINUTE;
/** Several numbers may write for one business, and people do. */
const SHARE_OF_THE_WAY = 0.25;

/** What is left of a limit for bulk messages. `freesAt`: when somebody counts no more. */
export interface Room { readonly limit: number; readonly left: number; readonly freesAt: Date }
export interface Reached { readonly limit: number; readonly used: number; readonly oldest_at: Date | null }

/** Of a limit, what bulk messages may use. */
export function shareOf(limit: number): number {
  return Math.floor(limit * BULK_SHARE_OF_REACH);
}
export function roomOf({ limit, used, oldest_at: oldest }: Reached, now: Date): Room {
  return { limit, left: Math.max(0, shareOf(limit) - used), freesAt: new Date((oldest ?? now).getTime() + DAY) };
}

/** For how long a count holds when `perSecond` messages are sent: never until what was left may be used up. */
export function countHoldsMs(room: Pick<Room, 'left'> | undefined, perSecond: number): number {
  const wayMs = (room?.left ?? 0) / perSecond * SECOND;
  return Math.min(MOST_BETWEEN_COUNTS_MS, Math.max(COUNT_AGAIN_MS, wayMs * SHARE_OF_THE_WAY));
}

/** So many begin a conversation: on how many days, and how many of them not within the first. */
export function daysFor(people: number, { limit, left }: Pick<Room, 'limit' | 'left'>): { readonly days: number; readonly later: number } {
  const later = Math.max(0, people - left);
  return { days: 1 + Math.ceil(later / Math.max(1, Math.floor(limit * BULK_SHARE_OF_REACH))), later };
}

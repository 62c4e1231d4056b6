import { DAY } from '../../../platform/clock/clock.js';

/** Of the limit; the rest is for what people and rules write. */
const BULK_SHARE_OF_REACH = 0.95;

/** What is left of a limit for bulk messages. `freesAt`: when somebody counts no more. */
export interface Room { readonly limit: number; readonly left: number; readonly freesAt: Date }
export interface Reached { readonly limit: number; readonly used: number; readonly oldest_at: Date | null }

export function roomOf({ limit, used, oldest_at: oldest }: Reached, now: Date): Room {
  return { limit, left: Math.max(0, Math.floor(limit * BULK_SHARE_OF_REACH) - used), freesAt: new Date((oldest ?? now).getTime() + DAY) };
}

/** So many begin a conversation: on how many days, and how many of them not within the first. */
export function daysFor(people: number, { limit, left }: Pick<Room, 'limit' | 'left'>): { readonly days: number; readonly later: number } {
  const later = Math.max(0, people - left);
  return { days: 1 + Math.ceil(later / Math.max(1, Math.floor(limit * BULK_SHARE_OF_REACH))), later };
}

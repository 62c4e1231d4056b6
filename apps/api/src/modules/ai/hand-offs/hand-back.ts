import { readHandOffReason } from '#contracts';
import type { AssistantTurn } from '../turn.js';
import { plain } from '../wording/language.js';

/** What a customer asks for anew whenever they say it. */
const ASKED: ReadonlySet<string> = new Set(['asked_for_person', 'complaint', 'order', 'cancel_order', 'cart', 'keyword', 'no_answer', 'upset', 'order_value', 'failed_answers', 'budget']);
/** What happened longer ago is another matter, whatever it is called. */
export const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/**
 * True for a hand-off that would only bring back what a person has given back: nothing new was said since, or it has the
 * same reason as the last one and nobody asked for it.
 */
export function wouldLoop(reason: string, { handBack, messages }: Pick<AssistantTurn, 'handBack' | 'messages'>): boolean {
  if (handBack === undefined) return false;
  const cause = readHandOffReason(reason)?.cause;
  // It was to try again, and its model fails still.
  if (!handBack.hasNewWish) return cause !== 'no_answer';
  const passedMs = (messages.at(-1)?.at.getTime() ?? 0) - handBack.at.getTime();
  return passedMs < REMEMBERED_MS && !(cause !== undefined && ASKED.has(cause)) && handBack.reason !== null && plain(reason) === plain(handBack.reason);
}

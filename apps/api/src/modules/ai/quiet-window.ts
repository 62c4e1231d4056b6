import { textOf } from '#contracts';
import type { TurnMessage } from './turn.js';

/** A customer who keeps typing is waited for, but never longer than this after the last message. */
export const LONGEST_QUIET_WINDOW_MS = 8_000;
/** Two messages closer than this are one burst. */
const BURST_GAP_MS = 4_000;
/** Up to this many letters without closing punctuation, "hi" or "the blue", usually has a sequel. */
const FRAGMENT_LETTERS = 12;

const SOFT_END = /(?:[,;:،؛]|\.\.|…|[-–—])$/u;
const CLOSED_END = /[.!?؟。！？)\]]$/u;
// A last word that opens something: conjunctions, prepositions and articles of the five languages.
const OPEN_WORD = /(?:^|\s)(?:and|or|but|because|with|the|a|for|y|o|pero|porque|con|el|la|un|una|para|et|ou|mais|avec|le|les|une|pour|e|mas|com|um|uma|و|أو|او|لكن|مع|في)$/iu;

/**
 * How long to wait for a further message before the assistant answers, in milliseconds after the last one.
 * Zero for taps (they are complete) and when `windowMs` is zero; longer when the last message looks unfinished or the
 * customer writes in a burst; never above LONGEST_QUIET_WINDOW_MS, unless the setting itself is.
 * @param messages the customer's unanswered messages, oldest first
 * @param windowMs the setting: QUIET_WINDOW_MS or the store's own
 */
export function quietWindowMs(messages: readonly Pick<TurnMessage, 'content' | 'at'>[], windowMs: number): number {
  const last = messages.at(-1);
  if (last === undefined || windowMs <= 0) return 0;
  if (last.content.kind === 'choice' || last.content.kind === 'flow_reply' || last.content.kind === 'order') return 0;
  const factor = 1 + unfinished(textOf(last.content)) + (inBurst(messages) ? 0.5 : 0);
  return Math.max(windowMs, Math.min(Math.round(windowMs * factor), LONGEST_QUIET_WINDOW_MS));
}

function unfinished(text: string): number {
  const line = text.trim();
  if (line === '') return 0;
  if (SOFT_END.test(line) || OPEN_WORD.test(line)) return 1;
  return line.length <= FRAGMENT_LETTERS && !CLOSED_END.test(line) && !/\p{Extended_Pictographic}$/u.test(line) ? 0.5 : 0;
}

function inBurst(messages: readonly Pick<TurnMessage, 'at'>[]): boolean {
  const [previous, last] = messages.slice(-2);
  return previous !== undefined && last !== undefined && last.at.getTime() - previous.at.getTime() < BURST_GAP_MS;
}

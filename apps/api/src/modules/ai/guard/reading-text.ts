import { anyOf, EDGE, END, normalise as plainly, wholeWords } from '#contracts';
import { teensToDigits } from './teens.js';

export { anyOf, EDGE, END, wholeWords };

/** One form for every way to write a text, and for eleven to nineteen. */
export function normalise(text: string): string {
  return teensToDigits(plainly(text));
}

/** Text between full stops, in any script. Marks inside numbers and names end nothing. */
export function sentencesOf(text: string): string[] {
  return text.split(/[!?\n؟।。！？]+|\.(?=\s|$)/u).filter((part) => part.trim() !== '');
}
/** Text between all marks: what "no" or "not" reaches. */
export function clausesOf(text: string): string[] {
  return text.split(/[!?\n؟।。！？;:،؛—–]+|[.,](?!\d)/u).filter((part) => part.trim() !== '');
}
/** Words and numbers of a normalised text. */
export function wordsIn(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Groups of thousands may be set apart by a space. */
export const NUMBER = '\\d+(?:[.,\']\\d+| \\d{3}(?!\\d))*';

/** A number without grouping and trailing zeros; one or two digits behind the last mark are decimals. */
export function canonical(number: string): string {
  const compact = number.replaceAll(/[' ]/g, '');
  const decimal = /^(.*)[.,](\d{1,2})$/.exec(compact);
  const whole = (decimal?.[1] ?? compact).replaceAll(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const fraction = (decimal?.[2] ?? '').replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** Reads what the store and its tools have said only when an answer gives reason to. */
export function once<T extends string | ReadonlySet<string>>(read: () => T): () => T {
  let known: T | undefined;
  return () => (known ??= read());
}

/**
 * At most the first `max` UTF-16 units of a text, never ending inside a character: half an emoji is nothing that a database keeps,
 * a provider takes or a person can read.
 */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, isHigh(text.charCodeAt(max - 1)) ? max - 1 : max);
}

/** At most the last `max` UTF-16 units of a text, never beginning inside a character. */
export function cutToEnd(text: string, max: number): string {
  if (text.length <= max) return text;
  const start = text.length - max;
  return text.slice(isLow(text.charCodeAt(start)) ? start + 1 : start);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

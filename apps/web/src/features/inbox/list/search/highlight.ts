export interface TextRun { readonly text: string; readonly isHit: boolean }

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\u0300-\u036F\u064B-\u065F\u0670\u0640]/g, '').toLowerCase();
}

/** A text cut so that words which begin with a word of the search stand alone. */
export function highlighted(text: string, q: string): TextRun[] {
  const wanted = folded(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  const isHit = (word: string): boolean => wanted.some((each) => folded(word).startsWith(each));
  return text.split(/([\p{L}\p{N}\p{M}\u0640]+)/u).filter((part) => part !== '').map((part) => ({ text: part, isHit: /[\p{L}\p{N}]/u.test(part) && isHit(part) }));
}

const INDIC_FROM = 0x0900;
const INDIC_TO = 0x0dff;

/** Lower case, Latin digits, no accents, vowel signs or invisible characters; one form of each Arabic letter. Punctuation and symbols stay. */
export function normalise(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}ـ]/gu, '').toLowerCase().replaceAll(/[’ʼ‘]/g, '\'')
    .replaceAll(/\p{Nd}/gu, latinDigit).replaceAll('٫', '.').replaceAll('٬', ',').replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replaceAll('ة', 'ه').replaceAll('ى', 'ي').replaceAll('ٱ', 'ا');
}

function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  const nibble = code & 0xf;
  // The digits of the Indic blocks begin at ...6, all others that are still here at ...0.
  return String(code >= INDIC_FROM && code <= INDIC_TO ? nibble - 6 : nibble);
}

/** Not in the middle of a word. */
export const EDGE = '(?<![\\p{L}\\p{N}])';
export const END = '(?![\\p{L}\\p{N}])';
const REST = '[\\p{L}\\p{N}]*';

/** One of the phrases as whole words; `*` stands for the rest of a word. Phrases may have accents: they are read as texts are. */
export function anyOf(phrases: readonly string[]): string {
  const parts = phrases.map((phrase) => normalise(phrase).trim()).filter((phrase) => phrase !== '').toSorted((a, b) => b.length - a.length);
  const [beginnings, others] = [parts.filter((phrase) => phrase.indexOf('*') === phrase.length - 1).map((phrase) => phrase.slice(0, -1)), parts.filter((phrase) => phrase.indexOf('*') !== phrase.length - 1)];
  // The rest of a word stands once for all that may begin one: what V8 compiles grows with every class of letters.
  return `(?:${[...(beginnings.length === 0 ? [] : [`(?:${beginnings.map(sourceOf).join('|')})${REST}`]), ...others.map(sourceOf)].join('|')})`;
}
function sourceOf(phrase: string): string {
  return phrase.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', REST).replaceAll(' ', '\\s+');
}
/** The same as a pattern for texts in the form of `normalise`. */
export function wholeWords(phrases: readonly string[], flags = 'u'): RegExp {
  return new RegExp(`${EDGE}${anyOf(phrases)}${END}`, flags);
}

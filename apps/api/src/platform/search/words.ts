// Text as search sees it: the same on both sides, for what is indexed and for what is asked. Pure.

/** Marks that are left out when people type: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs. Not those of Indic scripts, where they are vowels. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/gu;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', 'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ک': 'ك', 'ة': 'ه', 'ـ': '',
};
const REPLACED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /^[a-z]+$/;
const DEVANAGARI = /^[\u0900-\u097f]+$/;
/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_MAX = 40;

/** Lower case, without accents and vowel signs, one form for each letter and digit. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').normalize('NFC').toLowerCase()
    .replace(REPLACED, (letter) => LETTERS[letter] ?? letter)
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[०-९]/gu, (digit) => String((digit.codePointAt(0) ?? 0) - 0x966));
}

/** The words of a text, in order, plain. `don't` and `l'abat-jour` become `dont` and `l abat jour`; "12,5" stays one word, `12.5`. */
export function wordsOf(text: string): string[] {
  const words = plain(text)
    .replace(/(?<=\p{L}{2})['’](?=\p{L}\b)/gu, '')
    .replace(/(?<=\d),(?=\d)/gu, '.')
    .match(/\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : splitUnit(word))).filter((word) => word.length <= WORD_MAX);
}

function pairsOf(word: string): string[] {
  const letters = [...word];
  return letters.length < 3 ? [word] : letters.slice(1).map((letter, place) => `${letters[place] ?? ''}${letter}`);
}
/** "40l", "200cm" and "2kg" are typed with and without a space. */
function splitUnit(word: string): string[] {
  const parts = /^(\d+(?:\.\d+)?)(mm|cm|m|km|g|kg|ml|cl|l|w|v|oz|lb|in|ft)$/.exec(word);
  return parts?.[1] && parts[2] ? [parts[1], parts[2]] : [word];
}

/**
 * What forms of one word share: singular and plural in English, Spanish, French and Portuguese, masculine and feminine, -ing and -ed,
 * and Arabic words with and without article or regular plural. It need not be a word; it only has to be the same for both.
 */
export function stemOf(word: string): string {
  if (ARABIC.test(word)) return arabicStem(word);
  if (DEVANAGARI.test(word)) return hindiStem(word);
  return LATIN.test(word) ? latinStem(word).replace(/z$/, 'c') : word;
}

/** Number, gender and case are endings; the dots of borrowed sounds and the two signs for a nasal are written as one likes. */
function hindiStem(word: string): string {
  return word.replaceAll('\u093c', '').replaceAll('ँ', 'ं').replace(/(?<=.{2})(?:ियों|ियां|ाओं|ओं|ों|ें|ीं|ां|ा|ी|े|ो|ं)$/u, '');
}

function arabicStem(word: string): string {
  const bare = word.replace(/^(?:وال|بال|كال|فال|لل|ال)(?=.{3})/u, '');
  return bare.replace(/(?<=.{3})(?:ات|ين|ون|ان)$/u, '').replace(/(?<=.{2})ه$/u, '');
}

/** Singular and plural, but no other relation: "silla" and "sillas", not "silla" and "sill", whose stems are the same. For words that nobody typed. */
export function areForms(one: string, other: string): boolean {
  if (!LATIN.test(one)) return stemOf(one) === stemOf(other);
  const forms = formsOf(other);
  return formsOf(one).some((form) => forms.includes(form));
}
function formsOf(word: string): string[] {
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y'), word.replace(/x$/, '')];
}

/** In this order; each rule works on the result of those before it. */
const LATIN_RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=eau|eu|ou)x$/, ''], [/aux$/, 'al'],
  [/(?<=[^aeiou]|[aeiouy]{2}|[aeo])s$/, ''],
  [/(?<=[aeiouy].*[a-z])(?:ing|(?<!e)ed)$/, ''],
  [/([bdfgmnprt])\1$/, '$1'],
  [/(?<=.{2})ao$/, 'o'], [/(?<=.{2}o)e$/, ''],
  [/(?<=[a-z]{3})[eao]$/, ''],
  [/(?<=[a-z]{2})y$/, 'i'], [/v$/, 'f'], [/(?<=[a-z]{2}[ae])l$/, 'i'],
];
function latinStem(word: string): string {
  // "glass", "bus" and "tennis" are no plurals.
  const kept = /(?:ss|us|[^aeo]is)$/.test(word) ? LATIN_RULES.slice(3) : LATIN_RULES;
  return kept.reduce((form, [ending, replacement]) => (form.length > 3 ? form.replace(ending, replacement) : form), word);
}

/** Single-character edits that turn `a` into `b`, two swapped neighbours counting as one. */
export function editDistance(a: string, b: string): number {
  const x = [...a];
  const y = [...b];
  let before: number[] = [];
  let above = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= y.length; j += 1) {
      const swap = i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (x[i - 1] === y[j - 1] ? 0 : 1), swap));
    }
    before = above;
    above = row;
  }
  return above[y.length] ?? 0;
}

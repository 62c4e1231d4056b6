import { NUMBER_WORDS } from './lexicon.js';
import { normalise } from './reading-text.js';

const VALUES = new Map(Object.entries(NUMBER_WORDS).map(([word, number]) => [normalise(word), number]));
/** They stand before any noun, and count nothing then. */
const ARTICLES: ReadonlySet<string> = new Set(['one', 'un', 'una', 'uno', 'ein', 'eine', 'einem', 'einer', 'واحد', 'एक'].map(normalise));
/** Two things in one word. */
const DUALS = new Map(Object.entries({ 'سنتين': 'سنه', 'سنتان': 'سنه', 'عامين': 'عام', 'عامان': 'عام', 'شهرين': 'شهر', 'شهران': 'شهر', 'اسبوعين': 'اسبوع', 'يومين': 'يوم' }));
/** "One", "una": a number that may be no more than an article. */
export const ARTICLE_MARK = '◆';
/** Any other number in words. */
export const COUNT_MARK = '◇';
const PARTS = /[◆◇]\d+(?:[\s-]+(?:(?:and|y|e|et|und|و)[\s-]+)?[◆◇]\d+)+/gu;

/** Marks in place of number words, each with its value: "twenty-five left" is "◇25 left". @param text normalised */
export function markNumbers(text: string): string {
  const marked = text.replaceAll(/\p{L}+/gu, (word) => {
    const value = VALUES.get(word);
    return value === undefined ? word : `${ARTICLES.has(word) ? ARTICLE_MARK : COUNT_MARK}${String(value)}`;
  });
  return marked.replaceAll(PARTS, joined);
}

/** Digits in place of number words. @param text normalised */
export function wordsToDigits(text: string): string {
  return markNumbers(text.replaceAll(/\p{L}+/gu, (word) => (DUALS.has(word) ? `2 ${DUALS.get(word) ?? ''}` : word))).replaceAll(/[◆◇]/gu, '');
}

/** "Twenty-five", "treinta y cinco", "two hundred"; "two and one" are two numbers. */
function joined(parts: string): string {
  const values = [...parts.matchAll(/\d+/g)].map(Number);
  let sum = values[0] ?? 0;
  for (const [index, value] of values.slice(1).entries()) {
    const before = values[index] ?? 0;
    if (value >= 100 && value > before) sum *= value;
    else if (before >= 20 && value < before) sum += value;
    else return parts;
  }
  return `${COUNT_MARK}${String(sum)}`;
}

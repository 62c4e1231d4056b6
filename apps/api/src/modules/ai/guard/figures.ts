import type { Evidence } from './evidence.js';
import { CURRENCIES, DEAL_WORDS, ONLY_WORDS, PERCENT_WORDS, PRICE_WORDS, REDUCTION_WORDS, STOCK_WORDS } from './lexicon.js';
import { anyOf, canonical, clausesOf, EDGE, END, normalise, NUMBER, wholeWords } from './reading-text.js';

const [MONEY, PRICE, STOCK, DEAL, REDUCTION] = [CURRENCIES, PRICE_WORDS, STOCK_WORDS, DEAL_WORDS, REDUCTION_WORDS].map(anyOf) as [string, string, string, string, string];

// Each names a number (group 1) that reads as a price or a share of one.
const PRICES: readonly RegExp[] = [
  new RegExp(`\\p{Sc}\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}\\p{Sc}`, 'giu'),
  new RegExp(`${EDGE}(?:${MONEY}|r\\$)\\.?\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}(?:k\\s)?(?:${MONEY})${END}`, 'giu'),
  new RegExp(`(${NUMBER})/-`, 'giu'),
  new RegExp(`${EDGE}${PRICE}${END}[^\\d.!?؟।\\n]{0,24}?(${NUMBER})`, 'giu'),
  new RegExp(`${EDGE}${DEAL}${END}[^\\d.!?؟।\\n]{0,12}?(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})[^\\d.!?؟।\\n]{0,12}?${EDGE}${DEAL}${END}`, 'giu'),
  new RegExp(`${EDGE}${anyOf(ONLY_WORDS)}\\s+(${NUMBER})(?=\\s*(?:[.,!;:)\\n؟।]|$))`, 'giu'),
  /(?<![\d.,']|\d )(\d+[.,]\d{2})(?![\d]|[.,]\d)/gu,
];
const REDUCTIONS: readonly RegExp[] = [
  new RegExp(`(${NUMBER})\\s{0,2}(?:%|٪|${anyOf(PERCENT_WORDS)}${END})`, 'giu'),
  new RegExp(`[%٪]\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})[^\\d.!?؟।\\n]{0,10}?${EDGE}${REDUCTION}${END}`, 'giu'),
  new RegExp(`${EDGE}${REDUCTION}${END}[^\\d.!?؟।\\n]{0,24}?(${NUMBER})`, 'giu'),
];
const STOCKS: readonly RegExp[] = [
  new RegExp(`(${NUMBER}) *(?:\\p{L}{1,14} +)?${EDGE}${STOCK}${END}`, 'giu'),
  new RegExp(`${EDGE}${STOCK}${END}[^\\d.!?؟।\\n]{0,12}?(${NUMBER})`, 'giu'),
];
const NUMBERS: readonly RegExp[] = [new RegExp(`(${NUMBER})`, 'g')];
const HAGGLING = wholeWords([...PRICE_WORDS, ...DEAL_WORDS, ...CURRENCIES, ...REDUCTION_WORDS, ...PERCENT_WORDS, 'sell', 'give', 'for only', 'vende*', 'vend*', 'donne*', 'verkauf*', 'بع*', 'اعط*', 'दे दो', 'बेच*']);
/** So small a number counts things: "which of the 2", "3 colours". */
const COUNTED_UP_TO = 10;
/** Round the clock. */
const HARMLESS: ReadonlySet<string> = new Set(['24']);
/** Digits of ids are no figures. */
const PUBLIC_ID = /\b[a-z]{2,4}_[0-9a-z]{26}\b/g;

/** A number without evidence, in its surroundings; undefined when there is none. @param texts normalised */
export function inventedFigure(texts: readonly string[], evidence: Evidence): string | undefined {
  // Most answers leave their figures to the server: then there is nothing to look for in what tools have told.
  if (!texts.some((text) => /\d/.test(text))) return undefined;
  const [figures, words, prose, said] = [evidence.figures, evidence.words, evidence.prose, evidence.said].map((parts) => numbersIn(normalise(parts.join('\n').replaceAll(PUBLIC_ID, ' ')), NUMBERS)) as [Set<string>, Set<string>, Set<string>, Set<string>];
  const told = normalise([...evidence.figures, ...evidence.prose].join('\n').replaceAll(PUBLIC_ID, ' '));
  // What was told as days or as a price backs neither a share nor a stock figure.
  const kinds = [PRICES, REDUCTIONS, STOCKS].map((patterns) => ({ patterns, backed: numbersIn(told, patterns) }));
  const asked = numbersIn(evidence.asked.flatMap((text) => clausesOf(normalise(text))).filter((clause) => !HAGGLING.test(clause)).join('\n'), NUMBERS);
  const known = new Set([...HARMLESS, ...figures, ...words, ...prose, ...said, ...asked]);
  for (const text of texts) {
    const invented = kinds.flatMap(({ patterns, backed }) => figuresIn(text, patterns).filter(({ number }) => !backed.has(number)))[0]
      ?? figuresIn(text, NUMBERS).find(({ number }) => !known.has(number) && !(Number(number) <= COUNTED_UP_TO && Number.isInteger(Number(number))));
    if (invented !== undefined) return invented.context;
  }
  return undefined;
}

function figuresIn(text: string, patterns: readonly RegExp[]): { number: string; context: string }[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [{ number: canonical(match[1]), context: match[0].trim().slice(0, 120) }])));
}

function numbersIn(text: string, patterns: readonly RegExp[]): Set<string> {
  return new Set(figuresIn(text, patterns).map(({ number }) => number));
}

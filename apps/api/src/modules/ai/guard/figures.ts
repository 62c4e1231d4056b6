import type { Evidence } from './evidence.js';
import { CURRENCIES, DEAL_WORDS, ONLY_WORDS, PERCENT_WORDS, PRICE_WORDS, REDUCTION_WORDS, STOCK_WORDS, SUM_WORDS, SUM_WORDS_BEHIND } from './lexicon.js';
import { anyOf, canonical, clausesOf, EDGE, END, normalise, NUMBER, wholeWords } from './reading-text.js';

const [MONEY, PRICE, STOCK, DEAL, REDUCTION] = [CURRENCIES, PRICE_WORDS, STOCK_WORDS, DEAL_WORDS, REDUCTION_WORDS].map(anyOf) as [string, string, string, string, string];

/** Between a word and its number. A price reference is the price already; behind a comma something else is counted. */
const GAP = '[^\\d.,،!?؟।\\n□]';
const AT_END = '(?=\\s*(?:[.,](?!\\d)|[!;:)\\n؟।]|$))';
/** "The total for 2 mugs is □". */
const NOT_COUNTED = '(?!\\d|(?:\\s+\\p{L}+){1,3}\\s+(?:is|are|comes to|es|son|est|sont|e|sao|ist|sind|betragt)\\s+□)';
const WORTH = anyOf(CURRENCIES.filter((word) => !word.startsWith('pound')));

/** Beside a currency. */
const AMOUNTS: readonly RegExp[] = [
  new RegExp(`\\p{Sc}\\s{0,2}(${NUMBER})`, 'gu'),
  new RegExp(`(${NUMBER})\\s{0,2}\\p{Sc}`, 'gu'),
  new RegExp(`${EDGE}(?:${MONEY}|r\\$)\\.?\\s{0,2}(${NUMBER})`, 'gu'),
  new RegExp(`(${NUMBER})\\s{0,2}(?:k\\s)?(?:${WORTH})${END}`, 'gu'),
  new RegExp(`(${NUMBER})/-`, 'gu'),
];
// Each names a number (group 1) that reads as a price.
export const CLEAR_PRICES: readonly RegExp[] = [
  ...AMOUNTS,
  new RegExp(`${EDGE}${PRICE}${END}${GAP}{0,24}?(${NUMBER})${NOT_COUNTED}`, 'gu'),
  new RegExp(`${EDGE}${DEAL}${END}${GAP}{0,12}?(${NUMBER})`, 'gu'),
  new RegExp(`${EDGE}${DEAL}${END}\\s*[,،]\\s*(${NUMBER})${AT_END}`, 'gu'),
  new RegExp(`${EDGE}(?:have it|(?<!(?:we|i|they)\\s(?:also\\s|still\\s|do\\s)?)have (?:the|this|that|your|them)${GAP}{0,30}?|yours|take it|te lo dejo|te la dejo|te lo doy|lo tienes|la tienes|je te le laisse|je vous le laisse|fica|e seu|du bekommst es|gehort dir)\\s+(?:for|por|a|pour|por so|fur)\\s+(${NUMBER})${AT_END}`, 'gu'),
  new RegExp(`(${NUMBER})[^\\d.!?؟।\\n]{0,12}?${EDGE}${DEAL}${END}`, 'gu'),
  new RegExp(`${EDGE}${anyOf(ONLY_WORDS)}\\s+(${NUMBER})${AT_END}`, 'gu'),
  new RegExp(`${EDGE}${anyOf(SUM_WORDS)}\\s+(?:${anyOf(ONLY_WORDS)}\\s+)?(${NUMBER})${AT_END}`, 'gu'),
  new RegExp(`(${NUMBER})\\s+${anyOf(SUM_WORDS_BEHIND)}${END}`, 'gu'),
  // "A 80 cada una", "for 80 it is yours", "بـ80 فقط".
  new RegExp(`${EDGE}(?:at|for|a|por|pour)\\s+(${NUMBER})\\s+(?:each|apiece|a piece|cada|chacune?|(?:la )?piece|l'unite)${END}`, 'gu'),
  new RegExp(`${EDGE}(?:for|por|pour)\\s+(${NUMBER}),?\\s+(?:it's|it is|they are|es|e|elle est|il est|c'est)\\s+(?:yours|tuy[oa]s?|suy[oa]s?|tua|teu|sua|seu|a vous|a toi)${END}`, 'gu'),
  new RegExp(`${EDGE}ب\\s?(${NUMBER})(?:${AT_END}|\\s+(?:فقط|للقطعه|للواحد|للواحده)${END})`, 'gu'),
];
/** A price or a measure: "3.50", "3 pounds". */
export const MEASURES: readonly RegExp[] = [
  new RegExp(`(${NUMBER})\\s{0,2}pounds?${END}`, 'gu'),
  /(?<![\d.,']|\d )(\d+[.,]\d{2})(?![\d]|[.,]\d)/gu,
];
const REDUCTIONS: readonly RegExp[] = [
  new RegExp(`(${NUMBER})\\s{0,2}(?:%|٪|${anyOf(PERCENT_WORDS)}${END})`, 'gu'),
  new RegExp(`[%٪]\\s{0,2}(${NUMBER})`, 'gu'),
  new RegExp(`(${NUMBER})[^\\d.!?؟।\\n]{0,10}?${EDGE}${REDUCTION}${END}`, 'gu'),
  new RegExp(`${EDGE}${REDUCTION}${END}[^\\d.!?؟।\\n]{0,24}?(${NUMBER})`, 'gu'),
];
/** A price beside them counts nothing: "available for $3". */
export const STOCKS: readonly RegExp[] = [
  new RegExp(`(?<![\\d.,]|\\p{Sc} ?)(${NUMBER}) *(?:\\p{L}{1,14} +)?${EDGE}${STOCK}${END}`, 'gu'),
  new RegExp(`${EDGE}${STOCK}${END}[^\\d.!?؟।\\n\\p{Sc}]{0,12}?(${NUMBER})(?! ?\\p{Sc}|[\\d.,]*\\d)`, 'gu'),
];
const PIECES = wholeWords('unit|units|piece|pieces|pcs|unidad|unidades|unidade|unite|unites|stück|قطع*|पीस'.split('|'));
/** "Available in 3 colours": no stock figure. */
const CHOICES = wholeWords((
  'colours|colors|sizes|options|choices|styles|models|types|kinds|versions|flavours|flavors|variants|designs|colores|tallas|opciones|modelos|estilos|tipos|versiones|sabores|cores|tamanhos|opcoes'
  + '|couleurs|tailles|modeles|choix|farben|größen|modelle|varianten|الوان|مقاسات|خيارات|रंग*|साइज*|विकल्प*').split('|'));
export const NUMBERS: readonly RegExp[] = [new RegExp(`(${NUMBER})`, 'g')];
/** "Te quedan 30 días" counts no goods. */
const TIMES = wholeWords('day|days|hour*|week*|month|months|minute*|dia|dias|hora|horas|semana*|mes|meses|minuto*|jour|jours|heure*|semaine*|mois|tag|tage|tagen|stunde*|woche*|يوم*|ايام|ساعات|ساعه|اسبوع|اسابيع|दिन|घंटे|हफ्ते'.split('|'));
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
  const [told, store, shown] = [[...evidence.figures, ...evidence.prose], evidence.prose, evidence.words].map((parts) => normalise(parts.join('\n').replaceAll(PUBLIC_ID, ' '))) as [string, string, string];
  // What was told as days or as a price backs neither a share nor a stock figure; what was counted ("3 instalments") backs the same count.
  const counts = countsIn(store);
  const prices = numbersIn(told, [...CLEAR_PRICES, ...MEASURES]);
  const priced = numbersIn(shown, CLEAR_PRICES);
  const measures = new Set([...words].filter((number) => !priced.has(number)));
  const kinds: readonly { patterns: readonly RegExp[]; isBacked: (figure: Figure) => boolean; /** What these find is something else. */ except?: readonly RegExp[] }[] = [
    { patterns: CLEAR_PRICES, isBacked: ({ number, count }) => prices.has(number) || counts.has(count) },
    { patterns: MEASURES, isBacked: ({ number }) => prices.has(number) || measures.has(number) },
    { patterns: REDUCTIONS, isBacked: reducedIn(told) },
    { patterns: STOCKS, isBacked: stockedIn(told, words, counts), except: AMOUNTS },
  ];
  const asked = numbersIn(evidence.asked.flatMap((text) => clausesOf(normalise(text))).filter((clause) => !HAGGLING.test(clause)).join('\n'), NUMBERS);
  const known = new Set([...HARMLESS, ...figures, ...words, ...prose, ...said, ...asked]);
  for (const text of texts) {
    const invented = kinds.flatMap(({ patterns, isBacked, except = [] }) => without(figuresIn(text, patterns), figuresIn(text, except)).filter((figure) => !isBacked(figure)))[0]
      ?? figuresIn(text, NUMBERS).find(({ number }) => !known.has(number) && !isSmall(number));
    if (invented !== undefined) return invented.context;
  }
  return undefined;
}

interface Figure { readonly number: string; readonly at: number; readonly context: string; /** With the word behind it: "3 colours". */ readonly count: string }

function reducedIn(told: string): (figure: Figure) => boolean {
  const reductions = numbersIn(told, REDUCTIONS);
  return ({ number }) => reductions.has(number);
}

/** "A set of 6 pieces" may stand in a description; how many are left may not. Pieces are whole. */
function stockedIn(told: string, words: ReadonlySet<string>, counts: ReadonlySet<string>): (figure: Figure) => boolean {
  const stocks = numbersIn(told, STOCKS);
  return ({ number, context, count }) => stocks.has(number) || counts.has(count) || (isSmall(number) && CHOICES.test(count)) || TIMES.test(count) || number.includes('.')
    || (words.has(number) && /^\d+ *\p{L}+$/u.test(context) && PIECES.test(context));
}

function isSmall(number: string): boolean {
  return Number(number) <= COUNTED_UP_TO && Number.isInteger(Number(number));
}

function figuresIn(text: string, patterns: readonly RegExp[]): Figure[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => {
    const [context, found] = match;
    if (found === undefined) return [];
    const number = canonical(found);
    const at = match.index + context.lastIndexOf(found);
    const behind = /^ +(\p{L}{3,})/u.exec(text.slice(at + found.length))?.[1] ?? '';
    return [{ number, at, context: context.trim().slice(0, 120), count: behind === '' ? '' : `${number} ${behind}` }];
  }));
}

function without(figures: readonly Figure[], others: readonly Figure[]): Figure[] {
  const places = new Set(others.map(({ at }) => at));
  return figures.filter(({ at }) => !places.has(at));
}

function countsIn(text: string): Set<string> {
  return new Set(figuresIn(text, NUMBERS).flatMap(({ count }) => (count === '' ? [] : [count])));
}

/** The numbers that the patterns find, each in one way to write it. */
export function numbersIn(text: string, patterns: readonly RegExp[]): Set<string> {
  return new Set(figuresIn(text, patterns).map(({ number }) => number));
}

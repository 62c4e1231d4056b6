import type { Evidence } from './evidence.js';
import { ASSURANCES, CURRENCIES, DISCOUNT_PHRASES, GIFT_PHRASES, NEGATIONS, NUMBER_WORDS, PERCENT_WORDS, STOCK_PHRASES } from './lexicon.js';
import { DELIVERY } from './delivery-times.js';
import { anyOf, clausesOf, EDGE, END, normalise, once, sentencesOf, wholeWords, wordsIn } from './reading-text.js';

const WORDED = anyOf(Object.keys(NUMBER_WORDS).filter((word) => !['un', 'una', 'ein', 'eine', 'mil'].includes(word)));
const MORE: ReadonlySet<string> = new Set(['', ...[...Object.keys(NUMBER_WORDS), 'und', 'y', 'e', 'و'].map(normalise)]);
/** "Fifty dollars": figures in words. */
const WORDED_FIGURE = new RegExp(`${EDGE}${WORDED}(?=([ -](?:[^\\s-]+[ -]){0,2}?)(${anyOf([...CURRENCIES, ...PERCENT_WORDS])})${END})`, 'gu');
const [GIFT, DISCOUNT, STOCK] = [GIFT_PHRASES, DISCOUNT_PHRASES, STOCK_PHRASES].map((phrases) => wholeWords(phrases)) as [RegExp, RegExp, RegExp];
const NEGATED = wholeWords(NEGATIONS);
const REASSURED = wholeWords(ASSURANCES, 'gu');
/** Goods that are given as presents, by whoever buys them. */
const GOODS_FOR_GIFTS = /(?<!\p{L})(?:ideas?|cajas?|papel|tarjetas?|envoltorios?|envolturas?|envuelt[oa]s?|bolsas?|sets?|cestas?|opcion(?:es)?|productos?|perfect[oa]s?|ideal(?:es)?) (?:para (?:un |el )?|de )?regalos?(?!\p{L})/gu;
/** "Free of charge" is a promise, "free from sulfates" is none. */
const PROMISED_GIFT = new RegExp(`${GIFT.source}(?!\\s+(?:from|of(?!\\s+charge))${END})`, 'u');
const SHORTEST_SUBJECT = 4;
const EMPTY: ReadonlySet<string> = new Set(['this', 'that', 'with', 'your', 'para', 'este', 'esta', 'todo', 'todos', 'toda', 'pour', 'vous', 'votre', 'sehr', 'ihre', 'dich', 'have', 'will', 'from', 'customers', 'clientes', 'clients', 'kunden']);

/** A promise that costs the store money, or a state of things that nothing has told; undefined when there is none. @param texts normalised */
export function unbackedClaim(texts: readonly string[], evidence: Evidence): string | undefined {
  const prose = once(() => normalise(evidence.prose.join('\n')));
  const told = once(() => normalise([...evidence.prose, ...evidence.words, ...evidence.figures].join('\n')));
  const hasSeenProducts = evidence.showsProducts || evidence.figures.length > 0 || evidence.said.length > 0;
  for (const text of texts) {
    const worded = wordedFigures(text).find((found) => !told().includes(found));
    if (worded !== undefined) return worded.slice(0, 120);
    for (const sentence of sentencesOf(text)) {
      const found = clausesOf(sentence).map((clause) => claimIn(clause, { prose, hasSeenProducts })).find((claim) => claim !== undefined);
      if (found !== undefined) return found.slice(0, 120);
    }
  }
  return undefined;
}

function wordedFigures(text: string): string[] {
  return [...text.matchAll(WORDED_FIGURE)].filter(([, between = '']) => between.split(/[ -]/).every((word) => MORE.has(word))).map((parts) => parts.slice(0, 3).join(''));
}

function claimIn(text: string, { prose, hasSeenProducts }: { prose: () => string; hasSeenProducts: boolean }): string | undefined {
  const clause = text.replaceAll(GOODS_FOR_GIFTS, ' ');
  for (const concept of [PROMISED_GIFT, DISCOUNT]) {
    const [promised] = concept.exec(clause) ?? [];
    // "At no cost" denies the cost, not the gift.
    const isDenied = promised !== undefined && NEGATED.test(clause.replaceAll(promised, ' ').replaceAll(REASSURED, ' '));
    if (promised !== undefined && !isDenied && !isBacked(clause, concept, prose())) return promised;
  }
  const [stock] = STOCK.exec(clause) ?? [];
  return stock !== undefined && !hasSeenProducts && !prose().includes(stock) ? stock : undefined;
}

/** A sentence of the store promises the same about the same: they share a word or a figure besides the promise, or both speak of delivery. */
function isBacked(clause: string, concept: RegExp, prose: string): boolean {
  const subject = subjectOf(clause, concept);
  return sentencesOf(prose).some((sentence) => {
    if (!concept.test(sentence)) return false;
    const backing = subjectOf(sentence, concept);
    return [...subject].some((word) => backing.has(word)) || (DELIVERY.test(clause) && DELIVERY.test(sentence));
  });
}

function subjectOf(text: string, concept: RegExp): Set<string> {
  const rest = text.replaceAll(new RegExp(concept.source, 'gu'), ' ');
  return new Set(wordsIn(rest).filter((word) => (word.length >= SHORTEST_SUBJECT || /^\d/.test(word)) && !EMPTY.has(word)));
}

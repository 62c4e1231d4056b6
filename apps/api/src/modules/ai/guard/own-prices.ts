import type { Evidence, Good } from './evidence.js';
import { CLEAR_PRICES, MEASURES, NUMBERS, numbersIn } from './figures.js';
import { GENERIC_WORDS } from './generic-words.js';
import { CURRENCIES, DEAL_WORDS, PRICE_WORDS } from './lexicon.js';
import { isSameWord } from './offers.js';
import { anyOf, clausesOf, END, normalise, once, sentencesOf, wholeWords, wordsIn } from './reading-text.js';

const PRICE_PATTERNS = [...CLEAR_PRICES, ...MEASURES];
const DEAL = wholeWords([...DEAL_WORDS, 'yours for', 'yours today for', 'take it for', 'have it for', 'te lo dejo', 'te la dejo', 'je vous le laisse', 'fica por', 'du bekommst es fur']);
const SHIPPING = wholeWords('delivery|deliver*|shipping|ship|ships|shipment|envio|envios|enviar*|entrega*|frete|portes|livraison*|livrer|expedition|port|lieferung|liefer*|versand*|porto|توصيل|التوصيل|للتوصيل|شحن|الشحن|للشحن|डिलीवरी|शिपिंग'.split('|'));
const EMPTY = wholeWords([...PRICE_WORDS, ...DEAL_WORDS, ...CURRENCIES]);
/** It goes on about what was named before. */
const GOES_ON = new RegExp(`^[^\\p{L}\\d]*${anyOf('it|it\'s|they|this|that|yours|only|just|now|price|the price|cuesta|vale|precio|el precio|ahora|custa|fica|o preco|il|elle|ca|c\'est|le prix|er|sie|es|das|der preis|سعره|سعرها|يكلف|बस|यह'.split('|'))}${END}`, 'u');
const SHORT_LINE = 4;
const SHORTEST = 3;
const SHORTEST_SUBJECT = 4;

/**
 * A price beside a product that is not the product's own, nor one that the store's sentences or the server's sums give to it;
 * undefined when there is none. @param texts normalised, with names and prices in place of references
 */
export function misplacedPrice(texts: readonly string[], evidence: Evidence): string | undefined {
  const { goods } = evidence;
  if (goods.length === 0 || !texts.some((text) => /\d/.test(text))) return undefined;
  const sums = numbersIn(normalise(evidence.figures.filter((figure) => figure.startsWith('total ')).join('\n')), PRICE_PATTERNS);
  const known = goods.map((good): Known => ({ words: wordsOf(good), prices: numbersIn(normalise(good.prices.join('\n')), PRICE_PATTERNS) }));
  const all = new Set(known.flatMap(({ prices }) => [...prices]));
  const pieces = evidence.prose.map(normalise);
  for (const text of texts) {
    let before: readonly Known[] = [];
    for (const sentence of sentencesOf(text)) {
      const clauses = clausesOf(sentence);
      const named = clauses.map((clause) => namedIn(clause, known));
      const measured = numbersIn(sentence, MEASURES);
      const priced = new Set([...numbersIn(sentence, CLEAR_PRICES), ...[...measured].filter((number) => all.has(number))]);
      for (const [index, clause] of clauses.entries()) {
        const numbers = [...numbersIn(clause, NUMBERS)].filter((number) => priced.has(number));
        if (numbers.length === 0) continue;
        const here = named[index] ?? [];
        const near = here.length > 0 ? here : named.slice(0, index).findLast(isAny) ?? named.slice(index + 1).find(isAny) ?? (goesOn(sentence) ? before : []);
        const meant = near.length > 0 ? near : DEAL.test(sentence) ? known : [];
        if (meant.length === 0) continue;
        const subject = here.length > 0 || (near.length > 0 && DEAL.test(sentence)) ? clause : sentence;
        const wrong = numbers.find((number) => !sums.has(number) && !meant.some(({ prices }) => prices.has(number)) && !isTold(number, subject, pieces));
        if (wrong !== undefined) return clause.trim().slice(0, 120);
      }
      before = named.findLast(isAny) ?? before;
    }
  }
  return undefined;
}

interface Known { readonly words: readonly string[]; readonly prices: ReadonlySet<string> }
const isAny = (goods: readonly Known[]): boolean => goods.length > 0;

function goesOn(sentence: string): boolean {
  return GOES_ON.test(sentence) || wordsIn(sentence).filter((word) => !/^\d/.test(word)).length <= SHORT_LINE;
}

function wordsOf({ name }: Good): string[] {
  return [...new Set(wordsIn(normalise(name)))].filter((word) => word.length >= SHORTEST && !GENERIC_WORDS.has(word) && !/^\d/.test(word));
}

/** The goods that a clause names: each whole name, and whose names fit best what is left of its words. */
function namedIn(clause: string, goods: readonly Known[]): Known[] {
  const words = wordsIn(clause);
  const matches = goods.map((good) => ({ good, found: good.words.filter((word) => words.some((other) => isSameWord(word, other))) })).filter(({ found }) => found.length > 0);
  const whole = matches.filter(({ good, found }) => found.length === good.words.length);
  const named = whole.map(({ good }) => good);
  const used = new Set(whole.flatMap(({ found }) => found));
  for (;;) {
    const left = matches.filter(({ good }) => !named.includes(good)).map(({ good, found }) => ({ good, found, fresh: found.filter((word) => !used.has(word)).length })).filter(({ fresh }) => fresh > 0);
    const most = Math.max(0, ...left.map(({ found }) => found.length));
    if (most === 0) return named;
    for (const { good, found } of left.filter((match) => match.found.length === most)) {
      named.push(good);
      for (const word of found) used.add(word);
    }
  }
}

/** A sentence of the store gives the figure to the same: both speak of delivery, or share a word that says what it is about. */
function isTold(number: string, clause: string, pieces: readonly string[]): boolean {
  const subject = once(() => new Set(subjectOf(clause)));
  return pieces.some((piece) => sentencesOf(piece).some((sentence) => {
    if (!numbersIn(sentence, NUMBERS).has(number)) return false;
    return (SHIPPING.test(clause) && SHIPPING.test(piece)) || subjectOf(sentence).some((word) => [...subject()].some((other) => isSameWord(word, other)));
  }));
}

function subjectOf(text: string): string[] {
  return wordsIn(text).filter((word) => word.length >= SHORTEST_SUBJECT && !/^\d/.test(word) && !GENERIC_WORDS.has(word) && !EMPTY.test(word));
}

import { NUMBERS } from './figures.js';
import { CURRENCIES } from './lexicon.js';
import { isSameWord } from './offers.js';
import { canonical, normalise, wholeWords, wordsIn } from './reading-text.js';

// Which of the goods that a clause names does a price belong to?

/** What a price may belong to: one of the goods, or the delivery. */
export interface Subject { readonly words: readonly string[] }
export const DELIVERY_FEE: Subject = { words: [] };
/** Any of them may be meant, or the price is said of all of them together. */
export interface Meant<T extends Subject> { readonly of: readonly (T | typeof DELIVERY_FEE)[]; readonly isOfAll: boolean }

/** The delivery as a thing or a deed; "delivered to your door" says more of the goods. */
const DELIVERY = wholeWords('delivery|deliver|delivers|delivering|shipping|ship|ships|shipment|postage|envio|envios|enviar*|enviamos|entrega|entregas|entregamos|frete|portes|livraison*|livrer|livrons|expedition|port|lieferung|liefern|versand|versandkosten|porto|توصيل|التوصيل|والتوصيل|للتوصيل|شحن|الشحن|والشحن|للشحن|डिलीवरी|शिपिंग'.split('|'));
const wordSet = (words: string): ReadonlySet<string> => new Set(wordsIn(normalise(words)));
const FILLING = wordSet('the a an our your its this that one of these la el los las lo un una tu su nuestro nuestra o a os as um uma seu sua le les l votre notre cette der die das den dem ein eine einen dein deine ihre unser unsere هذا هذه यह वह');
const AND = wordSet('and plus with together also y e con com et avec und mit sowie مع و और के साथ');
/** What stands behind them belongs to what stands before. */
const OF = wordSet('with without for to of from on beside matching matches match fits fit suits suit incl including que con sin para com sem de del da do dos das pour sans avec qui du des au aux mit ohne zu zum zur fur von vom auf aus مع بدون ل من على का की के में');
/** In Hindi what is meant stands behind them. */
const BEHIND = wordSet('का की के में');
/** Before "delivery" they make the number its price; "without" and "including" leave it what stands before. */
const FEE_OF = wordSet('of for to de da do d pour fur von ل');
const FOR = wordSet('for each per por para pour pro fur je لكل مقابل');
const MONEY = new Set(CURRENCIES);
const INCLUDED = wordSet('included incl including inclusive incluido incluida incluidos incluso inclusa inclus incluse comprise inklusive enthalten inbegriffen مشمول شامل शामिल');
const LONGEST_WAY = 4;

interface Place<T> { readonly kind: 'subject' | 'number'; readonly from: number; readonly to: number; readonly subjects: readonly (T | typeof DELIVERY_FEE)[]; readonly number: string }

/** What each number of a clause belongs to, in order; nothing where the clause names nothing. The last entry is what a number behind the clause would belong to. @param named the goods that the clause names */
export function subjectsIn<T extends Subject>(clause: string, named: readonly T[]): { number: string; meant: Meant<T> | undefined }[] {
  const tokens = [...clause.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word }) => word);
  const places = [...mentionsIn(tokens, named), ...numbersAt(clause)].toSorted((a, b) => a.from - b.from);
  const found: { number: string; meant: Meant<T> | undefined }[] = [];
  let group: Place<T>[] = [];
  let priced = 0;
  for (const [index, place] of places.entries()) {
    if (place.kind === 'subject') {
      group = priced > 0 ? [place] : [...group, place];
      priced = 0;
      continue;
    }
    const next = places[index + 1];
    const isForNext = next?.kind === 'subject' && (group.length === 0 || isAhead(tokens, place, next));
    // "Delivery is $4.50 for the mug" is of the delivery.
    if (isForNext) found.push({ number: place.number, meant: { of: [...next.subjects, ...(meantBy(group, tokens)?.of.filter((subject) => subject === DELIVERY_FEE) ?? [])], isOfAll: false } });
    else {
      const run = places.slice(index - priced).findIndex(({ kind }) => kind === 'subject');
      const numbers = run === -1 ? places.length - index + priced : run;
      // "The mug and the table cost $12.50 and $1,234.50": in order.
      const inOrder = numbers === group.length ? group[priced]?.subjects : group.flatMap(({ subjects }) => subjects);
      found.push({ number: place.number, meant: group.length > 1 && numbers >= group.length && inOrder !== undefined ? { of: inOrder, isOfAll: false } : meantBy(group, tokens) });
      priced += 1;
    }
  }
  return [...found, { number: '', meant: meantBy(group, tokens) }];
}

/** What a clause names, in order: goods that it names by the same words together. */
export function subjectsInOrder<T extends Subject>(clause: string, named: readonly T[]): (readonly (T | typeof DELIVERY_FEE)[])[] {
  return mentionsIn([...clause.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word }) => word), named).map(({ subjects }) => subjects);
}

/** The nearest; "the mug and the table" are both meant, "the mug that goes with the table" is a mug. */
function meantBy<T extends Subject>(group: readonly Place<T>[], tokens: readonly string[]): Meant<T> | undefined {
  const [first, ...others] = group;
  if (first === undefined) return undefined;
  let meant: Meant<T> = { of: first.subjects, isOfAll: false };
  let before = first;
  for (const place of others) {
    const words = between(tokens, before, place).filter((word) => !FILLING.has(word));
    const isLinked = words.some((word) => OF.has(word));
    // "The table with delivery" costs what the table costs, "delivery of the table" what delivery costs.
    const isOfDelivery = [...place.subjects, ...meant.of].some((subject) => subject === DELIVERY_FEE);
    if (!(isLinked && isOfDelivery)) {
      if (words.every((word) => AND.has(word))) meant = { of: [...meant.of, ...place.subjects], isOfAll: true };
      else if (!isLinked || words.some((word) => BEHIND.has(word))) meant = { of: place.subjects, isOfAll: false };
    }
    before = place;
  }
  return meant;
}

/** "$12.50 for the mug", "and for $12.50 the mug", "plus $4.50 of delivery": what stands behind the number is meant. */
function isAhead<T extends Subject>(tokens: readonly string[], number: Place<T>, next: Place<T>): boolean {
  const words = between(tokens, number, next);
  if (words.length > LONGEST_WAY) return false;
  if (next.subjects.some((subject) => subject === DELIVERY_FEE)) return !words.some((word) => AND.has(word)) && words.every((word) => FILLING.has(word) || FEE_OF.has(word) || MONEY.has(word)) && !INCLUDED.has(tokens[next.to + 1] ?? '');
  return words.some((word) => FOR.has(word)) || (FOR.has(tokens[number.from - 1] ?? '') && AND.has(tokens[number.from - 2] ?? ''));
}

function between(tokens: readonly string[], before: { readonly to: number }, after: { readonly from: number }): readonly string[] {
  return tokens.slice(before.to + 1, after.from);
}

/** Words of names that stand side by side name the goods they fit best. */
function mentionsIn<T extends Subject>(tokens: readonly string[], named: readonly T[]): Place<T>[] {
  const mentions: Place<T>[] = [];
  let run: { word: string; at: number }[] = [];
  const close = (): void => {
    const counts = named.map((good) => ({ good, count: good.words.filter((word) => run.some((other) => isSameWord(other.word, word))).length }));
    const most = Math.max(0, ...counts.map(({ count }) => count));
    const [from, to] = [run[0]?.at, run.at(-1)?.at];
    if (most > 0 && from !== undefined && to !== undefined) mentions.push({ kind: 'subject', from, to, subjects: counts.filter(({ count }) => count === most).map(({ good }) => good), number: '' });
    run = [];
  };
  for (const [at, word] of tokens.entries()) {
    if (named.some((good) => good.words.some((own) => isSameWord(own, word)))) run.push({ word, at });
    else {
      close();
      if (DELIVERY.test(word)) mentions.push({ kind: 'subject', from: at, to: at, subjects: [DELIVERY_FEE], number: '' });
    }
  }
  close();
  return mentions;
}

function numbersAt(clause: string): Place<never>[] {
  return NUMBERS.flatMap((pattern) => [...clause.matchAll(pattern)].map(({ 0: found, 1: number = found, index }) => {
    const from = clause.slice(0, index).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    return { kind: 'number' as const, from, to: from + (found.match(/[\p{L}\p{N}]+/gu)?.length ?? 1) - 1, subjects: [], number: canonical(number) };
  }));
}

import type { Evidence, Good } from './evidence.js';
import { CLEAR_PRICES, MEASURES, NUMBERS, numbersIn } from './figures.js';
import { GENERIC_WORDS } from './generic-words.js';
import { CURRENCIES, DEAL_WORDS, PRICE_WORDS } from './lexicon.js';
import { isSameWord } from './offers.js';
import { listedPrices } from './listed-prices.js';
import { DELIVERY_FEE, type Meant, subjectsIn } from './price-subjects.js';
import { anyOf, clausesOf, EDGE, END, normalise, NUMBER, once, sentencesOf, wholeWords, wordsIn } from './reading-text.js';

const DEAL = wholeWords([...DEAL_WORDS, 'yours for', 'yours today for', 'take it for', 'have it for', 'te lo dejo', 'te la dejo', 'je vous le laisse', 'fica por', 'du bekommst es fur']);
const SHIPPING = wholeWords('delivery|deliver*|shipping|ship|ships|shipment|envio|envios|enviar*|entrega*|frete|portes|livraison*|livrer|expedition|port|lieferung|liefer*|versand*|porto|توصيل|التوصيل|للتوصيل|شحن|الشحن|للشحن|डिलीवरी|शिपिंग'.split('|'));
/** A sum of the server is the price of all, never of one of them. */
const TOTAL = wholeWords('total*|sum|altogether|in all|together|everything|your cart|your basket|your order|the order|come to|comes to|suma|todo|tu carrito|tu cesta|tu pedido|su pedido|el pedido|juntos|juntas|soma|tudo|seu carrinho|seu pedido|o pedido|somme|tout|votre panier|ensemble|votre commande|la commande|gesamt*|zusammen|insgesamt|summe|alles|warenkorb|deine bestellung|ihre bestellung|die bestellung|المجموع|الاجمالي|اجمالي|معا|سلتك|السله|طلبك|कुल|कार्ट|ऑर्डर'.split('|'));
const LEAST = [new RegExp(`${EDGE}${anyOf('above|over|more than|reach*|superar|supera*|ultrapass*|depass*|at least|minimum|exceed*|mas de|por encima de|superior* a|al menos|minimo de|mais de|acima de|pelo menos|plus de|au-dessus de|superieur* a|au moins|uber|mehr als|mindestens|فوق|اكثر من|على الاقل'.split('|'))}\\s+(?:\\p{Sc}|\\p{L}{2,3}\\s)?\\s*(${NUMBER})`, 'gu'), new RegExp(`(${NUMBER})[^\\d.,]{0,16}\\s${anyOf('से ऊपर|से अधिक|से ज्यादा'.split('|'))}${END}`, 'gu')];
const LIMITS = [...LEAST, new RegExp(`${EDGE}${anyOf('from|starting at|desde|a partir de|a partir|des|ab|ابتداء من|تزيد عن|بدءا من'.split('|'))}\\s+(?:\\p{Sc}|\\p{L}{2,3}\\s)?\\s*(${NUMBER})`, 'gu')];
/** "The engraving of the mug ..." */
const OF_GOODS = /(?<!\p{L})(\p{L}{4,})\s+(?:of|for|on|de|del|da|do|para|du|pour|sur|von|vom|fur|auf|der|des|ل|علي)\s+/u;
const EMPTY = wholeWords([...PRICE_WORDS, ...DEAL_WORDS, ...CURRENCIES]);
/** It goes on about what was named before. */
const GOES_ON = new RegExp(`^[^\\p{L}\\d]*${anyOf('it|it\'s|they|this|that|yours|only|just|now|price|the price|cuesta|vale|precio|el precio|ahora|custa|fica|o preco|il|elle|ca|c\'est|le prix|er|sie|es|das|der preis|سعره|سعرها|يكلف|बस|यह'.split('|'))}${END}`, 'u');
const SHORT_LINE = 4;
const SHORT_LABEL = 2;
const SHORTEST = 3;
const SHORTEST_SUBJECT = 4;

/**
 * A price beside a product that is not the product's own, nor one that the store's sentences or the server's sums give to it;
 * undefined when there is none. @param texts normalised, with names and prices in place of references
 */
export function misplacedPrice(texts: readonly string[], evidence: Evidence): string | undefined {
  const { goods } = evidence;
  if (goods.length === 0 || !texts.some((text) => /\d/.test(text))) return undefined;
  // The server writes nothing but the price there, in the customer's language: "1,234.50 US$".
  const sums = numbersIn(normalise(evidence.figures.filter((figure) => figure.startsWith('total ')).join('\n')), NUMBERS);
  const known = goods.map((good): Known => ({ words: wordsOf(good), prices: numbersIn(normalise(good.prices.join('\n')), NUMBERS) }));
  const told: Told = { known, sums, all: new Set(known.flatMap(({ prices }) => [...prices])), pieces: evidence.prose.map(normalise) };
  for (const text of texts) {
    let before: readonly Known[] = [];
    for (const sentence of sentencesOf(text)) {
      const clauses = clausesOf(sentence).map((clause): Clause => {
        const named = namedIn(clause, known);
        return { clause, named, subjects: subjectsIn(clause, named) };
      });
      const wrong = misplacedIn(sentence, clauses, goesOn(sentence) ? before : [], told);
      if (wrong !== undefined) return wrong.trim().slice(0, 120);
      before = clauses.findLast(({ named }) => named.length > 0)?.named ?? before;
    }
  }
  return undefined;
}

interface Told { readonly known: readonly Known[]; readonly sums: ReadonlySet<string>; readonly all: ReadonlySet<string>; readonly pieces: readonly string[] }
interface Clause { readonly clause: string; readonly named: readonly Known[]; readonly subjects: ReturnType<typeof subjectsIn<Known>> }

/** @param before the goods of the sentence before, where this one goes on about them */
function misplacedIn(sentence: string, clauses: readonly Clause[], before: readonly Known[], told: Told): string | undefined {
  const priced = new Set([...numbersIn(sentence, CLEAR_PRICES), ...[...numbersIn(sentence, MEASURES)].filter((number) => told.all.has(number))]);
  const listed = listedPrices(clauses, priced);
  for (const [index, { clause, named, subjects }] of clauses.entries()) {
    const inherited = clauses.slice(0, index).findLast((other) => other.subjects.at(-1)?.meant !== undefined)?.subjects.at(-1)?.meant
      // "$12.50: the table". A longer clause has a subject of its own.
      ?? (lettersIn(clause) <= SHORT_LABEL ? anyOfThem(clauses.slice(index + 1).find((other) => other.named.length > 0)?.named) : undefined) ?? anyOfThem(before) ?? (DEAL.test(sentence) ? anyOfThem(told.known) : undefined);
    const subject = named.length > 0 || (inherited !== undefined && DEAL.test(sentence)) ? clause : sentence;
    const isSum = TOTAL.test(named.length > 0 ? clause : sentence);
    const wrong = subjects.find(({ number, meant }, place) => {
      const of = meant ?? listed.get(`${index} ${place}`) ?? inherited;
      if (!priced.has(number) || of === undefined || (named.length === 0 && of.of.every((each) => each === DELIVERY_FEE)) || (isSum && told.sums.has(number))) return false;
      return !isPriceOf(number, of, told) && !isTold(number, subject, told.pieces) && !isDelivery(number, clause, of, told.pieces) && !isOfSomethingElse(number, { clause, named }, told);
    });
    if (wrong !== undefined) return clause;
  }
  return undefined;
}

function anyOfThem(goods: readonly Known[] | undefined): Meant<Known> | undefined {
  return goods === undefined || goods.length === 0 ? undefined : { of: goods, isOfAll: false };
}

function lettersIn(text: string): number {
  return wordsIn(text).filter((word) => !/^\d/.test(word)).length;
}

function isPriceOf(number: string, { of, isOfAll }: Meant<Known>, { known }: Told): boolean {
  const goods = of.flatMap((subject) => known.filter((good) => good === subject));
  return goods.length > 0 && (isOfAll ? of.length === goods.length && goods.every(({ prices }) => prices.has(number)) : goods.some(({ prices }) => prices.has(number)));
}

/** What the store's sentences on delivery say of its price; the order that makes it free ("above $50") is no price. */
function isDelivery(number: string, clause: string, { of }: Meant<Known>, pieces: readonly string[]): boolean {
  const isLimit = numbersIn(clause, LIMITS).has(number);
  if (!of.includes(DELIVERY_FEE) && !(isLimit && numbersIn(clause, LEAST).has(number))) return false;
  return pieces.some((piece) => SHIPPING.test(piece) && sentencesOf(piece).some((sentence) => numbersIn(sentence, NUMBERS).has(number) && (isLimit || !numbersIn(sentence, LIMITS).has(number))));
}

/** "El grabado de la taza cuesta 8 $": a figure of the store that is no product's price, said of something that belongs to the product. */
function isOfSomethingElse(number: string, { clause, named }: Pick<Clause, 'clause' | 'named'>, { all, pieces }: Told): boolean {
  if (all.has(number) || !pieces.some((piece) => numbersIn(piece, NUMBERS).has(number))) return false;
  const subject = named.length === 0 ? undefined : OF_GOODS.exec(clause)?.[1];
  return subject !== undefined && !GENERIC_WORDS.has(subject) && !EMPTY.test(subject) && !SHIPPING.test(subject) && !named.some(({ words }) => words.some((word) => isSameWord(word, subject)));
}

interface Known { readonly words: readonly string[]; readonly prices: ReadonlySet<string> }

function goesOn(sentence: string): boolean {
  return GOES_ON.test(sentence) || lettersIn(sentence) <= SHORT_LINE;
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

/** A sentence of the store gives the figure to the same: they share a word that says what it is about. */
function isTold(number: string, clause: string, pieces: readonly string[]): boolean {
  const subject = once(() => new Set(subjectOf(clause)));
  return pieces.some((piece) => sentencesOf(piece).some((sentence) => {
    if (!numbersIn(sentence, NUMBERS).has(number)) return false;
    return subjectOf(sentence).some((word) => [...subject()].some((other) => isSameWord(word, other)));
  }));
}

function subjectOf(text: string): string[] {
  return wordsIn(text).filter((word) => word.length >= SHORTEST_SUBJECT && !/^\d/.test(word) && !GENERIC_WORDS.has(word) && !EMPTY.test(word));
}

import { type Deed, ORDER_NUMBER, plain, type Reading, READINGS } from './act-readings.js';
import type { Evidence } from './evidence.js';
import { ASSURANCES, NEGATIONS } from './lexicon.js';
import { clausesOf, EDGE, END, normalise, sentencesOf, wholeWords } from './reading-text.js';

// What was done about an order is the server's and people's to say: a model has no tool that does it.

/** "Once your order is complete": nothing has happened yet. */
const CONDITIONS = 'once|when|whenever|as soon as|if|unless|whether|until|till|cuando|una vez|en cuanto|hasta que|si|quando|assim que|caso|ate que|quand|des que|lorsque|une fois|wenn|sobald|falls|ob|bis|عندما|اذا|حالما|जब|अगर|यदि'.split('|');
/** They stand before other things than deeds too: "after your message". */
const RIGHT_BEFORE: ReadonlySet<string> = new Set('after|before|until|till|despues de que|antes de que|depois que|antes que|se|apres que|avant que|nachdem|bevor|bis|ob|بعد|قبل|عند|बाद'.split('|').map(normalise));
const CONDITION = wholeWords([...CONDITIONS, ...RIGHT_BEFORE], 'gu');
const ARTICLE = /^(?:the|el|la|o|a)?$/u;
/** What the customer does so that an order is placed. */
const CONFIRMS = /(?<!\p{L})(?:tap|press|click|confirm|pay|paid|toc|toqu|puls|presion|clic|pag|appuy|valid|pai|tipp|druck|klick|bestatig|zahl|bezahl|اضغط|تضغط|ضغط|تاكيد|تؤكد|دفع|دبا|टैप|पुष्टि|भुगतान)/u;
const TAPS = /^(?:(?:please|just|then|simply|por favor|solo|bitte)\s+)*(?:tap|press|click|confirm(?!ed)|toca|toque|pulsa|pulse|presiona|haz clic|clique|appuyez|appuie|cliquez|tippen|tippe|drucken|klicken|اضغط)(?!\p{L})/u;
/** "... by tapping Confirm", "... once you pay": how it is done as a rule. */
const RULE = new RegExp(`^\\s*(?:(?:within|in\\s+this|en\\s+este|neste|dans\\s+ce|in\\s+diesem|only|upon|solo|so|seulement|nur|erst|innerhalb|al|ao|tocando|en\\s+(?:cliquant|appuyant|touchant|tapant)|على)${END}|(?:by|with|mit|durch|con|com|avec|par)\\s+(?:\\p{L}+ing${END}|(?:the|a|one|einem|dem|der|el|un|la|una|o|um|le)\\s+(?!num|nro)\\p{L}))`, 'u');
/** It is over, whatever stands behind it. */
const PAST = new RegExp(`${EDGE}(?:has|was|ha\\s+sido|fue|quedo|foi|a\\s+ete|wurde|تم)${END}`, 'u');
/** "Your order is shipped the same day", "is delivered to your door". */
const SHIPPED_AS_A_RULE = /(?<!\p{L})(?:is|est)\s+(?:shipped|dispatched|despatched|sent|delivered|expediee?|envoyee?|livree?)$/u;
const GOES_ON = /^\s*(?:$|(?:and|et|to you|with number)(?!\p{L}))/u;
const DELIVERED = /delivered|entregad|entregue|livre|zugestellt|geliefert|डलवर/u;
const CART = wholeWords('cart|basket|carrito|cesta|carrinho|panier|warenkorb|السله|سلتك|कार्ट'.split('|'));

/** "Without any trouble" denies no deed, and in Portuguese "no" is "in the": see `isDenied`. */
const NO_DENIALS: ReadonlySet<string> = new Set(['no', 'without', 'sin', 'sem', 'sans', 'ohne', 'بدون', 'بلا', 'बिना']);
const DENIAL = wholeWords([...NEGATIONS.filter((word) => !NO_DENIALS.has(word)), 'nothing', 'nobody', 'nada', 'nadie', 'rien', 'nichts']);
const REASSURED = wholeWords(ASSURANCES, 'gu');
const BUT = /(?<!\p{L})(?:but|and|pero|y|mas|e|mais|et|aber|und|لكن|ولكن|लेकिन|और)(?!\p{L})/u;
/** So far does "not" reach. */
const REACH = 4;

/** What a status of an order tells. That it was shipped does not tell that it was paid: some pay at the door. */
const TOLD: Readonly<Record<Deed, ReadonlySet<string>>> = {
  order: new Set(['placed', 'paid', 'preparing', 'shipped']), pay: new Set(['paid']), ship: new Set(['shipped', 'delivered']),
  cancel: new Set(['cancelled']), refund: new Set(['refunded']), reserve: new Set(['placed', 'paid', 'preparing']),
};
interface Act { readonly deed: Deed; readonly isOwn: boolean; readonly isDelivered: boolean; /** Of the order it speaks of, as far as the text says. */ readonly numbers: readonly string[] }
interface Order { readonly number: string | undefined; readonly status: string; readonly placedAt: string }

/** An act about an order that no tool has told of; undefined when there is none. @param texts normalised */
export function untrueAct(texts: readonly string[], evidence: Evidence): string | undefined {
  const acts = texts.flatMap(sayingsOf);
  if (acts.length === 0) return undefined;
  const orders = ordersIn(evidence.figures);
  const byPeople = evidence.colleagues.flatMap((text) => sayingsOf(normalise(text)));
  const ownSentences = new Set(sentencesOf(normalise(evidence.prose.join('\n'))).map((sentence) => sentence.trim()));
  const untrue = acts.find((act) => !ownSentences.has(act.sentence) && !byPeople.some((said) => said.deed === act.deed && said.isDelivered === act.isDelivered && isOfOneOrder(act.numbers, said.numbers, orders)) && !isTold(act, orders, evidence));
  return untrue?.sentence.slice(0, 120);
}

/** A colleague's words about one order prove nothing of another. Where one of them names none, the latest that the tools know is meant. */
function isOfOneOrder(ours: readonly string[], theirs: readonly string[], orders: readonly Order[]): boolean {
  if (ours.length > 0 && theirs.length > 0) return ours.every((number) => theirs.includes(number));
  const latest = latestOf(orders).flatMap(({ number }) => number ?? []);
  const named = [...ours, ...theirs];
  return named.length === 0 || latest.length === 0 || named.every((number) => latest.includes(number));
}

type Saying = Act & { readonly sentence: string };
/** Every act that a text says was done. "Order #1042: shipped" is one clause. */
function sayingsOf(text: string): Saying[] {
  const sentences = text.replaceAll(/(#\d+)[*_]?(?::|\s[-–—])\s/gu, '$1 ').replaceAll(/\s-+\s/gu, ' — ').split(/(?<=[!?\n؟।。！？]|\.(?=\s|$))/u).filter((written) => /\p{L}/u.test(written)).map((written) => ({ sentence: sentencesOf(written).join('').trim(), clauses: partsOf(written) }));
  let numbers = sentences.flatMap(({ clauses }) => clauses.map(({ clause }) => numbersIn(clause))).find((named) => named.length > 0) ?? [];
  return sentences.flatMap(({ sentence, clauses }) => clauses.flatMap(({ clause, isAsked }, index) => {
    const named = numbersIn(clause);
    if (named.length > 0) numbers = named;
    const around: Around = { before: clauses[index - 1]?.clause ?? '', behind: clauses[index + 1]?.clause ?? '', isAsked };
    return READINGS.flatMap((reading) => [...clause.matchAll(reading.pattern)].filter((match) => isMeant(reading, match, around)).map(({ 0: found, groups, index: at }): Saying => ({
      deed: reading.deed, numbers: nearestNumbers(clause, at, at + found.length) ?? numbers, sentence, isDelivered: DELIVERED.test(found), isOwn: (reading.isOwn === true && !/(?<!\p{L})تم(?!\p{L})/u.test(found)) || (reading.deed === 'order' && groups?.['own'] !== undefined),
    })));
  }));
}

/** The clauses of a sentence, those that ask something apart. */
function partsOf(sentence: string): { clause: string; isAsked: boolean }[] {
  const asked = questionFrom(sentence);
  const parts = (part: string, isAsked: boolean): { clause: string; isAsked: boolean }[] => clausesOf(part).map((clause) => ({ clause: plain(clause.replaceAll(REASSURED, ' ')), isAsked }));
  return [...parts(sentence.slice(0, asked), false), ...parts(sentence.slice(asked), true)];
}

/** Where a sentence begins to ask: "Your order has shipped, anything else?" says something first. */
function questionFrom(sentence: string): number {
  if (!/[?؟？]\s*$/u.test(sentence)) return sentence.length;
  const opened = sentence.indexOf('¿');
  return opened === -1 ? Math.max(0, ...[...sentence.matchAll(/[,;:—–،؛](?!\s*(?:or|ou|o|oder|او)\s)/gu)].map(({ index }) => index)) : opened;
}

interface Around { /** The clause before it in the same sentence. */ readonly before: string; readonly behind: string; readonly isAsked: boolean }
function isMeant({ deed, isState, isLoose, needsGroup }: Reading, match: RegExpExecArray, { before, behind, isAsked }: Around): boolean {
  const { 0: found, index, input: clause } = match;
  const [ahead, rest] = [clause.slice(0, index), clause.slice(index + found.length)];
  if (needsGroup === true && !(isState === true && index === 0) && !/\p{Script=Arabic}/u.test(found) && Object.values(match.groups ?? {}).every((group) => group === undefined)) return false;
  if ((isLoose === true && CART.test(clause)) || isDenied(ahead, found)) return false;
  if (isState !== true) return !isConditional(ahead, true);
  if (isAsked || isConditional(ahead, false)) return false;
  if (PAST.test(found)) return true;
  const isRule = RULE.test(rest) || rest.trim().search(CONDITION) === 0 || TAPS.test(ahead.trim()) || TAPS.test(before) || (before.search(CONDITION) !== -1 && CONFIRMS.test(before)) || (behind.search(CONDITION) === 0 && CONFIRMS.test(behind));
  return !isRule && !(deed === 'ship' && SHIPPED_AS_A_RULE.test(found) && !GOES_ON.test(rest));
}

/** "If", "when" ahead of the act in its clause. @param isClose only right before it */
function isConditional(ahead: string, isClose: boolean): boolean {
  return [...ahead.matchAll(CONDITION)].some(({ 0: word, index }) => {
    const between = ahead.slice(index + word.length).trim();
    if (ARTICLE.test(between)) return true;
    return !isClose && !RIGHT_BEFORE.has(word) && !between.startsWith('again');
  });
}

/** "I do not see that ...", "no he cancelado ...", "I have placed no order". */
function isDenied(ahead: string, found: string): boolean {
  const near = (ahead.split(BUT).at(-1) ?? '').trim().split(/\s+/).slice(-REACH).join(' ');
  if (DENIAL.test(near) || DENIAL.test(found)) return true;
  if (/(?<!\p{L})no\s+§/u.test(found)) return true;
  return /(?<!\p{L})no(?:\s+\S+){0,2}?\s+(?:that|que)(?!\p{L})/u.test(near) || (/(?<!\p{L})no$/u.test(near) && !/^(?:i|we)\s/u.test(found));
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(ORDER_NUMBER)].map(([, number = '']) => number);
}

/** "#1042 has shipped and #1001 was delivered": those that stand with the act, else those right before it, else those right behind. */
function nearestNumbers(clause: string, from: number, to: number): readonly string[] | undefined {
  const named = [...clause.matchAll(ORDER_NUMBER)].map(({ 0: found, 1: number = '', index }) => ({ number, index, end: index + found.length }));
  const within = named.filter(({ index, end }) => index < to && end > from);
  const before = named.filter(({ end }) => end <= from).toReversed();
  const list = (rest: typeof named): typeof named => rest.filter((one, place) => rest.slice(1, place + 1).every((each, at) => isListed(clause, rest[at], each)) || one === rest[0]);
  const nearest = [within, list(before), list(named.filter(({ index }) => index >= to))].find((some) => some.length > 0);
  return nearest?.map(({ number }) => number);
}

/** Nothing but "and" between two numbers. */
function isListed(clause: string, one: { readonly index: number; readonly end: number } | undefined, other: { readonly index: number; readonly end: number }): boolean {
  return one !== undefined && /^\W*(?:and|y|e|et|und|و|और)?\W*$/u.test(clause.slice(Math.min(one.end, other.end), Math.max(one.index, other.index)));
}

/** The orders that a tool has told of. */
function ordersIn(figures: readonly string[]): Order[] {
  let number: string | undefined;
  let last: { number: string | undefined; status: string; placedAt: string } | undefined;
  return figures.flatMap((figure) => {
    const [, member, value = ''] = /^(number|status|placed_at) (\S+)$/.exec(figure) ?? [];
    if (member === 'number') number = value;
    if (member === 'placed_at' && last !== undefined) last.placedAt = value;
    if (member !== 'status') return [];
    last = { number, status: value, placedAt: '' };
    number = undefined;
    return [last];
  });
}

/** What "your order" is where nobody says which: the one that was placed last, or any of them where that is not known. */
function latestOf(orders: readonly Order[]): readonly Order[] {
  const last = orders.map(({ placedAt }) => placedAt).toSorted().at(-1);
  return orders.filter(({ placedAt }) => placedAt === last);
}

function isTold({ deed, isOwn, isDelivered, numbers }: Act, orders: readonly Order[], { asked, figures }: Evidence): boolean {
  if (isOwn && deed === 'order') return false;
  const isThat = ({ status }: Order): boolean => (isDelivered ? status === 'delivered' : TOLD[deed].has(status));
  const isOf = (order: Order): boolean => isThat(order) || (deed === 'order' && order.status === 'delivered');
  if (numbers.length > 0) return numbers.every((number) => orders.some((order) => order.number === number && isOf(order)));
  // With a cart that waits for its confirmation, "your order" is the cart.
  if (deed === 'order' && figures.some((figure) => figure.startsWith('price_of_all '))) return false;
  const wanted = new Set(asked.flatMap((text) => text.match(/\d+/g) ?? []));
  const meant = orders.filter(({ number }) => wanted.has(number ?? ''));
  const latest = latestOf(orders);
  return meant.some(isThat) || (latest.length > 0 && latest.every(isThat));
}

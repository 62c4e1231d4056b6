import type { Evidence } from './evidence.js';
import { GENERIC_WORDS } from './generic-words.js';
import { ASSURANCES, NEGATIONS } from './lexicon.js';
import { knowsOtherThing } from './other-things.js';
import { anyOf, clausesOf, EDGE, END, normalise, once, wholeWords, wordsIn } from './reading-text.js';

// What comes behind them is offered for sale. In Hindi the goods stand in the middle.
const OFFERS = [
  'we have', 'we also have', 'we now have', 'we do have', "we've got", 'we got', 'we sell', 'we also sell', 'we offer', 'we stock', 'we carry', 'i recommend', 'i suggest', 'check out our', 'check out the', 'try our', 'you can buy', 'you can order', 'introducing',
  'tenemos', 'vendemos', 'ofrecemos', 'te recomiendo', 'recomiendo', 'recomendamos', 'contamos con', 'disponemos de', 'temos', 'oferecemos', 'recomendo', 'nous avons', 'nous vendons', 'nous proposons', 'je vous recommande', 'je recommande', 'nous offrons',
  'wir haben', 'haben wir', 'wir verkaufen', 'wir führen', 'wir bieten', 'ich empfehle', 'لدينا', 'عندنا', 'نبيع', 'نوفر', 'أنصحك ب', 'انصحك ب*', 'हमारे पास',
];
const OFFERED = new RegExp(`${EDGE}${anyOf(OFFERS)}\\s+([^.!?\\n؟।:;(]+)`, 'gu');
const IS_OFFER = new RegExp(OFFERED.source, 'u');
const NEGATED = wholeWords(NEGATIONS);
/** "No tenemos", "ليس لدينا". */
const BEFORE = new Set(wordsIn(normalise('no não nem nunca tampoco ليس لا ولا لم لن')));
/** "We have to", "we have received": no goods. */
const VERBS = new Set(wordsIn(normalise('to been received noted passed forwarded your you que recibido anotado pasado recebido anotado bien recu pris transmis note erhalten weitergegeben dich euch sie')));
/** What is added or put somewhere, and no goods. */
const AFFAIRS = 'address|comment|date|delivery|details?|file|information|invoice|items?|link|message|name|note|number|order|package|parcel|phone number|photo|picture|products?|receipt|remark|request|rest|size|time';
/** "We have sent you the details", "we have put it aside": a deed, and no goods. "We have added the leather sofa" offers one. */
const DEED = new RegExp(`^we (?:also |now |just |already )?have (?:also |now |just |already )?(?:${[
  '(?:sent|emailed|mailed|written|changed|updated|asked|checked|told|shown|given|cancelled|canceled|refunded|confirmed) (?:you|it|them|your|this|that|the)(?!\\p{L})',
  `(?:added|put|saved|attached|prepared|packed|shipped|reserved|placed) (?:(?:you|it|them|your)(?!\\p{L})|(?:this|that|the)(?: (?:new |right )?(?:${AFFAIRS}|to|in|into|on|aside|for|back)(?!\\p{L})|\\s*$))`,
].join('|')})`, 'u');
/** "I recommend measuring your foot first". */
const ADVICE = /^i (?:recommend|suggest)\s+\p{L}{3,}ing(?!\p{L})/u;
const REASSURED = wholeWords(ASSURANCES, 'gu');
/** Behind it, what was denied is over. */
const BUT = /(?<!\p{L})(?:but|pero|mas|mais|aber|sondern|لكن|ولكن|लेकिन)(?!\p{L})/u;
/** Endings of one word may differ by so much. */
const LONGEST_ENDING = 3;
const SHORT_WORD = 4;
const LONG_WORD = 6;
/** So many letters behind a phrase, a "no" still denies it. */
const BEHIND = 12;
/** In bold, in quotation marks. */
const MARKED = /\*([^*\n]{3,80})\*|[“"«„]([^”"»“\n]{3,80})[”"»“]/gu;
/** "Golden Phone", "X99". A single capital at the beginning of a sentence is none. */
const NAME = /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}'’-]{2,}(?:\s+\p{Lu}[\p{L}\p{N}'’-]+)+|\p{L}*\d+\p{L}+\p{N}*|\p{L}+-?\d+[\p{L}\p{N}]*|\p{Ll}+\p{Lu}\p{L}+(?:\s+\d+)?)(?![\p{L}\p{N}])/gu;

/** "The Golden Phone is available": what is said of goods only. */
const SAID_OF_GOODS = `(?:${'is available|are available|is in stock|are in stock|comes in|come in|comes with|is back in stock|is on sale|costs|est[aá]n? disponibles?|viene en|vienen en|cuesta|est[aá]o? em estoque|est[aá] dispon[ií]vel|vem em|custa|est disponible|est en stock|existe en|co[uû]te|ist verf[uü]gbar|ist auf lager|ist lieferbar|gibt es in|kommt in|kostet'.replaceAll(' ', '\\s+')})${END}`;
const SUBJECT = new RegExp(`${NAME.source}\\s+${SAID_OF_GOODS}`, 'gu');
/** "The galaxy 24 is available": a word and a figure, however it is written. */
const NUMBERED = new RegExp(`(?<![\\p{L}\\p{N}])(\\p{L}{3,}\\s+\\d{1,4})\\s+${SAID_OF_GOODS}`, 'gu');
const SIZES = new Set(wordsIn(normalise('number numero número num nummer numéro pointure calibre age year room page order pedido commande bestellung for para pour für')));
/** Whole phrases in normalised texts: scripts without capitals, and names in small letters. */
const LOWER_SUBJECT = new RegExp(`${EDGE}((?:[\\p{L}\\p{N}]+\\s+){2,5}?)${anyOf('is available|are available|is in stock|are in stock|comes in|esta disponible|estan disponibles|esta disponivel|est disponible|ist verfugbar|متوفر*|متاح*|موجود*|उपलब्ध है|उपलब्ध हैं|स्टॉक में है'.split('|'))}${END}`, 'gu');
const ARTICLE_AND = /^(?:وال|بال|لل|ال)(?=\p{L}{3})/u;
const OWN_CAPITALS = /\p{Lu}|\p{Ll}/u;

/** A product that no tool has named, as the answer puts it; undefined when there is none. @param texts as written, without references */
export function unknownOffer(texts: readonly string[], evidence: Evidence): string | undefined {
  const known = once(() => new Set(wordsIn(normalise([...evidence.words, ...evidence.figures, ...evidence.prose, ...evidence.said].join('\n')))));
  const isKnown = (word: string): boolean => GENERIC_WORDS.has(word) || known().has(word) || isKnownMeasure(word, known()) || [...known()].some((other) => isSameWord(bare(word), bare(other)));
  const names = once(() => normalise([...evidence.words, ...evidence.goods.map(({ name }) => name)].join('\n')));
  for (const text of texts) {
    const read = normalise(text);
    for (const { 0: offer, 1: object = '', index } of read.matchAll(OFFERED)) {
      const all = wordsIn(object);
      if (VERBS.has(all[0] ?? '') || ADVICE.test(offer) || DEED.test(offer) || wordsIn(read.slice(0, index)).slice(-2).some((word) => BEFORE.has(word))) continue;
      const words = all.filter((word) => !GENERIC_WORDS.has(word) && !/^\d+$/.test(word));
      if (words.length > 0 && !NEGATED.test(object) && !object.includes(REFERENCE) && !evidence.showsProducts && !words.some(isKnown)) return object.trim().slice(0, 120);
    }
    const unknown = namesIn(text).find(({ name, isOffered }) => {
      const words = wordsIn(normalise(name)).filter((word) => !GENERIC_WORDS.has(word) && !/^\d+$/.test(word));
      return isOffered ? words.some((word) => !isKnown(word)) : words.length > 0 && !words.some(isKnown);
    })?.name;
    const said = unknown ?? lowerSubjects(read).find((phrase) => !phrase.some(isKnown) && ((phrase.length > 1 && mayBeUnknown(phrase, evidence, names)) || isAnotherThing(phrase, evidence, known)))?.join(' ');
    if (said !== undefined) return said.slice(0, 120);
  }
  return undefined;
}

/** "500ml" where the catalogue writes "500 ml". */
function isKnownMeasure(word: string, known: ReadonlySet<string>): boolean {
  const [, count, unit] = /^(\d+)(\p{L}+)$/u.exec(word) ?? [];
  return count !== undefined && unit !== undefined && known.has(count) && known.has(unit);
}

/** Without the Arabic article. */
function bare(word: string): string {
  return word.replace(ARTICLE_AND, '');
}

/** What is said to be there, word by word, without what any shop says. */
function lowerSubjects(read: string): string[][] {
  return [...read.matchAll(LOWER_SUBJECT)].filter(({ 0: whole, index }) => !isDenied(read.slice(0, index)) && !NEGATED.test(`${whole}${read.slice(index + whole.length, index + whole.length + BEHIND)}`))
    .map(({ 1: phrase = '' }) => wordsIn(phrase).filter((word) => !GENERIC_WORDS.has(word) && !GENERIC_WORDS.has(bare(word)) && !/^\d+$/.test(word)));
}

/** A translated name shares no word with the catalogue: then only what nobody has looked for can be told from it. */
function mayBeUnknown(phrase: readonly string[], evidence: Evidence, names: () => string): boolean {
  const hasSeenGoods = evidence.showsProducts || evidence.goods.length > 0 || evidence.said.length > 0;
  return !hasSeenGoods || (!OWN_CAPITALS.test(phrase.join(' ')) && evidence.goods.length > 0 && /\p{Lo}/u.test(names()));
}

/** Goods were shown, in letters of another script, and what is said to be there is by its meaning none of them. */
function isAnotherThing(phrase: readonly string[], { goods }: Evidence, known: () => ReadonlySet<string>): boolean {
  return goods.length > 0 && !OWN_CAPITALS.test(phrase.join(' ')) && knowsOtherThing(phrase.join(' '), known());
}

/** Stands where a reference stood. */
export const REFERENCE = '\u25a1';

/** Names in a sentence that offers something, and those that are marked as names. */
function namesIn(text: string): { name: string; isOffered: boolean }[] {
  const marked = [...text.matchAll(MARKED)].filter(({ index }) => !isDenied(text.slice(0, index))).flatMap(({ 0: whole, 1: bold, 2: quoted, index }) => {
    const name = bold ?? quoted ?? '';
    const sentence = `${text.slice(0, index).split(SENTENCES).at(-1) ?? ''}${whole}${text.slice(index + whole.length).split(SENTENCES)[0] ?? ''}`;
    return /\p{Lu}\S*\s+\p{Lu}|\d/u.test(name) ? [{ name, isOffered: IS_OFFER.test(normalise(sentence)) }] : [];
  });
  const subjects = [...text.matchAll(SUBJECT)].filter(({ index, 0: whole }) => !isDenied(text.slice(0, index)) && !NEGATED.test(normalise(whole))).flatMap(({ 1: name = '' }) => (isProper(name) ? [{ name, isOffered: true }] : []));
  const numbered = [...text.matchAll(NUMBERED)].filter(({ index, 0: whole }) => !isDenied(text.slice(0, index)) && !NEGATED.test(normalise(whole))).flatMap(({ 1: name = '' }) => (SIZES.has(wordsIn(normalise(name))[0] ?? '') ? [] : [{ name, isOffered: true }]));
  const offered = text.split(SENTENCES).filter((sentence) => IS_OFFER.test(normalise(sentence))).flatMap((sentence) => [...sentence.matchAll(NAME)].map(([, name = '']) => ({ name, isOffered: true })));
  return [...marked, ...offered, ...subjects, ...numbered];
}

/** Two capitals or more, or a figure: in German a noun has one. */
function isProper(name: string): boolean {
  return wordsIn(normalise(name)).filter((word) => !GENERIC_WORDS.has(word)).length > 1 || /\d\p{L}|\p{L}\d|\p{Ll}\p{Lu}/u.test(name);
}

const SENTENCES = /(?<=[.!?])\s+|\n/u;

/** "I could not find", right before a name. */
function isDenied(before: string): boolean {
  const clause = clausesOf(normalise(before).replaceAll(/["“«„*]+\s*$/gu, '')).at(-1)?.split(BUT).at(-1) ?? '';
  return /[\p{L}"]\s*$/u.test(before) && NEGATED.test(clause.replaceAll(REASSURED, ' '));
}

/** "mug" and "mugs", "tasse" and "tassen", "cerámica" and "ceramic". */
export function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > LONGEST_ENDING) return false;
  if (short.length < SHORT_WORD) return long === short || long === `${short}s` || long === `${short}es`;
  return long.startsWith(short) || (short.length >= LONG_WORD && long.startsWith(short.slice(0, -2)));
}

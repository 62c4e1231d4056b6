import type { Evidence } from './evidence.js';
import { ASSURANCES, NEGATIONS, UNSURE } from './lexicon.js';
import { wordsToDigits } from './number-words.js';
import { anyOf, EDGE, END, normalise, NUMBER, once, sentencesOf, wholeWords } from './reading-text.js';

// What a shop binds itself to, and no tool tells of: only its own words do, in whatever language.

const list = (phrases: string): string => anyOf(phrases.split('|'));
const phrases = (written: string): RegExp => new RegExp(`${EDGE}${list(written)}${END}`, 'gu');
/** Between a warranty and what it is: "warranty: 2 years", "warranty (2 years)". */
const SET_OFF = '[\\s:(*-]+';

const WARRANTY = list('warranty|warranties|guarantee|guarantees|guaranteed|garantia|garantias|garantizad*|garantid*|garantie|garanties|garanti|garantien|garantiert|ضمان*|الضمان*|والضمان|بضمان|وضمان|वारंटी|गारंटी');
const LIFELONG = new RegExp(`${EDGE}(?:${list('lifetime|life-time|lifelong|life-long|unlimited|lebenslange*|unbegrenzte*|आजीवन|लाइफटाइम')}\\s+${WARRANTY}`
  + `|${WARRANTY}${SET_OFF}(?:${list('a|is|comes|lasts|runs|good|valid|of|es|dura|tiene|vale|validez|e|est|ist|gilt|هو|هي|يكون|يستمر|है')}${SET_OFF}){0,2}${list('for life|for a lifetime|lifetime|lifelong|unlimited|de por vida|vitalici*|ilimitad*|para toda la vida|toda la vida|para toda a vida|toda a vida|para sempre|para siempre|a vie|illimitee|lebenslang|ein leben lang|unbegrenzt|مدى الحياة|لمدى الحياة|دائم|طوال العمر|مدى العمر|आजीवन')}`
  + `|lebenslang\\s+garantiert)${END}`, 'gu');
const WORLDWIDE = phrases(
  'ship worldwide|ships worldwide|shipping worldwide|worldwide shipping|worldwide delivery|deliver worldwide|ship internationally|ships internationally|deliver internationally|international shipping|international delivery|ship anywhere|deliver anywhere|ship all over the world|deliver all over the world|ship to any country|ship to every country|ship to all countries|deliver to any country'
  + '|enviamos a todo el mundo|entregamos en todo el mundo|envios a todo el mundo|envio a todo el mundo|enviamos a cualquier pais|enviamos a todos los paises|enviamos internacionalmente|envios internacionales|envio internacional|hacemos envios internacionales|enviamos para todo o mundo|enviamos para o mundo todo|enviamos para o mundo inteiro|entregamos no mundo todo|entregamos no mundo inteiro|entregamos em todo o mundo|entregamos para todo o mundo|entrega internacional|enviamos para qualquer pais'
  + '|livrons dans le monde entier|livraison dans le monde entier|livraison internationale|livraison mondiale|expedions dans le monde entier|livrons partout dans le monde|livrons a l\'international|livrons dans tous les pays|weltweit|weltweiter versand|internationaler versand|in alle lander'
  + '|الى جميع انحاء العالم|لجميع انحاء العالم|الى كل انحاء العالم|الى جميع الدول|لجميع الدول|لكل دول العالم|شحن دولي|الشحن الدولي|توصيل دولي|दुनिया भर में|पूरी दुनिया में|अंतरराष्ट्रीय डिलीवरी');
const FREE_RETURNS = phrases(
  'free returns|free return|free exchange|free exchanges|return it for free|full refund|money back guarantee|money-back guarantee|satisfaction guaranteed|devolucion gratuita|devoluciones gratuitas|devoluciones gratis|devolucion gratis|cambio gratis|reembolso completo|reembolso total|devolucoes gratuitas|devolucao gratuita|devolucao gratis|troca gratis|reembolso integral'
  + '|retours gratuits|retour gratuit|remboursement integral|satisfait ou rembourse|kostenlose ruckgabe|kostenloser umtausch|kostenlose rucksendung|volle erstattung|geld-zuruck-garantie|ارجاع مجاني|استرداد كامل|استرجاع مجاني|मुफ्त वापसी|पूरा रिफंड');
const WHOLE = [LIFELONG, WORLDWIDE, FREE_RETURNS];

const COUNT = `(${NUMBER}|an?)[\\s-]+`;
/** In months or in days. */
const UNITS: readonly (readonly [words: string, times: number, of: 'month' | 'day'])[] = [
  ['year|years|ano|anos|an|ans|annee|annees|jahr|jahre|jahren|سنه|سنوات|سنين|عام|اعوام|साल', 12, 'month'], ['month|months|mes|meses|mois|monat|monate|monaten|شهر|شهور|اشهر|महीने', 1, 'month'],
  ['week|weeks|semana|semanas|semaine|semaines|woche|wochen|اسبوع|اسابيع|हफ्ते', 7, 'day'], ['day|days|dia|dias|jour|jours|tag|tage|tagen|يوم|ايام|दिन', 1, 'day'],
];
const UNIT_OF = new Map(UNITS.flatMap(([words, times, of]) => words.split('|').map((word) => [normalise(word), { times, of }] as const)));
const UNIT = '(\\p{L}+)(?:\'s?)?';
const BETWEEN = `(?:${SET_OFF}[^\\s.,;:!?()*-]+){0,3}?${SET_OFF}`;
const TERMS: readonly RegExp[] = [new RegExp(`${EDGE}${COUNT}${UNIT}${BETWEEN}${WARRANTY}${END}`, 'gu'), new RegExp(`${EDGE}${WARRANTY}${BETWEEN}${COUNT}${UNIT}${END}`, 'gu')];
const ANY_TERM = new RegExp(`${EDGE}${COUNT}${UNIT}${END}`, 'gu');
const OF_WARRANTY = new RegExp(`${EDGE}${WARRANTY}${END}`, 'u');

/** They sound like "no", and promise all the same. */
const REASSURED = wholeWords([...ASSURANCES, ...'no questions asked|no question asked|no strings attached|no matter *|sin preguntas|sin compromiso|sin excepcion|sem perguntas|sem compromisso|sans question|sans poser de questions|sans condition|ohne wenn und aber|ohne angabe von grunden|ohne ausnahme|بلا استثناء|دون اسئله'.split('|')], 'gu');
/** The Portuguese "no" means "in the": a "no" denies a verb, or what follows at once. */
const DENIED = new RegExp(`${EDGE}(?:${anyOf([...NEGATIONS.filter((word) => word !== 'no'), ...UNSURE])}${END}`
  + `|no(?:\\s+${list('hay|es|esta*|tiene*|tenemos|ofrec*|damos|da|dan|hacemos|hace|se|lo|la|los|las|te|le|incluy*|incluid*|viene|vienen|cuenta*|enviamos|entregamos|existe*|aplica*|cubre|cubrimos|podemos|puedo|such|longer')}${END}|$)`
  + `|${list('is|are|was|have|has|had|got|offer|offers|give|gives|provide|provides|with|of|carries')}\\s+no${END})`, 'u');
const ASKED = wholeWords('whether|if we|if it|if this|if they|if there|if our|ask|asks|asking|check|checks|preguntar|pregunto|pregunta|consultar|consulto|saber si|ver si|averiguar si|confirmar si|confirmo si|perguntar|pergunto|saber se|ver se|verificar se|confirmar se|demander|demande|savoir si|verifier si|voir si|ob|fragen|frage|اذا|اسال|هل'.split('|'));
/** Behind it, what was denied is over. */
const BUT = /(?<!\p{L})(?:but|pero|mas|mais|aber|sondern|لكن|ولكن|लेकिन|and (?:we|it|you|they)|:)(?!\p{L})/u;
/** Before it, the denial is of something else: "a full refund if you are not satisfied". */
const UNLESS = /(?<!\p{L})(?:if|when|unless|in case|except|but|si|cuando|salvo|excepto|pero|se|quando|caso|mas|exceto|quand|sauf|mais|wenn|falls|ausser|außer|aber|اذا|لكن|अगर|यदि|लेकिन)(?!\p{L})/u;
const REACH_BEFORE = 6;
const REACH_AFTER = 4;

/** A warranty, a reach of the delivery or a way to give back that the store's words do not hold; undefined when there is none. @param texts normalised */
export function unbackedPromise(texts: readonly string[], evidence: Evidence): string | undefined {
  const pieces = once(() => new Set([...evidence.prose, ...evidence.words].map((piece) => normalise(piece.replaceAll('\\n', '\n')))));
  const told = once(() => new Set([...pieces()].flatMap(partsOf)));
  const terms = once(() => new Set([...[...told()].flatMap((part) => termsIn(part, TERMS)), ...[...pieces()].filter(isOfWarranty).flatMap((piece) => termsIn(piece, [ANY_TERM]))]));
  for (const part of texts.flatMap(partsOf)) {
    for (const concept of WHOLE) {
      const promised = promisedIn(part, concept);
      if (promised !== undefined && ![...told()].some((known) => promisedIn(known, concept) !== undefined)) return promised.slice(0, 120);
    }
    if (termsIn(part, TERMS).some((term) => !terms().has(term))) return part.trim().slice(0, 120);
  }
  return undefined;
}

/** Between the marks that end a thought. A colon and brackets may stand between a warranty and its length. */
function partsOf(text: string): string[] {
  return sentencesOf(text.replaceAll(REASSURED, ' ')).flatMap((sentence) => sentence.split(/[;،؛—–]|,(?!\d)/u)).filter((part) => part.trim() !== '');
}

function promisedIn(part: string, concept: RegExp): string | undefined {
  return [...part.matchAll(concept)].find(({ 0: found, index }) => !isDenied(part, index, found))?.[0];
}

/** A "no" beside it, or a question about it. */
function isDenied(part: string, index: number, found: string): boolean {
  const before = part.slice(0, index).split(BUT).at(-1) ?? '';
  const after = part.slice(index + found.length).split(UNLESS)[0] ?? '';
  return DENIED.test(before.trim().split(/\s+/).slice(-REACH_BEFORE).join(' ')) || ASKED.test(before) || DENIED.test(after.trim().split(/\s+/).slice(0, REACH_AFTER).join(' '));
}

/** "Warranty", and what it is in the lines below. */
function isOfWarranty(piece: string): boolean {
  return OF_WARRANTY.test(piece.split('\n')[0] ?? '');
}

/** For how long something is warranted: a year is twelve months. */
function termsIn(text: string, patterns: readonly RegExp[]): string[] {
  const counted = wordsToDigits(text);
  return patterns.flatMap((pattern) => [...counted.matchAll(pattern)].flatMap(({ 0: found, 1: count = '', 2: word = '', index }) => {
    const unit = UNIT_OF.get(word);
    return unit === undefined || isDenied(counted, index, found) ? [] : [`${String((/^an?$/.test(count) ? 1 : Number(count.replace(',', '.'))) * unit.times)} ${unit.of}`];
  }));
}

import type { Evidence } from './evidence.js';
import { NEGATIONS, NUMBER_WORDS, UNSURE } from './lexicon.js';
import { anyOf, clausesOf, EDGE, END, normalise, NUMBER, once, sentencesOf, wholeWords } from './reading-text.js';

// What a shop binds itself to, and no tool tells of: only its own words do, in whatever language.

const WARRANTY = 'warranty|warranties|guarantee|garantia|garantias|garantie|garantien|ضمان|الضمان|वारंटी|गारंटी'.split('|');
const LIFELONG = wholeWords((
  'lifetime warranty|life-time warranty|lifelong warranty|lifetime guarantee|lifelong guarantee|warranty for life|guaranteed for life|unlimited warranty|garantia de por vida|garantia vitalicia|garantia ilimitada|garantia para toda la vida|garantizado de por vida|garantia para toda a vida|garantia para sempre'
  + '|garantie a vie|garanti a vie|garantie illimitee|lebenslange garantie|garantie ein leben lang|lebenslang garantiert|unbegrenzte garantie|ضمان مدى الحياة|ضمان دائم|ضمان طوال العمر|आजीवन वारंटी|लाइफटाइम वारंटी').split('|'));
const WORLDWIDE = wholeWords((
  'ship worldwide|ships worldwide|shipping worldwide|worldwide shipping|worldwide delivery|deliver worldwide|ship internationally|ships internationally|deliver internationally|international shipping|international delivery|ship anywhere|deliver anywhere|ship all over the world|deliver all over the world|ship to any country|ship to every country|ship to all countries|deliver to any country'
  + '|enviamos a todo el mundo|envios a todo el mundo|envio a todo el mundo|enviamos a cualquier pais|enviamos a todos los paises|enviamos internacionalmente|envios internacionales|envio internacional|hacemos envios internacionales|enviamos para todo o mundo|enviamos para o mundo todo|enviamos para o mundo inteiro|entregamos no mundo todo|entregamos em todo o mundo|envio internacional|entrega internacional|enviamos para qualquer pais'
  + '|livrons dans le monde entier|livraison dans le monde entier|livraison internationale|livraison mondiale|expedions dans le monde entier|livrons partout dans le monde|livrons a l\'international|livrons dans tous les pays|weltweit|weltweiter versand|internationaler versand|in alle lander'
  + '|الى جميع انحاء العالم|لجميع انحاء العالم|الى كل انحاء العالم|الى جميع الدول|لجميع الدول|لكل دول العالم|شحن دولي|الشحن الدولي|توصيل دولي|दुनिया भर में|पूरी दुनिया में|अंतरराष्ट्रीय डिलीवरी').split('|'));
const FREE_RETURNS = wholeWords((
  'free returns|free return|free exchange|free exchanges|return it for free|full refund|money back guarantee|money-back guarantee|satisfaction guaranteed|devolucion gratuita|devoluciones gratuitas|devoluciones gratis|devolucion gratis|cambio gratis|reembolso completo|reembolso total|devolucion gratuita|devolucoes gratuitas|devolucao gratuita|devolucao gratis|troca gratis|reembolso integral'
  + '|retours gratuits|retour gratuit|remboursement integral|satisfait ou rembourse|kostenlose ruckgabe|kostenloser umtausch|kostenlose rucksendung|volle erstattung|geld-zuruck-garantie|ارجاع مجاني|استرداد كامل|استرجاع مجاني|मुफ्त वापसी|पूरा रिफंड').split('|'));
const WHOLE = [LIFELONG, WORLDWIDE, FREE_RETURNS];

const COUNT = `(?:${NUMBER}|${anyOf(['a', 'an', ...Object.keys(NUMBER_WORDS)])})`;
const UNIT = anyOf('year|years|month|months|day|days|ano|anos|meses|mes|dias|an|ans|mois|jours|jahr|jahre|jahren|monate|monaten|سنه|سنوات|سنين|عام|اعوام|شهر|شهور|اشهر|साल|महीने|दिन'.split('|'));
const BETWEEN = '(?:[\\s-]+[^\\s.,;:!?]+){0,3}?[\\s-]+';
const TERMS: readonly RegExp[] = [
  new RegExp(`${EDGE}(${COUNT})[\\s-]+${UNIT}(?:'s?)?${BETWEEN}${anyOf(WARRANTY)}${END}`, 'gu'),
  new RegExp(`${EDGE}${anyOf(WARRANTY)}${BETWEEN}(${COUNT})[\\s-]+${UNIT}${END}`, 'gu'),
  new RegExp(`${EDGE}${anyOf(WARRANTY)}[\\s-]+(${COUNT})[\\s-]+${UNIT}${END}`, 'gu'),
];
/** "سنتين": two years in one word. */
const TWO_YEARS = /(?<!\p{L})(?:ضمان|الضمان)(?:\s+\S+){0,2}?\s+(?:سنتين|عامين|سنتان)(?!\p{L})/u;
const NUMBERS = new Map(Object.entries(NUMBER_WORDS).map(([word, number]) => [normalise(word), String(number)]));
const NOT_MEANT = wholeWords([...NEGATIONS, ...UNSURE, 'whether', 'if', 'ask', 'check', 'preguntar', 'pregunto', 'consultar', 'si', 'perguntar', 'se', 'demander', 'ob', 'fragen', 'frage', 'اذا', 'اسال', 'هل']);

/** A warranty, a reach of the delivery or a way to give back that the store's words do not hold; undefined when there is none. @param texts normalised */
export function unbackedPromise(texts: readonly string[], evidence: Evidence): string | undefined {
  const told = once(() => normalise([...evidence.prose, ...evidence.words].join('\n').replaceAll('\\n', '\n')));
  for (const clause of texts.flatMap(sentencesOf).flatMap(clausesOf)) {
    if (NOT_MEANT.test(clause)) continue;
    const whole = WHOLE.find((concept) => concept.test(clause) && !sentencesOf(told()).some((sentence) => concept.test(sentence) && !NOT_MEANT.test(sentence)));
    if (whole !== undefined) return whole.exec(clause)?.[0].slice(0, 120);
    const terms = termsIn(clause);
    const unknown = [...terms].find((term) => !termsIn(told()).has(term));
    if (unknown !== undefined) return clause.trim().slice(0, 120);
  }
  return undefined;
}

/** For how many years, months or days something is warranted. */
function termsIn(text: string): Set<string> {
  const counted = TERMS.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, count]) => (count === undefined ? [] : [NUMBERS.get(count) ?? (/^an?$/.test(count) ? '1' : count)])));
  return new Set(TWO_YEARS.test(text) ? [...counted, '2'] : counted);
}

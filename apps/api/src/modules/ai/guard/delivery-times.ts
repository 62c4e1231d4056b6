import type { Evidence } from './evidence.js';
import { ASSURANCES, NUMBER_WORDS, UNSURE } from './lexicon.js';
import { anyOf, clausesOf, EDGE, END, normalise, NUMBER, sentencesOf, wholeWords } from './reading-text.js';

/** The customer comes for the goods. */
const COLLECTING = (
  'pick it up|pick them up|pick this up|pick up|pickup|pick-up|picked up|picked-up|collect it|collect them|ready for you|recogerlo|recogerla|recogerlos|recogerlas|recogelo|recogela|recoges|recoger tu|recoger su|recoger el|recoger la|recogida|pasa a recoger|pasar a recoger|retirarlo|retirarla|retiralo|retirala|retirar tu|retirar su|pasar a buscarlo|pasar por el|pasar por ella'
  + '|retirada na loja|retirar na loja|retira-lo|retira-la|pode retirar|podes levantar|levanta-lo|levanta-la|vir buscar|buscar na loja|venir le chercher|venir la chercher|venir les chercher|le retirer|la retirer|les retirer|retirez|retrait en magasin|retrait en boutique|retirer votre|abholen|abholung|abholbereit|holen sie|hol es|hol sie'
  + '|استلامه من المتجر|استلامها من المتجر|استلام من المتجر|الاستلام من المتجر|تستلمه من|تستلمها من|استلمه من|تاخذه من المتجر|दुकान से ले|स्टोर से ले|पिक अप|पिकअप').split('|');
/** Speaks of goods on their way. */
export const DELIVERY = wholeWords((
  'arriv*|deliver*|ship|ships|shipped|shipping|shipment|dispatch*|reach you|reaches you|get it|get them|have it|receive|receives|received|be there|at your door|with you|pick it up|ready for you'
  + '|llega*|entreg*|envia*|envio*|enviamos|recib*|mandamos|tendras|cheg*|receb*|envia*|livr*|arrive*|recev*|recevrez|expedi*|aurez|liefer*|geliefert|ankomm*|kommt an|erhalt*|versand*|verschick*|verschickt|zugestellt|zustell*|bei dir|bei ihnen'
  + '|وصل*|يصل*|تصل*|سيصل*|ستصل*|يصلك|توصيل*|التوصيل*|نوصل*|سنوصل*|تسليم*|التسليم|شحن*|الشحن*|نسلم*|سنسلم*|تستلم*|ستستلم*|डिलीवर*|डिलिवर*|पहुंच*|पहुँच*|भेज*|मिल जाएगा|मिल जाएगी|मिलेगा|मिलेगी|शिप*'
).split('|').concat(COLLECTING));

const UNITS: Readonly<Record<string, readonly string[]>> = {
  min: 'minute|minutes|minuto|minutos|minuten|دقيقة|دقائق|मिनट'.split('|'),
  h: 'hour|hours|hora|horas|heure|heures|stunde|stunden|ساعة|ساعات|घंटे|घंटा|घंटों'.split('|'),
  d: 'day|days|workday|workdays|dia|dias|jour|jours|tag|tage|tagen|werktag|werktage|werktagen|يوم|يوما|ايام|أيام|दिन|दिनों'.split('|'),
  w: 'week|weeks|semana|semanas|semaine|semaines|woche|wochen|اسبوع|أسبوع|اسابيع|أسابيع|हफ्ते|हफ़्ते|हफ्ता|सप्ताह'.split('|'),
  m: 'month|months|mes|meses|mois|monat|monate|monaten|شهر|اشهر|أشهر|महीने|महीना'.split('|'),
};
const RELATIVE: Readonly<Record<string, readonly string[]>> = {
  today: "today|tonight|this morning|this afternoon|this evening|same day|same-day|hoy|esta tarde|esta noche|mismo dia|hoje|esta tarde|aujourd'hui|ce soir|cet apres-midi|heute|اليوم|الليلة|आज".split('|'),
  tomorrow: 'tomorrow|next day|next-day|overnight|manana|amanha|demain|lendemain|morgen|غدا|غد|بكرة|कल'.split('|'),
  later: 'day after tomorrow|pasado manana|depois de amanha|apres-demain|ubermorgen|بعد غد|परसों'.split('|'),
  w1: 'monday|lunes|segunda-feira|lundi|montag|الاثنين|الإثنين|सोमवार'.split('|'), w2: 'tuesday|martes|terca-feira|mardi|dienstag|الثلاثاء|मंगलवार'.split('|'),
  w3: 'wednesday|miercoles|quarta-feira|mercredi|mittwoch|الاربعاء|الأربعاء|बुधवार'.split('|'), w4: 'thursday|jueves|quinta-feira|jeudi|donnerstag|الخميس|गुरुवार'.split('|'),
  w5: 'friday|viernes|sexta-feira|vendredi|freitag|الجمعة|शुक्रवार'.split('|'), w6: 'saturday|sabado|samedi|samstag|sonnabend|السبت|शनिवार'.split('|'), w0: 'sunday|domingo|dimanche|sonntag|الاحد|الأحد|रविवार'.split('|'),
  weekend: 'weekend|fin de semana|fim de semana|week-end|wochenende|نهاية الأسبوع|सप्ताहांत'.split('|'),
  soon: 'immediately|right now|right away|within the hour|in no time|de inmediato|enseguida|ahora mismo|imediatamente|agora mesmo|tout de suite|immediatement|sofort|فورا|حالا|तुरंत|अभी'.split('|'),
  christmas: 'christmas|navidad|natal|noel|weihnachten|eid|العيد|عيد|दिवाली|diwali'.split('|'),
};
const DUALS: Readonly<Record<string, readonly string[]>> = { '2d': ['يومين'], '2h': ['ساعتين'], '2w': ['اسبوعين', 'أسبوعين'], '1d': ['يوم واحد'], '1w': ['next week', 'proxima semana', 'semana que viene', 'semana proxima', 'semaine prochaine', 'nachste woche', 'الاسبوع القادم', 'الأسبوع القادم', 'अगले हफ्ते', 'अगले हफ़्ते'] };

const NUMBERS = new Map(Object.entries(NUMBER_WORDS).map(([word, number]) => [normalise(word), String(number)]));
const COUNT = `(?:${NUMBER}|${anyOf(['a', 'an', ...Object.keys(NUMBER_WORDS)])})`;
const COUNTED = Object.entries(UNITS).map(([unit, words]) => ({ unit, pattern: new RegExp(`${EDGE}(${COUNT})(?:\\s*(?:-|–|to|or|and|a|o|ou|e|y|bis|oder|à|et|إلى|او|से|या)\\s*(${COUNT}))?[\\s-]+(?:[\\p{L}]+[\\s-]+)?${anyOf(words)}${END}`, 'gu') }));
const NAMED = [...Object.entries(RELATIVE), ...Object.entries(DUALS)].map(([token, phrases]) => ({ token, pattern: wholeWords(phrases) }));
const NOT_SURE = wholeWords(UNSURE);

/** Only what denies the verb: "at no cost" and the Portuguese "no sábado" deny nothing. */
const DENIED = wholeWords((
  'do not|don\'t|does not|doesn\'t|did not|cannot|can not|can\'t|will not|won\'t|is not|isn\'t|are not|aren\'t|never|no lo|no la|no los|no las|no se|no te|no hacemos|no enviamos|no entregamos|no llega|no llegan|no podemos|no puedo|no hay'
  + '|nao|nunca|pas|jamais|nicht|لا|لن|ليس|لم|नहीं|नही').split('|'));
const REASSURED = wholeWords(ASSURANCES, 'gu');
const BUT = /(?<!\p{L})(?:but|and|pero|y|mas|e|mais|et|aber|sondern|und|لكن|ولكن|लेकिन|और)(?!\p{L})/u;
const PICK_UP = wholeWords(COLLECTING, 'gu');
const WEEKDAYS: ReadonlySet<string> = new Set(['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'w6']);

/** When goods arrive, without evidence; undefined when nothing is promised. @param texts normalised */
export function inventedTime(texts: readonly string[], { prose }: Pick<Evidence, 'prose'>): string | undefined {
  const promises = texts.flatMap(sentencesOf).filter((sentence) => !NOT_SURE.test(sentence)).map(promised).filter((sentence) => DELIVERY.test(sentence));
  if (promises.length === 0) return undefined;
  const sentences = sentencesOf(normalise(prose.join('\n').replaceAll('\\n', '\n')));
  const counted = new Set(sentences.flatMap((sentence) => [...countedIn(sentence)]));
  const named = new Set(sentences.filter((sentence) => DELIVERY.test(sentence)).flatMap((sentence) => [...namedIn(sentence)]));
  const open = openDays(sentences);
  const invented = promises.find((sentence) => {
    const backing = isPickUp(sentence) ? open : named;
    return [...countedIn(sentence)].some((time) => !counted.has(time)) || [...namedIn(sentence)].some((time) => !backing.has(time) && !counted.has(time));
  });
  return invented?.trim().slice(0, 120);
}

/** What is left when the clauses are gone that say what does not happen. */
function promised(sentence: string): string {
  const clauses = clausesOf(sentence.replaceAll(REASSURED, ' '));
  if (!clauses.some((clause) => DENIED.test(clause))) return sentence;
  return clauses.flatMap((clause) => (DENIED.test(clause) ? clause.split(BUT).filter((part) => !DENIED.test(part)) : [clause])).join(', ');
}

/** The store is open, the customer comes: any day that the store speaks of will do. */
function isPickUp(sentence: string): boolean {
  return sentence.search(PICK_UP) !== -1 && !DELIVERY.test(sentence.replaceAll(PICK_UP, ' '));
}

function openDays(sentences: readonly string[]): Set<string> {
  const days = new Set(sentences.flatMap((sentence) => [...namedIn(sentence)]));
  return [...days].some((day) => WEEKDAYS.has(day)) ? days.add('today') : days;
}

function countedIn(sentence: string): Set<string> {
  return new Set(COUNTED.flatMap(({ unit, pattern }) => [...sentence.matchAll(pattern)].flatMap(([, from, to]) => [from, to].flatMap((count) => (count === undefined ? [] : [`${NUMBERS.get(count) ?? (/^an?$/.test(count) ? '1' : count)}${unit}`])))));
}

function namedIn(sentence: string): Set<string> {
  return new Set(NAMED.filter(({ pattern }) => pattern.test(sentence)).map(({ token }) => token));
}

import { plain } from '../../../platform/search/words.js';

/** Whole units of the store's currency, both inclusive; null: no limit. `words`: what is left of the text. `namesCurrency`: the limit can be nothing but a price. */
export interface PriceRange { readonly words: string; readonly min: number | null; readonly max: number | null; readonly namesCurrency: boolean }

/** Currencies of which a customer may write three decimals: "12.500 KWD". A dinar alone may be one that has none. */
const OF_THOUSANDTHS = 'kwd|bhd|omr|jod|tnd|kd|دينار (?:كويتي|بحريني|اردني|تونسي)|ريال عماني';
const CURRENCY = `(?:(?:r|us|mx|ar|cl|ca|au)?\\$|[€£₹¥]|euros?|eur|dollars?|dolares|usd|pounds?|gbp|pesos?|mxn|clp|reais|real|brl|rupees?|rupaye?|rs|inr|yen|jpy|won|krw|aed|sar|egp|${OF_THOUSANDTHS}|dinars?|يورو|دولار|ريال|درهم|جنيه|دينار|روبيه|रुपये|रुपए|रुपया|यूरो|डॉलर)`;
/** "1,299.99", "50.000", "1 500" and "1,00,000", or plain digits; never the beginning of a longer number. */
const NUMBER = "(?:\\d{1,2}(?:,\\d{2})+,\\d{3}|\\d{1,3}(?:[., '٬]\\d{3})+|\\d{1,9})(?:[.,٫]\\d{1,2})?(?![.,'٫٬]?\\d)";
/** "50 mil", "1.5k", "2 lakh". */
const SCALES: readonly (readonly [words: string, factor: number])[] = [
  [`k|mil|mille|thousand|الف|الاف|hazaa?r|${plain('हज़ार')}|हजार`, 1_000], ['lakhs?|lacs?|लाख', 100_000], ['millon(?:es)?|millions?|milh(?:ao|oes)|مليون', 1_000_000],
];
const SCALE = SCALES.map(([words]) => words).join('|');
const AMOUNT = `(${CURRENCY})?\\s?(${NUMBER})(?:\\s?(${SCALE})(?![\\p{L}\\p{M}\\p{N}])(?: de(?= ))?)?\\s?(${CURRENCY})?`;
const BEGIN = '(?<![\\p{L}\\p{M}\\p{N}])';
const END = '(?![\\p{L}\\p{M}\\p{N}])';

const AT_MOST = 'not over|nothing over|not above|nothing above|under|below|less than|cheaper than|lower than|up to|at most|not more than|no more than|max(?:imum)? (?:of|price|budget)(?: of)?|<=?'
  + "|(?:not|never|\\p{L}+n't) (?:to )?(?:(?:cost|be|go|spend)(?:ing)? (?:more than|over|above|beyond)|exceed(?:ing)?)"
  + '|no mas de|no (?:(?:cuest[ea]n?|valgan?|sean?|gastar(?:me)?|quiero gastar) mas de|(?:pase|supere|exceda)n?(?: de)?)|por menos de|menos de|hasta|maximo|como mucho|por debajo de|mas barat[oa]s? que|debajo de|bajo|que no (?:pase|supere)n?(?: de)?'
  + '|nao mais (?:de|do que|que)|nao (?:(?:cust[ea]|seja)m? mais (?:de|do que|que)|(?:passe|ultrapasse)m?(?: de)?)|ate|no maximo|abaixo de|por ate|mais barat[oa]s? que'
  + "|pas plus de|ne (?:coute(?:nt)? pas plus de|depasse(?:nt)? pas)|moins de|a moins de|jusqu'a|au maximum|en dessous de|moins cher(?:e?s?)? que"
  + '|اقل من|باقل من|تحت|حتي|(?:لا|ما) (?:يزيد|تزيد|يزيدش|تزيدش|يتجاوز|تتجاوز)(?: عن)?|(?:لا|ما) (?:يكلف|تكلف) اكثر من|(?:لا|ليس|مش) اكثر من|ارخص من|بحدود';
const AT_LEAST = 'over|above|more than|at least|from|starting at|>=?|mas de|desde|a partir de|minimo|mais de|acima de|plus de|au moins|a partir de|اكثر من|فوق|ابتداء من|من';
const AROUND = 'around|about|roughly|alrededor de|unos|cerca de|por volta de|environ|autour de|حوالي|تقريبا';
const BETWEEN = 'between|entre|بين';
/** Parts of product names, and what sizes are counted with: "Air Max 90", "from 36 to 40". */
const AT_MOST_OF_ANYTHING = 'max\\.?|maximum|within';
const BETWEEN_ANYTHING = 'from|de|desde|a partir de|من';
const AND = 'and|up to|to|till|until|y|a|e|ate|et|hasta|-|–|و|الي|से';
/** Behind the amount: "50 or less", "50 € max", and always in Hindi. */
const OR_LESS = `or less|or under|or cheaper|o menos|ou menos|ou moins|او اقل|${plain('या कम')}`;
const OR_MORE = 'or more|or over|o mas|ou mais|ou plus|او اكثر';
const MOST_BEHIND = 'max\\.?|maximum|tops|maximo|como mucho|no maximo|como maximo|maxi|au maximum|كحد اقصي|بالكثير|بحد اقصي';
const WITHIN_BEHIND = ['के अंदर', 'के अन्दर', 'के भीतर', 'के नीचे'].map(plain).join('|');
const APART = `-|–|se|से|aur|${plain('और')}|to`;
const BETWEEN_BEHIND = `ke? be?e?ch|ke? bich|${plain('के बीच')}`;
const BEHIND_AT_MOST = '(?:se|से) (?:kam|neeche|niche|कम|नीचे|सस्ता|सस्ते)(?: (?:mein|me|में|के|ke))?|(?:tak|तक)';
const BEHIND_AT_LEAST = '(?:se|से) (?:zyada|jyada|upar|ज़्यादा|ज्यादा|ऊपर|अधिक)';
const AROUND_SHARE = 0.3;
/** A price that is meant stands at the beginning; the readings below take more time than the text is long. */
const LONGEST_READ = 2_000;

const pattern = (text: string): RegExp => new RegExp(`${BEGIN}${text}${END}`, 'u');
type Range = readonly [min: number | null, max: number | null];
interface Reading { readonly sign: RegExp; readonly range: (first: number, second: number) => Range; readonly needsPrice?: boolean }
const between = (a: number, b: number): Range => [Math.min(a, b), Math.max(a, b)];
/** The first that fits is taken. */
const READINGS: readonly Reading[] = [
  { sign: pattern(`(?:${BETWEEN})\\s${AMOUNT}\\s?(?:${AND})\\s?${AMOUNT}`), range: between },
  { sign: pattern(`(?:${BETWEEN_ANYTHING})\\s${AMOUNT}\\s?(?:${AND})\\s?${AMOUNT}`), range: between, needsPrice: true },
  { sign: pattern(`(?:${AT_MOST})\\s?${AMOUNT}`), range: (a) => [null, a] },
  { sign: pattern(`(?:${AT_MOST_OF_ANYTHING})\\s?${AMOUNT}`), range: (a) => [null, a], needsPrice: true },
  { sign: pattern(`${AMOUNT}\\s?(?:${APART})\\s?${AMOUNT}\\s(?:${BETWEEN_BEHIND})`), range: between },
  { sign: pattern(`${AMOUNT}\\s?(?:${AND}|to)\\s?${AMOUNT}`), range: between, needsPrice: true },
  { sign: pattern(`${AMOUNT}\\s(?:${BEHIND_AT_MOST}|${WITHIN_BEHIND}|ke andar|ke neeche|ke niche|${OR_LESS})`), range: (a) => [null, a] },
  { sign: pattern(`${AMOUNT}\\s(?:${MOST_BEHIND})`), range: (a) => [null, a], needsPrice: true },
  { sign: pattern(`${AMOUNT}\\s(?:${OR_MORE})`), range: (a) => [a, null] },
  { sign: pattern(`${AMOUNT}\\s(?:${BEHIND_AT_LEAST})`), range: (a) => [a, null] },
  { sign: pattern(`(?:${AT_LEAST})\\s?${AMOUNT}`), range: (a) => [a, null] },
  { sign: pattern(`(?:${AROUND})\\s?${AMOUNT}`), range: (a) => [a * (1 - AROUND_SHARE), a * (1 + AROUND_SHARE)] },
];
const SIZES_AND_MORE = /^\s?(?:cm|mm|m|l|ml|kg|g|w|gb|tb|mb|hz|mah|km|inch|inches|people|persons?|pieces|personas|personnes|pessoas|years?|meses|months?|hours?|pulgadas|اشخاص|سم|कप)(?![\p{L}\p{N}])/u;
const SIZE_BEFORE = new RegExp(`${BEGIN}(?:sizes?|sized|tallas?|tamanhos?|tamanos?|tailles?|pointures?|numeros?|(?:ال|بال|ب)?مقاس(?:ات)?|${plain('साइज़')}|साइज)[\\s:]*$`, 'u');
const PRICE_BEFORE = new RegExp(`${BEGIN}(?:prices?|priced|costs?|costing|budget|precios?|presupuesto|precos?|orcamento|prix|(?:ال|بال|ب)?(?:سعر|اسعار|ميزانيه)|कीमत|दाम|बजट|keemat|kimat|daam)(?: (?:range|is|of|de|va|vai))?[\\s:]*$`, 'u');

/** The price that a customer has in mind: "red shoes under 50", "entre 20 y 30 €", "أقل من 30". An amount of something else is left alone. */
export function priceRangeOf(text: string): PriceRange {
  const said = plain(text.slice(0, LONGEST_READ)).replaceAll('’', "'");
  let unread = said;
  for (const { sign, range, needsPrice } of READINGS) {
    for (let match = sign.exec(unread); match !== null; match = sign.exec(unread)) {
      const [before, after] = [said.slice(0, match.index), said.slice(match.index + match[0].length)];
      const [, left, first, firstScale, right, secondLeft, second, secondScale, secondRight] = match;
      const currency = [left, right, secondLeft, secondRight].find((name) => name !== undefined);
      const isOther = SIZES_AND_MORE.test(after) || SIZE_BEFORE.test(before) || (needsPrice === true && currency === undefined && !PRICE_BEFORE.test(before));
      if (!isOther) {
        const [least, most] = [amountOf(first, currency), amountOf(second, currency)];
        // "20 to 50 thousand" counts both in thousands, "500 to 1 thousand" does not.
        const leastScale = firstScale ?? (least < most ? secondScale : undefined);
        const [min, max] = range(least * factorOf(leastScale), most * factorOf(secondScale));
        return { words: `${before} ${after} ${text.slice(LONGEST_READ)}`.replaceAll(/\s+/g, ' ').trim(), min, max, namesCurrency: currency !== undefined };
      }
      // Of another thing, so no other reading may take a part of it for a price.
      unread = unread.slice(0, match.index) + '_'.repeat(match[0].length) + unread.slice(match.index + match[0].length);
    }
  }
  return { words: text, min: null, max: null, namesCurrency: false };
}

function factorOf(scale = ''): number {
  return SCALES.find(([words]) => new RegExp(`^(?:${words})$`, 'u').test(scale))?.[1] ?? 1;
}

const THOUSANDTHS = new RegExp(`^(?:${OF_THOUSANDTHS})$`, 'u');
function amountOf(text = '0', currency = ''): number {
  if (THOUSANDTHS.test(currency) && /^\d+\.\d{3}$/.test(text)) return Number(text);
  const decimals = /[.,٫](\d{1,2})$/u.exec(text);
  return Number(`${text.slice(0, decimals?.index).replaceAll(/\D/g, '')}.${decimals?.[1] ?? '0'}`);
}

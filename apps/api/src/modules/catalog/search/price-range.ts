import { plain } from '../../../platform/search/words.js';

/** Whole units of the store's currency, both inclusive; null: no limit. `words`: what is left of the text. */
export interface PriceRange { readonly words: string; readonly min: number | null; readonly max: number | null }

const CURRENCY = '(?:[€$£₹]|euros?|eur|dollars?|dolares|usd|pounds?|gbp|pesos?|mxn|reais|real|brl|rupees?|rupaye?|rs|inr|يورو|دولار|ريال|درهم|جنيه|دينار|روبيه|रुपये|रुपए|रुपया|यूरो|डॉलर)';
const AMOUNT = `${CURRENCY}?\\s?(\\d{1,7}(?:[.,]\\d{1,2})?)\\s?${CURRENCY}?`;
const BEGIN = '(?<![\\p{L}\\p{M}\\p{N}])';
const END = '(?![\\p{L}\\p{M}\\p{N}])';

const AT_MOST = 'under|below|less than|cheaper than|lower than|up to|at most|not more than|no more than|max(?:imum)?(?: of)?|within|<=?'
  + '|por menos de|menos de|hasta|maximo|como mucho|por debajo de|mas barat[oa]s? que|debajo de'
  + '|ate|no maximo|abaixo de|por ate|mais barat[oa]s? que'
  + "|moins de|a moins de|jusqu'a|au maximum|maximum|en dessous de|moins cher(?:e?s?)? que"
  + '|اقل من|بافل من|باقل من|تحت|حتي|لا يزيد عن|ارخص من|بحدود';
const AT_LEAST = 'over|above|more than|at least|from|starting at|>=?|mas de|desde|a partir de|minimo|mais de|acima de|plus de|au moins|a partir de|اكثر من|فوق|ابتداء من|من';
const AROUND = 'around|about|roughly|alrededor de|unos|cerca de|por volta de|environ|autour de|حوالي|تقريبا';
const BETWEEN = 'between|from|entre|de|desde|a partir de|بين|من';
const AND = 'and|to|till|until|y|a|e|ate|et|hasta|-|–|و|الي|से';
/** Hindi says it behind the amount. */
const BEHIND_AT_MOST = '(?:se|से) (?:kam|neeche|niche|कम|नीचे|सस्ता|सस्ते)(?: (?:mein|me|में|के|ke))?|(?:tak|तक)';
const BEHIND_AT_LEAST = '(?:se|से) (?:zyada|jyada|upar|ज़्यादा|ज्यादा|ऊपर|अधिक)';
const AROUND_SHARE = 0.3;

const pattern = (text: string): RegExp => new RegExp(`${BEGIN}${text}${END}`, 'u');
type Reading = readonly [RegExp, (first: number, second: number) => readonly [number | null, number | null]];
/** The first that fits is taken. */
const READINGS: readonly Reading[] = [
  [pattern(`(?:${BETWEEN})\\s${AMOUNT}\\s?(?:${AND})\\s?${AMOUNT}`), (a, b) => [Math.min(a, b), Math.max(a, b)]],
  [pattern(`(?:${AT_MOST})\\s?${AMOUNT}`), (a) => [null, a]],
  [pattern(`${AMOUNT}\\s(?:${BEHIND_AT_MOST})`), (a) => [null, a]],
  [pattern(`${AMOUNT}\\s(?:${BEHIND_AT_LEAST})`), (a) => [a, null]],
  [pattern(`(?:${AT_LEAST})\\s?${AMOUNT}`), (a) => [a, null]],
  [pattern(`(?:${AROUND})\\s?${AMOUNT}`), (a) => [a * (1 - AROUND_SHARE), a * (1 + AROUND_SHARE)]],
];
const SIZES_AND_MORE = /^\s?(?:cm|mm|m|l|ml|kg|g|w|inch|inches|people|persons?|pieces|personas|personnes|pessoas|years?|meses|months?|hours?|pulgadas|اشخاص|سم|कप)(?![\p{L}\p{N}])/u;

/** The price that a customer has in mind: "red shoes under 50", "entre 20 y 30 €", "أقل من 30". An amount of something else is left alone. */
export function priceRangeOf(text: string): PriceRange {
  const said = plain(text).replaceAll('’', "'");
  for (const [sign, range] of READINGS) {
    const match = sign.exec(said);
    if (match === null || SIZES_AND_MORE.test(said.slice(match.index + match[0].length))) continue;
    const [min, max] = range(amountOf(match[1]), amountOf(match[2]));
    return { words: `${said.slice(0, match.index)} ${said.slice(match.index + match[0].length)}`.replaceAll(/\s+/g, ' ').trim(), min, max };
  }
  return { words: text, min: null, max: null };
}

function amountOf(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}

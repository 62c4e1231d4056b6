import { plain } from '../language.js';
import { withoutReferences } from './references.js';

/** Why an answer is not sent. `detail` is for the run record. */
export interface Blocked { readonly rule: 'number' | 'claim' | 'link' | 'prompt' | 'reference'; readonly detail: string }

const MONEY_WORDS = 'usd|eur|gbp|ngn|brl|mxn|ars|cop|clp|pen|inr|egp|sar|aed|mad|xof|kes|ghs|zar|dollars?|euros?|pounds?|pesos?|reais|real|naira|rupees?|dirhams?|riyals?|dinars?|francs?|bucks|soles|dolares|دولار|ريال|درهم|جنيه|دينار|يورو';
const PRICE_WORDS = 'costs?|prices?|priced|pay|total|discount|off|save|cheaper|cuestan?|valen?|precios?|pagas?|descuento|rebaja|prix|coute|coutent|payez|payer|remise|reduction|rabais|precos?|custam?|paga|desconto|سعر\\S*|بسعر|ثمن\\S*|يكلف|تكلف\\S*|خصم|تخفيض';
const STOCK_WORDS = 'left|in stock|available|remaining|units?|pieces?|pcs|quedan?|disponibles?|unidades|en stock|existencias|restants?|restantes?|unites|restam?|disponiveis|em estoque|متوفر\\S*|متبقي\\S*|قطع\\S*|باقي';
// Groups of thousands may be set apart by a space.
const NUMBER = '\\d+(?:[.,\']\\d+| \\d{3}(?!\\d))*';
const NUMBER_WORDS = 'two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|cuarenta|cincuenta|cien|mil|deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|cent|mille|dois|duas|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|cem';
const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

// Each names a number (group 1) that reads as a price, a share or a stock figure.
const FIGURES: readonly RegExp[] = [
  new RegExp(`\\p{Sc}\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}\\p{Sc}`, 'giu'),
  new RegExp(`${EDGE}(?:${MONEY_WORDS}|r\\$)\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}(?:k\\s)?(?:${MONEY_WORDS})${END}`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}(?:%|٪|percent|per cent|por ciento|por cento|pour cent|في الميه|بالميه|بالمايه)`, 'giu'),
  new RegExp(`${EDGE}(?:${PRICE_WORDS})${END}[^\\d.!?\\n]{0,24}?(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})[^\\d.!?\\n]{0,6}?${EDGE}(?:off|discount|de descuento|de remise|de desconto|خصم)${END}`, 'giu'),
  new RegExp(`(${NUMBER})[^\\d.!?\\n]{0,12}?${EDGE}(?:${STOCK_WORDS})${END}`, 'giu'),
  new RegExp(`${EDGE}(?:${STOCK_WORDS})${END}[^\\d.!?\\n]{0,12}?(${NUMBER})`, 'giu'),
  /(?<![\d.,])(\d+[.,]\d{2})(?![\d]|[.,]\d)/gu,
];
// Figures in words, and promises that cost the store money.
const CLAIMS: readonly RegExp[] = [
  new RegExp(`${EDGE}(?:${NUMBER_WORDS})[ -](?:(?:${NUMBER_WORDS})[ -])?(?:${MONEY_WORDS}|percent|per cent|por ciento|por cento|pour cent)${END}`, 'giu'),
  new RegExp(`${EDGE}(?:for free|free of charge|it is free|its free|free shipping|free delivery|half price|half off|on the house|gratis|gratuit(?:e|o|a|ement)?|de graca|a mitad de precio|moitie prix|metade do preco|مجان\\S*|نصف السعر)${END}`, 'giu'),
];
const LINK = /(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|ly|shop|store|app|link|info|biz|xyz|top|site|online|ru|cn)\b(?:\/[^\s<>"')\]]*)?/gi;
/** So many words in a row of the instructions are a leak, not a coincidence. */
const LEAK_WORDS = 8;

/**
 * Looks for what a model must not say on its own: prices, stock figures, discounts and links that stand neither in this
 * run's tool results nor in the store's own words, and pieces of its instructions.
 * @param texts what the model wrote, references not yet filled
 * @param evidence tool results of this run and texts of the store
 * @param secrets texts that must not be repeated
 */
export function findBlocked(texts: readonly string[], evidence: readonly string[], secrets: readonly string[]): Blocked | undefined {
  const known = normalise(evidence.join('\n'));
  const numbers = new Set([...known.matchAll(new RegExp(NUMBER, 'g'))].flatMap((match) => formsOf(match[0])));
  for (const written of texts) {
    const text = normalise(withoutReferences(written));
    for (const pattern of FIGURES) {
      for (const match of text.matchAll(pattern)) {
        if (match[1] !== undefined && !formsOf(match[1]).some((form) => numbers.has(form))) return { rule: 'number', detail: match[0].trim().slice(0, 120) };
      }
    }
    for (const pattern of CLAIMS) {
      for (const match of text.matchAll(pattern)) if (!known.includes(match[0])) return { rule: 'claim', detail: match[0].slice(0, 120) };
    }
    for (const match of text.matchAll(LINK)) {
      if (!known.includes(match[0].replace(/[.,;:!?]+$/, ''))) return { rule: 'link', detail: match[0].slice(0, 120) };
    }
  }
  return findLeak(texts, secrets);
}

/** A run of LEAK_WORDS words that the texts share with a secret. */
function findLeak(texts: readonly string[], secrets: readonly string[]): Blocked | undefined {
  const shingles = new Set(secrets.flatMap((secret) => shinglesOf(plain(secret))));
  for (const text of texts) {
    const leaked = shinglesOf(plain(text)).find((shingle) => shingles.has(shingle));
    if (leaked !== undefined) return { rule: 'prompt', detail: leaked.slice(0, 120) };
  }
  return undefined;
}

function shinglesOf(text: string): string[] {
  const words = text.split(' ');
  return words.slice(0, Math.max(0, words.length - LEAK_WORDS + 1)).map((_word, index) => words.slice(index, index + LEAK_WORDS).join(' '));
}

/** Lower case, Latin digits, no accents; punctuation and symbols stay. */
function normalise(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[’ʼ]/g, '\'')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replaceAll('٫', '.').replaceAll('٬', ',').replaceAll('ة', 'ه');
}

/** A number without grouping and trailing zeros, read both ways where `1,250` and `1.250` are ambiguous. */
function formsOf(number: string): string[] {
  const compact = number.replaceAll(/[' ]/g, '');
  const decimal = /^(.*)[.,](\d{1,2})$/.exec(compact);
  const digits = compact.replaceAll(/[.,]/g, '');
  if (decimal === null) return [trimmed(digits)];
  return [trimmed(`${(decimal[1] ?? '').replaceAll(/[.,]/g, '')}.${decimal[2] ?? ''}`)];
}

function trimmed(number: string): string {
  const whole = number.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

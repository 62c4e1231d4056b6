import { plain } from '../wording/language.js';
import { withoutReferences } from './references.js';

/** Why an answer is not sent. `detail` is for the run record. */
export interface Blocked { readonly rule: 'number' | 'claim' | 'link' | 'prompt' | 'reference'; readonly detail: string }

const MONEY_WORDS = 'usd|eur|gbp|ngn|brl|mxn|ars|cop|clp|pen|inr|egp|sar|aed|mad|xof|kes|ghs|zar|dollars?|euros?|pounds?|pesos?|reais|real|naira|rupees?|dirhams?|riyals?|dinars?|francs?|cfa|bucks|soles|dolares|دولار|ريال|درهم|جنيه|دينار|يورو';
const PRICE_WORDS = 'costs?|prices?|priced|pay|total|discount|off|save|cheaper|cuestan?|valen?|precios?|pagas?|descuento|rebaja|prix|coute|coutent|payez|payer|remise|reduction|rabais|precos?|custam?|paga|desconto|سعر\\S*|بسعر|ثمن\\S*|يكلف|تكلف\\S*|خصم|تخفيض';
const STOCK_WORDS = 'left|stock|in stock|available|remaining|units?|pieces?|pcs|quedan?|disponibles?|unidades|en stock|existencias|restants?|restantes?|unites|restam?|disponiveis|em estoque|(?:ال)?متوفر\\S*|متبقي\\S*|قطع\\S*|باقي';
// Groups of thousands may be set apart by a space.
const NUMBER = '\\d+(?:[.,\']\\d+| \\d{3}(?!\\d))*';
const NUMBER_WORDS = 'two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|treinta|cuarenta|cincuenta|cien|mil|deux|trois|quatre|cinq|sept|huit|neuf|dix|vingt|trente|quarante|cinquante|cent|mille|dois|duas|quatro|sete|oito|nove|dez|vinte|trinta|quarenta|cinquenta|cem';
const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

// Each names a number (group 1) that reads as a price or a share of one.
const PRICES: readonly RegExp[] = [
  new RegExp(`\\p{Sc}\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}\\p{Sc}`, 'giu'),
  new RegExp(`${EDGE}(?:${MONEY_WORDS}|r\\$)\\s{0,2}(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}(?:k\\s)?(?:${MONEY_WORDS})${END}`, 'giu'),
  new RegExp(`(${NUMBER})\\s{0,2}(?:%|٪|percent|per cent|por ciento|por cento|pour cent|في الميه|بالميه|بالمايه)`, 'giu'),
  new RegExp(`${EDGE}(?:${PRICE_WORDS})${END}[^\\d.!?\\n]{0,24}?(${NUMBER})`, 'giu'),
  new RegExp(`(${NUMBER})[^\\d.!?\\n]{0,6}?${EDGE}(?:off|discount|de descuento|de remise|de desconto|خصم)${END}`, 'giu'),
  /(?<![\d.,])(\d+[.,]\d{2})(?![\d]|[.,]\d)/gu,
];
// Not across quotation marks: in JSON the neighbour is another member.
const STOCKS: readonly RegExp[] = [
  new RegExp(`(${NUMBER})[^\\d.!?"\\n]{0,12}?${EDGE}(?:${STOCK_WORDS})${END}`, 'giu'),
  new RegExp(`${EDGE}(?:${STOCK_WORDS})${END}[^\\d.!?"\\n]{0,12}?(${NUMBER})`, 'giu'),
];
// Figures in words, and promises that cost the store money.
const CLAIMS: readonly RegExp[] = [
  new RegExp(`${EDGE}(?:${NUMBER_WORDS})[ -](?:(?:${NUMBER_WORDS})[ -])?(?:${MONEY_WORDS}|percent|per cent|por ciento|por cento|pour cent)${END}`, 'giu'),
  new RegExp(`${EDGE}(?:for free|free of charge|it is free|its free|free shipping|free delivery|half price|half off|on the house|gratis|gratuit(?:e|o|a|ement)?|de graca|a mitad de precio|moitie prix|metade do preco|مجان\\S*|نصف السعر)${END}`, 'giu'),
];
const LINK = /(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|ly|shop|store|app|link|info|biz|xyz|top|site|online|ru|cn)\b(?:\/[^\s<>"')\]]*)?/gi;
/** Digits of ids are no figures. */
const PUBLIC_ID = /\b[a-z]{2,4}_[0-9a-z]{26}\b/g;
/** So many words in a row of the instructions are a leak, not a coincidence. */
const LEAK_WORDS = 8;

/** What an answer may rely on. */
export interface Evidence {
  /** Tool results about products: a price backs a price, a stock figure a stock figure. */
  readonly catalog: readonly string[];
  /** The store's own sentences: knowledge, instructions, greeting. Every number in them may be repeated. */
  readonly prose: readonly string[];
}

/**
 * Looks for what a model must not say on its own: prices, stock figures, discounts and links without evidence, and
 * pieces of its instructions.
 * @param texts what the model wrote, references not yet filled
 * @param secrets texts that must not be repeated
 */
export function findBlocked(texts: readonly string[], evidence: Evidence, secrets: readonly string[]): Blocked | undefined {
  const [catalog, prose] = [evidence.catalog, evidence.prose].map((parts) => normalise(parts.join('\n').replaceAll(PUBLIC_ID, ' '))) as [string, string];
  const said = numbersIn(prose, [new RegExp(`(${NUMBER})`, 'g')]);
  const kinds = [PRICES, STOCKS].map((patterns) => ({ patterns, known: new Set([...said, ...numbersIn(catalog, patterns)]) }));
  for (const written of texts) {
    const text = normalise(withoutReferences(written));
    for (const { patterns, known } of kinds) {
      const invented = figuresIn(text, patterns).find(({ number }) => !known.has(number));
      if (invented !== undefined) return { rule: 'number', detail: invented.context };
    }
    for (const [rule, patterns] of [['claim', CLAIMS], ['link', [LINK]]] as const) {
      for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
        const claim = match[0].replace(/[.,;:!?]+$/, '');
        if (!catalog.includes(claim) && !prose.includes(claim)) return { rule, detail: claim.slice(0, 120) };
      }
    }
  }
  return findLeak(texts, secrets);
}

function figuresIn(text: string, patterns: readonly RegExp[]): { number: string; context: string }[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [{ number: canonical(match[1]), context: match[0].trim().slice(0, 120) }])));
}

function numbersIn(text: string, patterns: readonly RegExp[]): Set<string> {
  return new Set(figuresIn(text, patterns).map(({ number }) => number));
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

/** A number without grouping and trailing zeros; one or two digits behind the last mark are decimals. */
function canonical(number: string): string {
  const compact = number.replaceAll(/[' ]/g, '');
  const decimal = /^(.*)[.,](\d{1,2})$/.exec(compact);
  const whole = (decimal?.[1] ?? compact).replaceAll(/[.,]/g, '').replace(/^0+(?=\d)/, '');
  const fraction = (decimal?.[2] ?? '').replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

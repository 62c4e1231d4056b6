import type { Evidence } from './evidence.js';
import { CLEAR_PRICES, MEASURES, numbersIn, STOCKS } from './figures.js';
import { NUMBER_WORDS, PRICE_WORDS } from './lexicon.js';
import { anyOf, EDGE, END, normalise, once } from './reading-text.js';

// "Only three left", "it costs twenty": figures that no digit and no currency gives away.

const ARTICLES: ReadonlySet<string> = new Set(['one', 'un', 'una', 'uno', 'ein', 'eine', 'einem', 'einer', 'واحد', 'एक']);
const VALUES = new Map(Object.entries(NUMBER_WORDS).map(([word, number]) => [normalise(word), number]));
const COUNTED = Object.keys(NUMBER_WORDS);
const COUNTS = COUNTED.filter((word) => !ARTICLES.has(word));
/** A price of one or two is a figure of speech ("which costs one"). */
const SUMS = COUNTED.filter((word) => (NUMBER_WORDS[word] ?? 0) > 2);

/** What counts something else: "three days left", "two questions left". */
const OTHER = `(?!${anyOf('day*|colour*|color*|size*|style*|model*|variant*|kind*|type*|version*|talla*|tamano*|tamanho*|cor|cores|taille*|couleur*|farbe*|grosse*|große*|variante*|لون*|الوان|مقاس*|रंग*|साइज*|hour*|week*|month*|minute*|question*|option*|choice*|step*|dia|dias|hora*|semana*|mes|meses|pregunta*|opcion*|pergunta*|opcoes|jour*|heure*|semaine*|mois|question*|tag|tage|tagen|stunde*|woche*|monat*|frage*|يوم*|ايام|ساع*|اسبوع|اسابيع|شهر|दिन|घंटे|हफ्ते|सवाल'.split('|'))}${END})`;
const NOUN = `(?:\\s+${OTHER}\\p{L}+){0,2}?`;
const LEFT = anyOf('left|remaining|in stock|left in stock|auf lager|ubrig|vorratig|en stock|en existencias|em estoque|em stock|متبقيه|متبقي|باقيه|باقي|في المخزون|बचे|बचा|बची|स्टॉक में'.split('|'));
const REMAIN = anyOf('quedan|queda|nos quedan|restan|restam|resta|sobram|il reste|il en reste|il n\'en reste que|reste|restent|متبقي|متبقيه|بقي|بقيت|باقي|تبقي|تبقت|لم يتبق الا|स्टॉक में'.split('|'));
const ONLY = `(?:${anyOf('only|just|about|around|solo|solamente|apenas|so|somente|seulement|plus que|que|nur|noch|فقط|सिर्फ|केवल'.split('|'))}\\s+)?`;
/** "All three are in stock" counts what was named, not what is left. */
const NOT_ALL = '(?<!(?:all|the|these|those|of|todos|todas|los|las|les|os|as|die|alle|diese)\\s)';
const AT_END = '(?=\\s*(?:[.,!;:)\\n؟।]|$))';
const WORDED_STOCKS: readonly RegExp[] = [
  new RegExp(`${NOT_ALL}${EDGE}(${anyOf(COUNTS)})${NOUN}\\s+(?:are\\s+|is\\s+)?(?:noch\\s+)?${LEFT}${END}`, 'gu'),
  new RegExp(`${EDGE}(one)\\s+(?:${OTHER}\\p{L}+\\s+)?(?:left|remaining)${END}`, 'gu'),
  new RegExp(`${EDGE}nur\\s+noch\\s+(${anyOf(COUNTED)})${NOUN}\\s*(?:${END}(?:auf lager|ubrig|vorratig|da|verfugbar|stuck)|$|[.!])`, 'gu'),
  new RegExp(`${EDGE}${REMAIN}\\s+${ONLY}(${anyOf(COUNTS)})(?:\\s+${OTHER}|${AT_END})`, 'gu'),
  new RegExp(`${EDGE}${REMAIN}\\s+${ONLY}(${anyOf([...ARTICLES])})(?:\\s+(?:unidad|unidade|pieza|peca|unite|piece|exemplaire|stuck|sol[oa]|قطعه)${END}|${AT_END})`, 'gu'),
];
/** "Three pieces", in words that tell no more than that. */
const WORDED_PRICES: readonly RegExp[] = [
  new RegExp(`${EDGE}${anyOf(PRICE_WORDS.filter((word) => !['total', 'gesamt*', 'المجموع', 'कुल'].includes(word)))}${END}(?:\\s+(?:is|it|only|just|you|now|about|around|of|es|de|solo|ahora|agora|so|e|est|maintenant|seulement|ist|nur|jetzt|dich|sie|الان|فقط|هو|अब|सिर्फ)){0,3}\\s+(${anyOf(SUMS)}(?:[\\s-]+(?:(?:and|y|e|et|و)[\\s-]+)?${anyOf(COUNTED)}){0,2})${AT_END}`, 'gu'),
  new RegExp(`${EDGE}(?:yours|have it|take it|deal|te lo dejo|te la dejo|lo tienes|la tienes|je vous le laisse|je te le laisse|fica|du bekommst es)\\s+(?:for|por|en|a|pour|fur)\\s+(?:only\\s+|just\\s+|solo\\s+|nur\\s+)?(${anyOf(SUMS)}(?:[\\s-]+(?:(?:and|y|e|et|و)[\\s-]+)?${anyOf(COUNTED)}){0,2})${AT_END}`, 'gu'),
];

/** A stock figure or a price in words without evidence; undefined when there is none. @param texts normalised */
export function inventedWords(texts: readonly string[], { figures, prose }: Pick<Evidence, 'figures' | 'prose'>): string | undefined {
  const told = once(() => normalise([...figures, ...prose].join('\n')));
  const [stocks, prices] = [once(() => new Set([...numbersIn(told(), STOCKS), ...valuesIn(told(), WORDED_STOCKS).map(({ value }) => value)])), once(() => new Set([...numbersIn(told(), [...CLEAR_PRICES, ...MEASURES]), ...valuesIn(told(), WORDED_PRICES).map(({ value }) => value)]))];
  for (const text of texts) {
    const wrong = valuesIn(text, WORDED_STOCKS).find(({ value }) => !stocks().has(value)) ?? valuesIn(text, WORDED_PRICES).find(({ value }) => !prices().has(value));
    if (wrong !== undefined) return wrong.context.trim().slice(0, 120);
  }
  return undefined;
}

function valuesIn(text: string, patterns: readonly RegExp[]): { value: string; context: string }[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([context, words]) => (words === undefined ? [] : [{ value: String(valueOf(words)), context }])));
}

/** "Twenty-five", "treinta y cinco", "two hundred". */
function valueOf(words: string): number {
  return words.split(/[\s-]+/).reduce((sum, word) => {
    const value = VALUES.get(word) ?? 0;
    return value >= 100 && sum > 0 ? sum * value : sum + value;
  }, 0);
}

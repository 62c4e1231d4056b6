import type { Evidence } from './evidence.js';
import { CLEAR_PRICES, MEASURES, numbersIn, STOCKS } from './figures.js';
import { PRICE_WORDS } from './lexicon.js';
import { ARTICLE_MARK, COUNT_MARK, markNumbers } from './number-words.js';
import { isSameWord } from './offers.js';
import { anyOf, EDGE, END, normalise, once, wholeWords, wordsIn } from './reading-text.js';

// "Only three left", "it costs twenty": figures that no digit and no currency gives away.

const list = (phrases: string): string => anyOf(phrases.split('|'));
const COUNTED = `${COUNT_MARK}(?<count>\\d+)`;
const ANY = `[${ARTICLE_MARK}${COUNT_MARK}](?<count>\\d+)`;
const NOUN = '(?<noun>(?:\\s+\\p{L}+){0,2}?)';
const ONLY = `(?:${list('only|just|about|around|solo|solamente|apenas|so|somente|seulement|plus que|que|nur|noch|still|aun|todavia|ainda|encore|فقط|सिर्फ|केवल')}\\s+)?`;
const AT_END = '(?=\\s*(?:[.,!;:)\\n؟।]|$))';
/** "All three are in stock" counts what was named, not what is left. */
const NOT_ALL = '(?<!(?:all|the|these|those|of|todos|todas|los|las|les|os|as|die|alle|diese)\\s)';
const WORDED_STOCKS: readonly RegExp[] = [
  new RegExp(`${NOT_ALL}${COUNTED}${NOUN}\\s+(?<is>are\\s+|is\\s+)?(?:noch\\s+)?${list('left|remaining|in stock|left in stock|auf lager|ubrig|vorratig|en stock|en existencias|em estoque|em stock|متبقيه|متبقي|باقيه|باقي|في المخزون|बचे|बचा|बची|स्टॉक में')}${END}`, 'gu'),
  new RegExp(`(?<!\\p{L})${ARTICLE_MARK}(?<count>1)${NOUN}\\s+(?:left|remaining)${END}`, 'gu'),
  new RegExp(`${EDGE}nur\\s+noch\\s+${ANY}${NOUN}(?:\\s+${list('auf lager|ubrig|vorratig|da|verfugbar|stuck')}${END}|${AT_END})`, 'gu'),
  new RegExp(`${EDGE}${list('quedan|queda|nos quedan|restan|restam|resta|sobram|il reste|il en reste|il n\'en reste que|reste|restent|متبقي|متبقيه|بقي|بقيت|باقي|تبقي|تبقت|لم يتبق الا|स्टॉक में')}\\s+${ONLY}${ANY}(?<noun>(?:\\s+\\p{L}+)?)`, 'gu'),
  new RegExp(`${EDGE}${list('we have|we\'ve got|we still have|there are|hay|tenemos|nos quedan|temos|ha|nous avons|nous en avons|il y a|il y en a|wir haben|wir haben davon|es gibt|es sind|لدينا|عندنا|يوجد|हमारे पास')}\\s+${ONLY}${COUNTED}${NOUN}\\s+(?:are\\s+)?${list('available|disponible|disponibles|disponivel|disponiveis|verfugbar|lieferbar|متوفر|متوفره|متاح|متاحه|उपलब्ध')}${AT_END}(?!\\s*:)`, 'gu'),
];
/** "Two pieces", "two in stock": nothing else is counted. */
const PIECES = wholeWords('unit*|piece*|pcs|pair|pairs|item*|article*|unidad*|unidade*|pieza*|peca*|unite*|exemplaire*|stuck|artikel|articulo*|par|pares|paire*|paar|solo|sola|solos|solas|more|mas|mais|autres|قطع*|حبه|حبات|पीस|en|em|de|del|do|da|in|im|auf|dans|من|في|फक्त'.split('|'));
/** A customer may have named them too, and they are no goods. */
const NO_GOODS = wholeWords('thing*|day*|colour*|color*|size*|style*|model*|variant*|kind*|type*|version*|hour*|week*|month*|minute*|question*|option*|choice*|step*|address*|name*|detail*|order*|message*|talla*|tamano*|tamanho*|cor|cores|taille*|couleur*|farbe*|grosse*|variante*|dia|dias|hora*|semana*|mes|meses|pregunta*|opcion*|pergunta*|opcoes|paso*|dato*|duda*|direccion*|pedido*|jour*|heure*|semaine*|mois|etape*|adresse*|commande*|tag|tage|tagen|stunde*|woche*|monat*|frage*|schritt*|bestellung*|لون*|الوان|مقاس*|يوم*|ايام|ساع*|اسبوع|اسابيع|شهر|خطو*|سؤال|रंग*|साइज*|दिन|घंटे|हफ्ते|सवाल'.split('|'));
const SHORTEST_NAME = 3;

/** A price of one or two is a figure of speech ("which costs one"). */
const LOWEST_PRICE = 3;
/** No goods behind the number: "the price of three mugs". */
const NO_NOUN = `(?:${AT_END}|(?=\\s+${list('with|without|plus|including|incl*|and|but|each|per|only|today|now|altogether|con|sin|cada|por|hoy|ahora|y|com|sem|hoje|agora|e|avec|sans|chacun*|et|mit|ohne|pro|je|inklusive|zzgl|heute|jetzt|und|مع|بدون|لكل|فقط|اليوم|के साथ|आज')}${END}))`;
const WORDED_PRICES: readonly RegExp[] = [
  new RegExp(`${EDGE}${anyOf(PRICE_WORDS.filter((word) => !['total', 'gesamt*', 'المجموع', 'कुल'].includes(word)))}${END}(?:\\s+(?:is|it|only|just|you|now|about|around|of|es|de|solo|ahora|agora|so|e|est|maintenant|seulement|ist|nur|jetzt|dich|sie|الان|فقط|هو|अब|सिर्फ)){0,3}\\s+${COUNTED}${NO_NOUN}`, 'gu'),
  new RegExp(`${EDGE}(?:yours|have it|take it|deal|te lo dejo|te la dejo|lo tienes|la tienes|je vous le laisse|je te le laisse|fica|du bekommst es)\\s+(?:for|por|en|a|pour|fur)\\s+(?:only\\s+|just\\s+|solo\\s+|nur\\s+)?${COUNTED}${NO_NOUN}`, 'gu'),
];

interface Worded { readonly value: string; readonly noun: string; readonly isNamed: boolean; readonly context: string }

/** A stock figure or a price in words without evidence; undefined when there is none. @param texts normalised */
export function inventedWords(texts: readonly string[], evidence: Pick<Evidence, 'figures' | 'prose' | 'words' | 'asked' | 'goods'>): string | undefined {
  const told = once(() => normalise([...evidence.figures, ...evidence.prose].join('\n')));
  const [stocks, prices] = [
    once(() => new Set([...numbersIn(told(), STOCKS), ...foundIn(told(), WORDED_STOCKS).map(({ value }) => value)])), once(() => new Set([...numbersIn(told(), [...CLEAR_PRICES, ...MEASURES]), ...foundIn(told(), WORDED_PRICES).map(({ value }) => value)])),
  ];
  const goods = once(() => new Set(wordsIn(normalise([...evidence.goods.map(({ name }) => name), ...evidence.words, ...evidence.asked].join('\n'))).filter((word) => word.length >= SHORTEST_NAME)));
  for (const text of texts) {
    const wrong = foundIn(text, WORDED_STOCKS).find((found) => isStock(found, goods, evidence.goods.length) && !stocks().has(found.value))
      ?? foundIn(text, WORDED_PRICES).find(({ value }) => Number(value) >= LOWEST_PRICE && !prices().has(value));
    if (wrong !== undefined) return wrong.context.replaceAll(/[◆◇]/gu, '').trim().slice(0, 120);
  }
  return undefined;
}

/** Goods are counted, and not those that the answer names: "two are in stock, the third is sold out". */
function isStock({ value, noun, isNamed }: Worded, goods: () => ReadonlySet<string>, shown: number): boolean {
  if (noun === '') return !(isNamed && Number(value) <= shown);
  return PIECES.test(noun) || (!NO_GOODS.test(noun) && wordsIn(noun).some((word) => [...goods()].some((name) => isSameWord(word, name))));
}

/** "The price of three with delivery is 41.50": three are counted. */
const OF_SOME = /(?<!\p{L})(?:of|de|von|des|dos|das|का|की|के)\s+[◆◇]\d+$/u;
const PRICED_BEHIND = /^[^.!?\n؟।]{0,60}?\s(?:is|are|comes? to|es|son|est|sont|e|sao|ist|sind|betragt|هو|है|:)\s*\S{0,4}[\d□]/u;

function foundIn(text: string, patterns: readonly RegExp[]): Worded[] {
  const marked = markNumbers(text);
  if (!/[◆◇]/u.test(marked)) return [];
  return patterns.flatMap((pattern) => [...marked.matchAll(pattern)].filter(({ 0: context, index }) => !(OF_SOME.test(context) && PRICED_BEHIND.test(marked.slice(index + context.length)))).map(({ 0: context, groups }) => (
    { value: groups?.['count'] ?? '', noun: (groups?.['noun'] ?? '').trim(), isNamed: /\p{L}/u.test(groups?.['is'] ?? '') && !/(?:left|remaining)$/u.test(context), context }
  )));
}

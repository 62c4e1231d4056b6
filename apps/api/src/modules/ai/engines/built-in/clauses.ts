import { normalise, wholeWords } from '../../guard/reading-text.js';
import { plain } from '../../wording/language.js';
import { searchWords } from './intents.js';

/** Shorter ones are looked for as a whole only. */
const LONG_WORDS = 12;
const MOST_CLAUSES = 40;
const BOUNDARY = /[.,;:?!¿¡؟،\n]+|(?<=\s)(?:que|pero|porque|y|but|because|and|that|which|qui|mais|et|parce|mas|e|لكن|لان)(?=\s)/giu;

// What people say around a thing when they tell a story.
const TOLD_AROUND = new Set([
  'was were been being am thinking thought something anything like that this or so if maybe perhaps also wanted wondering wonder know tell great thanks thank bye just really actually one kind sort my we us you be well and but not no more than under should must um uh',
  'estaba estoy estabamos pensando pense algo asi o si tal vez quizas quiza tambien queria saber seria genial mira resulta como tipo buscando no mas menos ella ellos el le les se lo mi mis su pues bueno gracias tenga tengan teneis tienen cueste cuesten gustaria es eso eh',
  'j etais pensais quelque chose comme ca ou si peut etre aussi voulais savoir serait super merci genre alors donc mon ma mes son sa ne pas plus moins que coute elle il on nous cela euh',
  'estava estou pensando pensei algo alguma coisa assim ou se talvez tambem queria saber seria otimo obrigado obrigada tipo procurando nao mais menos ela ele meu minha isso entao custe bom e ne',
  'كنت افكر شيء شي مثل هذا او اذا ربما ايضا اريد ان اعرف ممكن شكرا يعني لا ليس اكثر اقل و',
].flatMap((list) => list.split(' ')).map(plain));

const ASKS_FOR = wholeWords([
  'want|need|look for|looking for|searching for|would like|d like|do you have|have you got|do you sell|thinking of|thinking about|interested in|buy',
  'quiero|queria|quisiera|busco|buscando|necesito|teneis|tienen|tienes|tendrian|hay|pensando en|me interesa|comprar',
  'veux|voudrais|cherche|besoin|avez vous|auriez vous|vendez vous|pensais|interesse|acheter',
  'quero|procuro|procurando|preciso|voces tem|tem|vendem|pensando|comprar',
  'اريد|ابغي|ابي|بدي|عايز|عاوز|ابحث|احتاج|عندكم|لديكم|هل يوجد|افكر في|شراء',
].flatMap((list) => list.split('|')));

/** True when the clause asks for a thing: then one word of it is enough to know the thing by. */
export function asksForThing(clause: string): boolean {
  return ASKS_FOR.test(normalise(clause));
}

/** The words of a clause that may name a product; empty when it names none. */
export function namedIn(clause: string): string {
  return searchWords(clause).split(' ').filter((word) => !TOLD_AROUND.has(word)).join(' ');
}

/** The parts of a long story, such as a voice note, of which one may say what is wanted; empty for short words. */
export function clausesOf(text: string): string[] {
  if (plain(text).split(' ').length <= LONG_WORDS) return [];
  const clauses = text.split(BOUNDARY).map((clause) => clause.trim()).filter((clause) => clause !== '');
  return [...new Set(clauses)].slice(0, MOST_CLAUSES);
}

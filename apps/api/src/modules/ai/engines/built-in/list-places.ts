import type { TurnMessage } from '../../turn.js';
import { plain } from '../../wording/language.js';
import { tapOf } from './taps.js';

/** A place in a list that a text names, and the text around it. */
export interface NamedPlace {
  /** From 0; -1 is the last one. */
  readonly place: number;
  /** The text with `title` where the place was named. */
  withTitle(title: string): string;
  /** The text without it. */
  readonly rest: string;
}

/** In the form of `plain`, each language's words of a place in their order; the last of them is "last". */
const PLACES = {
  en: ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th', 'last'],
  es: ['primer[oa]?', 'segund[oa]', 'tercer[oa]?', 'cuart[oa]', 'quint[oa]', 'ultim[oa]'],
  fr: ['premiere?', 'deuxieme|seconde?', 'troisieme', 'quatrieme', 'cinquieme', 'derniere?'],
  pt: ['primeir[oa]', 'segund[oa]', 'terceir[oa]', 'quart[oa]', 'quint[oa]', 'ultim[oa]'],
  ar: ['الاول|الاولي', 'الثاني|الثانيه', 'الثالث|الثالثه', 'الرابع|الرابعه', 'الخامس|الخامسه', 'الاخير|الاخيره'],
} as const;
/** What stands before such a word and what may stand behind it. */
const AROUND = {
  en: ['the ', '(?: (?:one|option|item|product))?'], es: ['(?:el|la) ', '(?: (?:opcion|producto|articulo))?'], fr: ['(?:le|la) ', '(?: (?:option|produit|article))?'],
  pt: ['[oa] ', '(?: (?:opcao|produto|item))?'], ar: ['(?:الخيار |المنتج )?', ''],
} as const;
const LANGUAGES = ['en', 'es', 'fr', 'pt', 'ar'] as const;
const NUMBERED = /^(.*?)(?:^| )(?:the |la |el |le |l |a |o )?(?:number|no|nr|option|item|numero|num|opcion|opcao|produit|رقم|الخيار) (\d{1,2})$/u;
const BY_LANGUAGE = LANGUAGES.map((language) => {
  const [before, behind] = AROUND[language];
  return new RegExp(`^(.*?)(?:^| )${before}(?:${PLACES[language].map((words) => `(${words})`).join('|')})${behind}$`, 'u');
});
/** "By the 2nd", "my order number 3": no place of a list. */
const OF_ELSE = /(?:^| )(?:by|on|until|till|before|from|since|order|orders|pedido|commande|encomenda|antes|hasta|le|طلب|طلبي|الطلب)$/u;
/** Of more words a clause is a story, and "the first" is something else. */
const MOST_WORDS = 12;
const MOST_CLAUSES = 5;

/** "How much is the second one?", "la primera", "number 3": undefined where no clause ends with a place. */
export function placeNamedIn(text: string): NamedPlace | undefined {
  const clauses = text.split(/[.,،!?;؟؛\n]+/u).map(plain).filter((clause) => clause !== '');
  if (clauses.length > MOST_CLAUSES) return undefined;
  for (const [index, clause] of clauses.entries()) {
    const found = placeOf(clause);
    if (found === undefined) continue;
    const around = (title: string): string => clauses.map((each, at) => (at === index ? `${found.before} ${title}`.trim() : each)).filter((each) => each !== '').join(', ');
    return { place: found.place, withTitle: around, rest: around('') };
  }
  return undefined;
}

function placeOf(clause: string): { readonly before: string; readonly place: number } | undefined {
  if (clause.split(' ').length > MOST_WORDS) return undefined;
  const [, before = '', number] = NUMBERED.exec(clause) ?? [];
  if (number !== undefined) return OF_ELSE.test(before) ? undefined : { before, place: Number(number) - 1 };
  for (const pattern of BY_LANGUAGE) {
    const [, said = '', ...words] = pattern.exec(clause) ?? [];
    const place = words.findIndex((word) => word !== undefined);
    if (place >= 0 && !OF_ELSE.test(said)) return { before: said, place: place === words.length - 1 ? -1 : place };
  }
  return undefined;
}

/** The product (a bare uuid) in this place of the list that the store showed last; undefined where it showed none since, or something else stands there. */
export function productAt(place: number, history: readonly TurnMessage[]): string | undefined {
  const shown = history.findLast(({ author }) => author === 'assistant')?.content;
  if (shown?.kind !== 'list') return undefined;
  const taps = shown.sections.flatMap(({ rows }) => rows).map(({ id }) => tapOf(id));
  const tap = place === -1 ? taps.findLast((each) => each?.kind === 'product') : taps[place];
  return tap?.kind === 'product' ? tap.productId : undefined;
}

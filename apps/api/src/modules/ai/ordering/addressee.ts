import { plain } from '../wording/language.js';
import { BEGINS_AN_ADDRESS, HOLDS_ADDRESS_WORD, withoutLeadIn } from './address.js';

/** Who receives an order, as far as the words say so in which it was written where it goes. They stay whole: what is a name and what is a town cannot be told for sure. */
export interface Addressee {
  /** As it was written; undefined where it cannot be told from the rest. */
  readonly name: string | undefined;
  /** Some name may stand in the words. */
  readonly isMaybeNamed: boolean;
}

const LONGEST_NAME = 4;
/** What people say before a name and before nothing else. Patterns over words in the form of `plain`. */
const CALLED = new RegExp(`^(?:.* )??(?:${[
  'my name is|name is|name|in the name of', 'me llamo|mi nombre es|nombre es|nombre|a nombre de', 'je m appelle|mon nom est|nom|au nom de', 'meu nome e|nome e|nome|chamo me|me chamo|em nome de', 'اسمي|الاسم|باسم',
].join('|')}) (.+)$`, 'u');
/** What people say before a name, and before much else: "for tomorrow", "soy vegetariana". What follows is written as names are, or is known. */
const MAYBE_CALLED = /^(?:(?:hi|hello|hey|hola|ola|oi|bonjour|مرحبا|and|y|e|et|it s|it is|es|c est) )*(?:for|i am|i m|para|soy|pour|je suis|sou|انا) (.+)$/u;
/** Whatever follows is no name: "I am in", "soy de". */
const NO_NAME = new Set('in at on from near here there the not sure en de del a al cerca au aux dans du des pas na no em da do perto nao في من على عند ليس'.split(' '));

/** "My name is Ana Lima, 5 Main Street" is written to Ana Lima, whatever her profile says; "5 Main Street" to nobody; "San Francisco, 12 Market Street" perhaps to somebody. @param known the customer's name of which a part says who it is */
export function addresseeIn(text: string, known = ''): Addressee {
  const [first = '', ...rest] = text.split(/[,،;\n]+/u).map((part) => part.trim()).filter((part) => withoutLeadIn(part).trim() !== '');
  for (const part of [first, ...rest]) {
    const name = isMaybeName(part) ? nameIn(part, known) : undefined;
    if (name !== undefined) return { name, isMaybeNamed: true };
  }
  return { name: undefined, isMaybeNamed: !BEGINS_AN_ADDRESS.test(withoutLeadIn(first)) || rest.some(isMaybeName) };
}

function isMaybeName(part: string): boolean {
  return !/\d/u.test(part) && !HOLDS_ADDRESS_WORD.test(withoutLeadIn(part));
}

function nameIn(part: string, known: string): string | undefined {
  const called = CALLED.exec(plain(part))?.[1]?.split(' ');
  const maybeCalled = MAYBE_CALLED.exec(plain(part))?.[1]?.split(' ');
  const words = called ?? maybeCalled ?? withoutLeadIn(part).trim().split(' ');
  const name = part.split(/\s+/u).slice(-words.length).join(' ');
  if (words.length > LONGEST_NAME || plain(name) !== words.join(' ') || NO_NAME.has(words[0] ?? '')) return undefined;
  const isWrittenAsName = name.split(' ').every((word) => /^\p{Lu}/u.test(word));
  return called !== undefined || (maybeCalled !== undefined && isWrittenAsName) || isOf(words, plain(known).split(' ')) ? name : undefined;
}

/** "Ana Lima" is Ana, and Ana Lima Ruiz. */
function isOf(words: readonly string[], known: readonly string[]): boolean {
  return words[0] === known[0] && (words.every((word) => known.includes(word)) || known.filter((word) => !/\d/u.test(word)).every((word) => words.includes(word)));
}

import { plain } from '../wording/language.js';
import { BEGINS_AN_ADDRESS, HOLDS_ADDRESS_WORD, withoutLeadIn } from './address.js';

/** Who receives an order, as far as the words say so in which it was written where it goes. */
export interface Addressee {
  /** As it was written; undefined where it cannot be told from the rest. */
  readonly name: string | undefined;
  readonly address: string;
  /** Some name may stand in `address`. */
  readonly isMaybeNamed: boolean;
}

const SHORTEST_NAME = 2;
const LONGEST_NAME = 4;

/** "Ana Lima, 5 Main Street" is written to Ana Lima, whatever her profile says; "5 Main Street" to nobody; "5 Main Street, Lisbon" perhaps to somebody. */
export function addresseeIn(text: string): Addressee {
  const parts = text.split(/[,،;\n]+/u).map((part) => part.trim()).filter((part) => withoutLeadIn(part).trim() !== '');
  const [first = '', ...rest] = parts;
  const name = rest.some((part) => /\d/u.test(part)) && isMaybeName(first) ? nameIn(first) : undefined;
  if (name !== undefined) return { name, address: text.slice(text.indexOf(first) + first.length).replace(/^[\s,،;]+/u, ''), isMaybeNamed: true };
  return { name: undefined, address: text, isMaybeNamed: !BEGINS_AN_ADDRESS.test(withoutLeadIn(first)) || rest.some(isMaybeName) };
}

function isMaybeName(part: string): boolean {
  return !/\d/u.test(part) && !HOLDS_ADDRESS_WORD.test(withoutLeadIn(part));
}

/** Without "deliver it to" and "my name is". One word may as well be a town. */
function nameIn(part: string): string | undefined {
  const words = withoutLeadIn(part).trim().split(' ');
  const name = part.split(/\s+/u).slice(-words.length).join(' ');
  return words.length >= SHORTEST_NAME && words.length <= LONGEST_NAME && plain(name) === words.join(' ') ? name : undefined;
}

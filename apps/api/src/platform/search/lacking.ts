import type { Slot } from './query-plan.js';
import { IDLE_WORDS, KIND_WORDS, type Link } from './word-order.js';

// What a question asks for that nothing answers, although some of its words do. Pure.

/** Words of the question that stand for one thing or quality. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly slots: readonly Slot[];
  readonly isKnown: boolean;
  readonly isThing: boolean;
  /** Why the words before it are said, not what is wanted. */
  readonly isPurpose: boolean;
}

const ARABIC = /\p{Script=Arabic}/u;
const DEVANAGARI = /\p{Script=Devanagari}/u;

/**
 * The unknown words that say what is asked for: "boots rental", "beer glasses", but not how it is ("cute mugs"), not "boots for skiing",
 * and not what is told in another breath. Whoever is shown boots must hear that these are not had.
 */
export function lackingWords(slots: readonly Slot[], links: readonly Link[]): string[] {
  return runsOf(partsOf(slots, links), links, ['beside', 'of']).filter((run) => run.some(({ isKnown }) => isKnown))
    .flatMap((run) => run.filter((part) => !part.isKnown && !part.isPurpose && saysWhat(part, run, links)).flatMap((part) => part.slots.map(({ text }) => text)))
    .filter((text) => /\p{L}/u.test(text) && !IDLE_WORDS.has(text));
}

/** Whatever is not known and says no quality and no purpose: what was asked for beside a thing that is had everywhere ("dinosaur" before "mug"). */
export function unknownWords(slots: readonly Slot[], links: readonly Link[]): string[] {
  return partsOf(slots, links).filter((part) => !part.isKnown && !part.isPurpose && !part.slots.some(({ isQuality }) => isQuality))
    .flatMap((part) => part.slots.map(({ text }) => text)).filter((text) => /\p{L}/u.test(text) && !IDLE_WORDS.has(text));
}

/** True for an unknown part that says what is wanted: a thing, or a strange word where a thing is said, not a quality. */
function saysWhat(part: Part, run: readonly Part[], links: readonly Link[]): boolean {
  if (part.isThing || part.slots.some(({ text }) => KIND_WORDS.has(text))) return true;
  if (part.slots.some(({ isQuality }) => isQuality)) return false;
  const isHad = ({ isKnown, isThing }: Part): boolean => isKnown && isThing;
  if (!run.some(isHad)) return true;
  const beside = runsOf(run, links, ['beside']).find((group) => group.includes(part)) ?? [];
  const before = beside.slice(0, beside.indexOf(part));
  const behind = beside.slice(beside.indexOf(part) + 1);
  const text = textOf(part);
  if (ARABIC.test(text)) return !before.some(isHad);
  if (DEVANAGARI.test(text)) return !behind.some(isHad);
  const next = behind.find(isHad);
  if (next !== undefined) return isHeadFirst(next) && !agree(part, next);
  const last = before.findLast(({ isKnown }) => isKnown);
  return last === undefined || !(isHeadFirst(last) || agree(last, part));
}

function isHeadFirst({ slots }: Part): boolean {
  return slots.some((slot) => slot.isHeadFirst);
}

/** "Tazas elegantes", "botijo lindo": a quality in the form of its thing. */
function agree(one: Part, other: Part): boolean {
  const [first, second] = [one, other].map((part) => /(?<=[aeo])s$|[ao]$/.exec(textOf(part))?.[0]);
  return first !== undefined && first === second;
}

function textOf({ slots }: Part): string {
  return slots.map(({ text }) => text).join(' ');
}

/**
 * Two things side by side are one ("coffee table"): the words of those that no document answers together. What only documents know, as
 * typed, may be a quality ("vintage"). @param answered the slots that each document answers
 */
export function unmetPairs(slots: readonly Slot[], links: readonly Link[], answered: readonly (readonly number[])[]): string[] {
  const mayNameThing = ({ text, isNamed, isRepaired }: Slot): boolean => !IDLE_WORDS.has(text) && (isNamed || isRepaired || KIND_WORDS.has(text));
  const parts = partsOf(slots, links).filter((part) => part.isKnown && part.slots.every(mayNameThing));
  const placesOf = (part: Part): number[] => part.slots.map((slot) => slots.indexOf(slot));
  return parts.slice(1).flatMap((part, place) => {
    const before = parts[place];
    if (before === undefined || !part.isThing || !before.isThing || before.to + 1 !== part.from || linkBefore(part, links) !== 'beside') return [];
    const areMet = answered.some((found) => [before, part].every((one) => placesOf(one).some((slot) => found.includes(slot))));
    return areMet ? [] : [...before.slots, ...part.slots].map(({ text }) => text);
  });
}

/**
 * Places of the slots that only say what the thing that was asked for is for ("cama para perros"), or hang on it by a word that was
 * repaired ("cama de casal"): a document that answers nothing else has not got the thing.
 */
export function asideSlots(slots: readonly Slot[], links: readonly Link[]): ReadonlySet<number> {
  const parts = partsOf(slots, links);
  const hasThing = parts.some(({ isKnown, isThing, isPurpose }) => isKnown && isThing && !isPurpose);
  const isAside = (part: Part): boolean => part.isPurpose || (part.slots.some(({ isRepaired }) => isRepaired) && linkBefore(part, links) === 'of');
  return new Set(hasThing ? parts.slice(1).filter(isAside).flatMap((part) => part.slots.map((slot) => slots.indexOf(slot))) : []);
}

/** True when all things that documents have only qualify one that none has: "car tyres", "pneus de carro". */
export function lacksItsHead(slots: readonly Slot[], links: readonly Link[]): boolean {
  const parts = partsOf(slots, links);
  const had = parts.filter(({ isKnown, isThing }) => isKnown && isThing);
  return had.length > 0 && parts.some((part) => isUnhad(part) && had.every((thing) => qualifiersOf(part, parts, links).includes(thing)));
}

/** A thing that the thesaurus knows, as typed. */
function isUnhad({ isKnown, isThing, slots }: Part): boolean {
  return isThing && !isKnown && !slots.some((slot) => slot.isRepaired);
}

/** In English and Hindi what qualifies a thing stands before it, elsewhere behind it. */
function qualifiersOf(head: Part, parts: readonly Part[], links: readonly Link[]): readonly Part[] {
  const text = textOf(head);
  const isArabic = ARABIC.test(text);
  const at = parts.indexOf(head);
  const behind: readonly Link[] = isArabic ? ['beside', 'of', 'for'] : ['of', 'for'];
  if (!DEVANAGARI.test(text) && behind.includes(linkBefore(parts[at + 1], links))) return runFrom(parts.slice(at), links, ['beside', 'of', 'for']);
  if (isArabic) return [];
  return runFrom(parts.slice(0, at + 1).toReversed(), links, DEVANAGARI.test(text) ? ['beside', 'of'] : ['beside']);
}

/** The parts next to the first one, as far as each is tied to the one beside it. @param parts in order, or the other way round */
function runFrom([first, ...others]: readonly Part[], links: readonly Link[], ties: readonly Link[]): readonly Part[] {
  const run: Part[] = [];
  let near = first;
  for (const part of others) {
    const later = near !== undefined && near.from > part.from ? near : part;
    if (!ties.includes(linkBefore(later, links))) break;
    run.push(part);
    near = part;
  }
  return run;
}

function runsOf(parts: readonly Part[], links: readonly Link[], ties: readonly Link[]): Part[][] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run !== undefined && ties.includes(linkBefore(part, links))) run.push(part);
    else runs.push([part]);
  }
  return runs;
}

function linkBefore(part: Part | undefined, links: readonly Link[]): Link {
  return part === undefined ? 'apart' : links[part.from] ?? 'apart';
}

function partsOf(slots: readonly Slot[], links: readonly Link[]): Part[] {
  const parts: Part[] = [];
  for (const from of new Set(slots.map((slot) => slot.from))) {
    const own = slots.filter((slot) => slot.from === from);
    const to = own[0]?.to ?? from;
    const link = links[from] ?? 'apart';
    // In Hindi "for" stands behind what it is for.
    const isHindi = own.some(({ text }) => DEVANAGARI.test(text));
    const isPurpose = isHindi ? links[to + 1] === 'for' : link === 'for' || (link !== 'apart' && parts.at(-1)?.isPurpose === true);
    parts.push({ from, to, slots: own, isKnown: own.some(({ isKnown }) => isKnown), isThing: own.some(({ isThing }) => isThing), isPurpose });
  }
  return parts;
}

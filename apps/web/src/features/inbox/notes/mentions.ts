interface Person { readonly id: string; readonly name: string }

/** A mention that is being typed: where its @ stands, and what follows it so far. */
export interface OpenMention { readonly at: number; readonly typed: string }
export type NoteRun = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'mention'; readonly text: string };

const LONGEST = 40;

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** The mention that ends at the caret. An address like `a@b` is none. */
export function mentionAt(text: string, caret: number): OpenMention | undefined {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at === -1 || (at > 0 && !/\s/.test(before[at - 1] ?? ''))) return undefined;
  const typed = before.slice(at + 1);
  return typed.length > LONGEST || typed.includes('\n') ? undefined : { at, typed };
}

/** People whose name, or a part of it, begins with what was typed. */
export function peopleFor<P extends Person>(typed: string, people: readonly P[]): P[] {
  const wanted = folded(typed);
  return people.filter(({ name }) => folded(name).startsWith(wanted) || folded(name).split(/\s+/).some((part) => part.startsWith(wanted)));
}

/** Ids of everybody whose `@Name` stands in the text. */
export function mentionedIn(text: string, people: readonly Person[]): string[] {
  const called = new Set(runsOf(text, people).flatMap((run) => (run.kind === 'mention' ? [run.text] : [])));
  return people.filter(({ name }) => called.has(`@${name}`)).map(({ id }) => id);
}

/** Joins words without a break, and is not seen. */
const WORD_JOINER = '\u2060';

/** The same words, as somebody else wrote them: who is named there is not called. */
export function withoutCalls(text: string, people: readonly Person[]): string {
  return runsOf(text, people).map((run) => (run.kind === 'mention' ? `@${WORD_JOINER}${run.text.slice(1)}` : run.text)).join('');
}

/** What is still to be saved of a note that went on being written while its first part was saved. */
export function unsavedPart(now: string, saved: string): string {
  const begun = saved.trimEnd();
  return now.startsWith(begun) ? now.slice(begun.length).trimStart() : now;
}

/** Text cut into mentions of the given people and the words between them. */
export function runsOf(text: string, people: readonly Person[]): NoteRun[] {
  const names = people.map(({ name }) => `@${name}`).toSorted((one, other) => other.length - one.length);
  const runs: NoteRun[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = at < from ? undefined : names.find((each) => text.startsWith(each, at) && !/[\p{L}\p{N}]/u.test(text[at + each.length] ?? ''));
    if (name === undefined) continue;
    if (at > from) runs.push({ kind: 'text', text: text.slice(from, at) });
    runs.push({ kind: 'mention', text: name });
    from = at + name.length;
  }
  return from < text.length ? [...runs, { kind: 'text', text: text.slice(from) }] : runs;
}

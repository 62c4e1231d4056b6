import { diffLines } from 'diff';

/** A line of a text that was changed. `same` lines stand in both. */
export interface DiffLine { readonly side: 'was' | 'is' | 'same'; readonly text: string }
/** So many unchanged lines are shown around a change. */
const AROUND = 2;

/** The lines that differ, with a little of what stands around them; a gap is an empty line with `…`. */
export function lineDiff(was: string, is: string): DiffLine[] {
  const lines = diffLines(ended(was), ended(is)).flatMap(({ value, added, removed }) => value.replace(/\n$/, '').split('\n').map((text): DiffLine => ({ side: added ? 'is' : removed ? 'was' : 'same', text })));
  const near = lines.map((_line, index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ side }) => side !== 'same'));
  return lines.flatMap((line, index): DiffLine[] => {
    if (near[index]) return [line];
    return index > 0 && near[index - 1] ? [{ side: 'same', text: '…' }] : [];
  });
}

/** A last line without its end would differ from the same line in the middle. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** True when all words of `part` stand in `text`, one after the other and whole: "Ana" in "Ana Lima, 5 Main Street", and not in "Banana Street 5". Nothing stands everywhere. */
export function standsIn(text: string, part: string): boolean {
  return ` ${wordsOf(text)} `.includes(` ${wordsOf(part)} `.replace(/^ +$/, ' '));
}

function wordsOf(text: string): string {
  return text.toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '').join(' ');
}

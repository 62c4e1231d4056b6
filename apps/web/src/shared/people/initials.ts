/** First letters of two words, or two letters of one. The sign of a user name or a phone number is none of them. */
export function initialsOf(name: string): string {
  const [first = '', second] = name.trim().replace(/^[\u200e@+]+/, '').split(/\s+/);
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0], [...second][0]];
  return letters.join('').toUpperCase();
}

const ADDRESS = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Nine digits or more, however they are grouped: a phone number, a card, an account. */
const LONG_NUMBER = /\+?\p{Nd}(?:[\s()./-]{0,2}\p{Nd}){8,}/gu;
/** Shorter names are also words. */
const SHORTEST_NAME = 3;

/** `text` without e-mail addresses, long numbers and the given names. */
export function withoutIdentity(text: string, names: readonly (string | null)[] = []): string {
  const parts = names.flatMap((name) => (name === null ? [] : [name, ...name.split(/\s+/u)])).filter((part) => part.length >= SHORTEST_NAME).toSorted((a, b) => b.length - a.length);
  const masked = text.replaceAll(ADDRESS, '[e-mail]').replaceAll(LONG_NUMBER, '[number]');
  return parts.reduce((rest, part) => rest.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu'), '[name]'), masked);
}

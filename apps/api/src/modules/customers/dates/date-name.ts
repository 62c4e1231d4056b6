const LONGEST = 60;

/** A date's name as it is kept, in whatever letters and language: small, one space between words. Undefined for what is no name. */
export function dateNameOf(text: string): string | undefined {
  const name = text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en');
  return name.length <= LONGEST && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]*$/u.test(name) ? name : undefined;
}

/** What WhatsApp writes both ways: Brazil's ninth digit, Mexico's 1 and Argentina's 9. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [[/^55(\d{2})9?([6-9]\d{7})$/, '55$1$2'], [/^521?([1-9]\d{9})$/, '52$1'], [/^549?(\d{10})$/, '54$1']];

/** True when two spellings, in digits with the country code, are one number. */
export function isSameNumber(one: string, other: string): boolean {
  return plain(one) === plain(other);
}
function plain(digits: string): string {
  return SPELLINGS.reduce((text, [pattern, form]) => text.replace(pattern, form), digits);
}

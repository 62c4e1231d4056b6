export interface Money {
  /** Minor units of the currency. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}
const MOST = 1_000_000_000_000;

/** Digits behind the decimal mark: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Right to left, the sign of `US$` would leave its letters. */
export function heldTogether(amount: string): string {
  return amount.replace(/(?<=[A-Z])\$$/, '$\u200e');
}

/** `12,50 €` as people of the language write it, in digits that every keyboard has. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  return heldTogether(new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount / 10 ** digitsOf(currency)));
}

/** An amount without its currency, for a field: `12.50`. */
export function amountText(amount: number, currency: string, locale: string): string {
  const digits = digitsOf(currency);
  return new Intl.NumberFormat(`${locale}-u-nu-latn`, { useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount / 10 ** digits);
}

/**
 * Minor units of what somebody typed, in the spelling of any language; undefined when it is no price. As the API reads a file: a single last mark with
 * at most as many digits behind it as the currency has is the decimal one.
 */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const plain = text.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replaceAll('٫', '.').replaceAll('٬', ',').replaceAll(/[\s'’\u00a0\u202f]/g, '');
  if (!/^\d[\d.,]*$/.test(plain)) return undefined;
  const mark = /[.,](?=\d*$)/.exec(plain)?.[0];
  const behind = mark === undefined ? 0 : plain.length - plain.lastIndexOf(mark) - 1;
  const isDecimal = mark !== undefined && plain.split(mark).length === 2 && behind > 0 && behind <= digits;
  const [whole = '', fraction = ''] = isDecimal ? [plain.slice(0, plain.lastIndexOf(mark)), plain.slice(plain.lastIndexOf(mark) + 1)] : [plain];
  if (!/^\d+$/.test(whole) && !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)) return undefined;
  const amount = Number(whole.replaceAll(/[.,]/g, '')) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
  return amount <= MOST ? amount : undefined;
}

import { heldTogether } from './money.js';

/** Amounts below this many units keep the digits that say something. */
const SMALL = 1;

/** `€50.90`, and of the price of one message `€0.0509`. @param micro millionths of the currency */
export function formatMicro(micro: number, currency: string, locale: string): string {
  const amount = micro / 1e6;
  const digits = amount !== 0 && amount < SMALL ? { minimumFractionDigits: 2, maximumFractionDigits: 4 } : {};
  return heldTogether(new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits }).format(amount));
}

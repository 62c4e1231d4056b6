import { heldTogether } from './money.js';

/** Amounts below a cent keep the digits that say something. */
const SMALL = 0.1;

/** US dollars that a model costs: `$3.20`, `$0.0042`, `$0`. @param microUsd millionths */
export function formatMicroUsd(microUsd: number, locale: string): string {
  const usd = microUsd / 1e6;
  const digits: Intl.NumberFormatOptions = usd === 0 ? { maximumFractionDigits: 0 } : usd < SMALL ? { minimumFractionDigits: 2, maximumFractionDigits: 5 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return heldTogether(new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', ...digits }).format(usd));
}

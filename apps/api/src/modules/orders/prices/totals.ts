import type { DeliveryMethod } from '#contracts';
import type { Totals } from '../order.js';

/** How a store adds tax and delivery. Rates in hundredths of a percent, amounts in minor units. */
export interface Pricing { readonly taxRateBp: number; readonly pricesIncludeTax: boolean; readonly deliveryFee: number }

/**
 * The sum of an order, in whole minor units; tax is rounded once, half up, over goods and delivery together.
 * The fee counts as soon as the goods are to be brought.
 */
export function totalsOf(lines: readonly { readonly unitPrice: number; readonly quantity: number }[], method: DeliveryMethod | undefined, pricing: Pricing): Totals {
  const subtotal = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  const deliveryFee = method === 'delivery' ? pricing.deliveryFee : 0;
  const goods = subtotal + deliveryFee;
  if (pricing.pricesIncludeTax) return { subtotal, deliveryFee, tax: share(goods, pricing.taxRateBp, 10_000 + pricing.taxRateBp), total: goods };
  const tax = share(goods, pricing.taxRateBp, 10_000);
  return { subtotal, deliveryFee, tax, total: goods + tax };
}

/** `amount` times `part` by `whole`, exact: the product may be larger than a double holds. */
function share(amount: number, part: number, whole: number): number {
  return Number((BigInt(amount) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n));
}

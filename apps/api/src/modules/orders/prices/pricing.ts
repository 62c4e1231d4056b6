import type { Offer } from '../../catalog/index.js';
import { newId } from '../../../platform/database/ids.js';
import type { Order, OrderLine } from '../order.js';
import type { OrderSettings } from '../settings/order-settings.service.js';
import { totalsOf } from './totals.js';

/** What the catalog has changed under a cart. */
export interface CartChange { readonly what: 'gone' | 'price'; readonly title: string }
export interface Repriced<O extends Order> { readonly order: O; readonly changes: readonly CartChange[]; /** The customer has to look at it again. */ readonly isChanged: boolean }

/** The cart by the catalog and the settings in force: what cannot be sold any more goes, prices follow. All of it is in the store's currency, or goods and fee would not add up. */
export function repriced<O extends Order>(order: O, offers: ReadonlyMap<string, Offer>, { currency, ...pricing }: OrderSettings): Repriced<O> {
  const changes: CartChange[] = [];
  const lines = order.lines.flatMap((line): OrderLine[] => {
    const offer = offers.get(line.variantId);
    if (offer === undefined || offer.currency !== currency) {
      changes.push({ what: 'gone', title: nameOf(line) });
      return [];
    }
    if (offer.price !== line.unitPrice) changes.push({ what: 'price', title: nameOf(line) });
    return [{ ...line, ...snapshotOf(offer) }];
  });
  const totals = totalsOf(lines, order.delivery?.method, pricing);
  const isChanged = changes.length > 0 || totals.total !== order.total || totals.tax !== order.tax;
  return { order: { ...order, ...totals, currency, lines, taxRateBp: pricing.taxRateBp, pricesIncludeTax: pricing.pricesIncludeTax }, changes, isChanged };
}

/** The cart with `quantity` pieces of `offer`; 0 takes the line out. */
export function withLine<O extends Order>(order: O, offer: Offer, quantity: number): O {
  if (quantity === 0) return { ...order, lines: order.lines.filter((line) => line.variantId !== offer.variantId) };
  const known = order.lines.find((line) => line.variantId === offer.variantId);
  const line: OrderLine = { id: known?.id ?? newId(), reserved: 0, quantity, ...snapshotOf(offer) };
  return { ...order, lines: known === undefined ? [...order.lines, line] : order.lines.map((each) => (each === known ? line : each)) };
}

/** `Blue shirt, L`. */
export function nameOf({ title, variantTitle }: Pick<OrderLine, 'title' | 'variantTitle'>): string {
  return variantTitle === '' ? title : `${title}, ${variantTitle}`;
}

function snapshotOf(offer: Offer): Pick<OrderLine, 'productId' | 'variantId' | 'productVersion' | 'title' | 'variantTitle' | 'sku' | 'unitPrice'> {
  return {
    productId: offer.productId, variantId: offer.variantId, productVersion: offer.productVersion, title: offer.title, variantTitle: offer.variantTitle,
    sku: offer.sku, unitPrice: offer.price,
  };
}

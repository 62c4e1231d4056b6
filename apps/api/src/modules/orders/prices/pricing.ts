import type { Offer } from '../../catalog/index.js';
import { newId } from '../../../platform/database/ids.js';
import type { CartChange, Order, OrderLine } from '../order.js';
import type { OrderSettings } from '../settings/order-settings.service.js';
import { totalsOf } from './totals.js';

export interface Repriced<O extends Order> { readonly order: O; /** The customer has to look at it again. */ readonly isChanged: boolean }

/** The cart by the catalog and the settings in force: what cannot be sold any more goes, prices follow, and both are noted as untold. All of it is in the store's currency, or goods and fee would not add up. */
export function repriced<O extends Order>(order: O, offers: ReadonlyMap<string, Offer>, { currency, ...pricing }: OrderSettings): Repriced<O> {
  const changed = new Map<string, CartChange>();
  const lines = order.lines.flatMap((line): OrderLine[] => {
    const offer = offers.get(line.variantId);
    if (offer === undefined || offer.currency !== currency) {
      changed.set(line.variantId, { what: 'gone', variantId: line.variantId, title: nameOf(line), knownPrice: line.unitPrice });
      return [];
    }
    if (offer.price !== line.unitPrice) changed.set(line.variantId, { what: 'price', variantId: line.variantId, title: nameOf(line), knownPrice: line.unitPrice });
    return [{ ...line, ...snapshotOf(offer) }];
  });
  const totals = totalsOf(lines, order.delivery?.method, pricing);
  const isChanged = changed.size > 0 || totals.total !== order.total || totals.tax !== order.tax;
  const untold = withChanges(order.untold, changed).filter((change) => change.what === 'gone' || change.knownPrice !== priceIn(lines, change));
  return { order: { ...order, ...totals, currency, lines, untold, taxRateBp: pricing.taxRateBp, pricesIncludeTax: pricing.pricesIncludeTax }, isChanged };
}

/** Each variant once; what the customer knows of its price is older than all that came since. */
function withChanges(untold: readonly CartChange[], changed: ReadonlyMap<string, CartChange>): CartChange[] {
  const known = untold.map((change) => ({ ...changed.get(change.variantId) ?? change, knownPrice: change.knownPrice }));
  const isKnown = new Set(untold.map(({ variantId }) => variantId));
  return [...known, ...[...changed.values()].filter(({ variantId }) => !isKnown.has(variantId))];
}

/** What has changed, with the price in force; null where it cannot be had any more. */
export type ShownChange = CartChange & { readonly price: number | null };
export function untoldIn({ lines, untold }: Order): ShownChange[] {
  return untold.map((change) => ({ ...change, price: change.what === 'gone' ? null : priceIn(lines, change) ?? null }));
}

/** The cart once its customer was told of `told`; what came since stays untold. */
export function toldOf<O extends Order>(order: O, told: readonly ShownChange[]): O {
  const left = order.untold.flatMap((change): CartChange[] => {
    const heard = told.find(({ variantId, what }) => variantId === change.variantId && what === change.what);
    if (heard === undefined) return [change];
    return heard.price === null || heard.price === priceIn(order.lines, change) ? [] : [{ ...change, knownPrice: heard.price }];
  });
  return { ...order, untold: left };
}

function priceIn(lines: readonly OrderLine[], { variantId }: CartChange): number | undefined {
  return lines.find((line) => line.variantId === variantId)?.unitPrice;
}

/** The cart with `quantity` pieces of `offer`; 0 takes the line out. A line that was there keeps its price until the cart is `repriced`. */
export function withLine<O extends Order>(order: O, offer: Offer, quantity: number): O {
  if (quantity === 0) return withoutLine(order, offer.variantId);
  const known = order.lines.find((line) => line.variantId === offer.variantId);
  if (known !== undefined) return { ...order, lines: order.lines.map((line) => (line === known ? { ...line, quantity } : line)) };
  const fresh = withoutLine(order, offer.variantId);
  return { ...fresh, lines: [...fresh.lines, { id: newId(), reserved: 0, quantity, ...snapshotOf(offer) }] };
}

/** Who takes it out, or anew, knows what they do. */
export function withoutLine<O extends Order>(order: O, variantId: string): O {
  return { ...order, lines: order.lines.filter((line) => line.variantId !== variantId), untold: order.untold.filter((change) => change.variantId !== variantId) };
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

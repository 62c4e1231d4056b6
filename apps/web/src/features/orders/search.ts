import type { OrderStatus } from '#contracts';

/** The tabs of the list, in the order of an order's life, with the statuses in each. */
export const TABS = {
  new: ['placed'], progress: ['paid', 'preparing', 'shipped'], done: ['delivered'], carts: ['draft'], ended: ['cancelled', 'refunded'],
} as const satisfies Record<string, readonly OrderStatus[]>;
export type OrdersTab = keyof typeof TABS;
export const TAB_NAMES = Object.keys(TABS) as readonly OrdersTab[];
/** Without a tab: everything that was ordered. */
export const ORDERED: readonly OrderStatus[] = ['placed', 'paid', 'preparing', 'shipped', 'delivered', 'cancelled', 'refunded'];

/** What of the orders' list is in the address. */
export interface OrdersSearch { readonly q?: string; readonly show?: OrdersTab }

/** Reads the address; what makes no sense is left out. */
export function ordersSearch(search: Record<string, unknown>): OrdersSearch {
  const tab = TAB_NAMES.find((each) => each === search['show']);
  const { q } = search;
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 100) : '';
  return { ...(words === '' ? {} : { q: words }), ...(tab ? { show: tab } : {}) };
}

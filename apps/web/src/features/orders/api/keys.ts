import { orderListsKey, ordersKey } from '../../../shared/orders/orders.js';

export { orderListsKey };
export const orderCountsKey = (storeId: string) => [...orderListsKey(storeId), 'counts'] as const;
export const orderKey = (storeId: string, orderId: string) => [...ordersKey(storeId), 'one', orderId] as const;
export const timelineKey = (storeId: string, orderId: string) => [...ordersKey(storeId), 'timeline', orderId] as const;
export const orderSettingsKey = (storeId: string) => ['stores', storeId, 'order-settings'] as const;

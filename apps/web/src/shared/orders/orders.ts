import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../api/api.js';

export type Order = Schemas['OrderDto'];

export const ordersKey = (storeId: string) => ['stores', storeId, 'orders'] as const;
export const orderListsKey = (storeId: string) => [...ordersKey(storeId), 'list'] as const;

/** The newest orders of a customer, the cart among them. */
export const ordersOfCustomerQuery = (storeId: string, customerId: string) => queryOptions({
  queryKey: [...orderListsKey(storeId), 'of-customer', customerId],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/orders', { params: { path: { store_id: storeId }, query: { customer_id: customerId, limit: 5 } } })).data,
});

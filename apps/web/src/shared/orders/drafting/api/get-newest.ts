import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/api.js';
import { type Order, ordersKey } from '../../orders.js';

/** What has become of an order since it was read in this version. */
export const newestQuery = (storeId: string, { id, version }: Pick<Order, 'id' | 'version'>) => queryOptions({
  queryKey: [...ordersKey(storeId), 'newest', id, version],
  queryFn: () => api.get('/api/v1/stores/{store_id}/orders/{order_id}', { params: { path: { store_id: storeId, order_id: id } } }),
  gcTime: 0,
});

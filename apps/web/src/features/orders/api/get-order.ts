import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { orderKey } from './keys.js';

export const orderQuery = (storeId: string, orderId: string) => queryOptions({
  queryKey: orderKey(storeId, orderId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/orders/{order_id}', { params: { path: { store_id: storeId, order_id: orderId } } }),
});

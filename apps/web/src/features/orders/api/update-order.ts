import { api, type Schemas } from '../../../shared/api/api.js';
import { useOrderChange } from './use-order-change.js';

export function useUpdateOrder(storeId: string, orderId: string) {
  return useOrderChange(storeId, orderId, (body: Schemas['UpdateOrderDto']) => api.patch('/api/v1/stores/{store_id}/orders/{order_id}', {
    params: { path: { store_id: storeId, order_id: orderId } }, body,
  }));
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/api.js';
import { type Order, ordersKey } from '../../orders.js';

/** Places a cart, or gives it up. */
export function useMoveOrder(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ order, to }: { readonly order: Order; readonly to: 'placed' | 'cancelled' }) => api.post('/api/v1/stores/{store_id}/orders/{order_id}/transitions', {
      params: { path: { store_id: storeId, order_id: order.id }, header: { 'If-Match': `"${order.version}"` } }, body: { status: to },
    }),
    onSettled: () => void client.invalidateQueries({ queryKey: ordersKey(storeId) }),
  });
}

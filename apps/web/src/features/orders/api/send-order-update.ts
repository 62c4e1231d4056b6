import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { timelineKey } from './keys.js';

export function useSendOrderUpdate(storeId: string, orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => api.post('/api/v1/stores/{store_id}/orders/{order_id}/updates', {
      params: { path: { store_id: storeId, order_id: orderId }, header: idempotencyKey() }, body: { text },
    }),
    onSuccess: () => client.invalidateQueries({ queryKey: timelineKey(storeId, orderId) }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../api/api.js';
import { type Order, ordersKey } from '../../orders.js';
import type { Buyer } from '../draft.js';

type Body = Pick<Schemas['CreateOrderDto'], 'lines' | 'delivery' | 'note'>;
export interface Saving { readonly body: Body; readonly buyer: Buyer; /** The cart as it was opened; undefined for a new one. */ readonly before: Order | undefined; /** The same for the same request. */ readonly key: string; /** It is placed right after. */ readonly place: boolean }

/** Writes a cart, or what became of it; nobody else's change is written over. */
export function useSaveDraft(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, buyer, before, key }: Saving): Promise<Order> => (before === undefined
      ? api.post('/api/v1/stores/{store_id}/orders', { params: { path: { store_id: storeId }, header: idempotencyKey(key) }, body: { ...body, ...(buyer.conversationId === undefined ? { customer_id: buyer.customerId } : { conversation_id: buyer.conversationId }) } })
      : api.patch('/api/v1/stores/{store_id}/orders/{order_id}', { params: { path: { store_id: storeId, order_id: before.id }, header: { 'If-Match': `"${before.version}"` } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ordersKey(storeId) }),
  });
}

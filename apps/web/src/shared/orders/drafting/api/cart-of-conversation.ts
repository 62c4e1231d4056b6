import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/api.js';
import { type Order, ordersKey } from '../../orders.js';

/** The cart of a conversation, which has one at most; null when there is none. */
export const cartQuery = (storeId: string, conversationId: string) => queryOptions({
  queryKey: [...ordersKey(storeId), 'cart', conversationId],
  queryFn: async (): Promise<Order | null> => {
    const { data } = await api.get('/api/v1/stores/{store_id}/orders', { params: { path: { store_id: storeId }, query: { conversation_id: conversationId, status: 'draft', limit: 1 } } });
    return data[0] ?? null;
  },
  // What is changed here has to be what there is now.
  gcTime: 0,
});

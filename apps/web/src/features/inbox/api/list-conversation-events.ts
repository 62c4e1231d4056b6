import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { conversationEventsKey } from './keys.js';

/** The newest hundred, which is more than a thread that is read shows. */
export const conversationEventsQuery = (storeId: string, conversationId: string) => queryOptions({
  queryKey: conversationEventsKey(storeId, conversationId),
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/events', {
      params: { path: { store_id: storeId, conversation_id: conversationId }, query: { limit: 100 } },
    });
    return page.data;
  },
});

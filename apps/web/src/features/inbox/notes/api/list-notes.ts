import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { notesKey } from '../../api/keys.js';

/** The newest hundred, newest first. */
export const notesQuery = (storeId: string, conversationId: string) => queryOptions({
  queryKey: notesKey(storeId, conversationId),
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/notes', {
      params: { path: { store_id: storeId, conversation_id: conversationId }, query: { limit: 100 } },
    });
    return page.data;
  },
});

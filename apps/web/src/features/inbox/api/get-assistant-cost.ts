import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { assistantCostKey } from './keys.js';

/** What the assistant's answers in a conversation took and cost. */
export const assistantCostQuery = (storeId: string, conversationId: string) => queryOptions({
  queryKey: assistantCostKey(storeId, conversationId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/assistant-cost', { params: { path: { store_id: storeId, conversation_id: conversationId } } }),
});

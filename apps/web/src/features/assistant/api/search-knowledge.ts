import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

/** As many as the assistant reads for one question. */
const READ_AT_ONCE = 4;

export const knowledgeSearchQuery = (storeId: string, q: string) => queryOptions({
  queryKey: [...knowledgeKey(storeId), 'search', q],
  queryFn: () => api.get('/api/v1/stores/{store_id}/knowledge/search', { params: { path: { store_id: storeId }, query: { q, limit: READ_AT_ONCE } } }),
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

export const factsQuery = (storeId: string) => queryOptions({
  queryKey: [...knowledgeKey(storeId), 'facts'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/knowledge/facts', { params: { path: { store_id: storeId } } }),
});

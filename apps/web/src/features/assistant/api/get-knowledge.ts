import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

export const knowledgeEntryQuery = (storeId: string, id: string) => queryOptions({
  queryKey: [...knowledgeKey(storeId), 'entry', id],
  queryFn: () => api.get('/api/v1/stores/{store_id}/knowledge/{knowledge_id}', { params: { path: { store_id: storeId, knowledge_id: id } } }),
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

export const sourceQuery = (storeId: string, id: string) => queryOptions({
  queryKey: [...knowledgeKey(storeId), 'sources', 'one', id],
  queryFn: () => api.get('/api/v1/stores/{store_id}/knowledge/sources/{source_id}', { params: { path: { store_id: storeId, source_id: id } } }),
});

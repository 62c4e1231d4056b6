import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

export const pagesQuery = (storeId: string, sourceId: string) => queryOptions({
  queryKey: [...knowledgeKey(storeId), 'sources', 'pages', sourceId],
  queryFn: () => api.get('/api/v1/stores/{store_id}/knowledge/sources/{source_id}/pages', { params: { path: { store_id: storeId, source_id: sourceId } } }),
});

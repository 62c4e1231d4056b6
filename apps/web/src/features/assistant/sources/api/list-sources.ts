import { api, type Schemas } from '../../../../shared/api/api.js';
import { pageQuery } from '../../../../shared/api/page-query.js';
import { knowledgeKey } from '../../api/keys.js';

export type Source = Schemas['KnowledgeSourceDto'];

export const sourcesQuery = (storeId: string) =>
  pageQuery([...knowledgeKey(storeId), 'sources', 'list'], (cursor) => api.get('/api/v1/stores/{store_id}/knowledge/sources', { params: { path: { store_id: storeId }, query: cursor } }));

import { api, type Schemas } from '../api/api.js';
import { pageQuery } from '../api/page-query.js';

export type Member = Schemas['MemberDto'];

export const membersKey = (storeId: string) => ['stores', storeId, 'members'] as const;

export const membersQuery = (storeId: string) =>
  pageQuery(membersKey(storeId), (query) => api.get('/api/v1/stores/{store_id}/members', { params: { path: { store_id: storeId }, query: { ...query, limit: 100 } } }));

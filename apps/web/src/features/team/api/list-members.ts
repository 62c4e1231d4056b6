import { api } from '../../../shared/api.js';
import { pageQuery } from '../../../shared/page-query.js';
import { membersKey } from './keys.js';

export const membersQuery = (storeId: string) => pageQuery(membersKey(storeId), (query) => api.get('/api/v1/stores/{store_id}/members', { params: { path: { store_id: storeId }, query } }));

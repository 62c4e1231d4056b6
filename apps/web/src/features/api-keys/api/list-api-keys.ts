import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';

export const apiKeysKey = (storeId: string) => ['stores', storeId, 'api-keys'] as const;
export const apiKeysQuery = (storeId: string) => pageQuery(apiKeysKey(storeId), (query) => api.get('/api/v1/stores/{store_id}/api-keys', { params: { path: { store_id: storeId }, query } }));

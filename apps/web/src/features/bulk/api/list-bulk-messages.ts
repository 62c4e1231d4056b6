import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { bulkListKey } from './keys.js';

export const bulkMessagesQuery = (storeId: string) => pageQuery(bulkListKey(storeId), (page) => api.get('/api/v1/stores/{store_id}/bulk-messages', { params: { path: { store_id: storeId }, query: { limit: 20, ...page } } }));

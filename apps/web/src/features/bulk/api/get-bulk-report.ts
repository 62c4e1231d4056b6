import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { bulkPartKey } from './keys.js';

export const reportQuery = (storeId: string, id: string) => queryOptions({
  queryKey: bulkPartKey(storeId, id, 'report'),
  queryFn: () => api.get('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/report', { params: { path: { store_id: storeId, bulk_message_id: id } } }),
});

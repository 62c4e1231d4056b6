import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { bulkKey } from './keys.js';

export const bulkMessageQuery = (storeId: string, id: string) => queryOptions({
  queryKey: bulkKey(storeId, id),
  queryFn: () => api.get('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}', { params: { path: { store_id: storeId, bulk_message_id: id } } }),
});

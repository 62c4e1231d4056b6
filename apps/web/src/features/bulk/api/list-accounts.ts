import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const accountsOfBulkQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'of-bulk'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } })).data,
});

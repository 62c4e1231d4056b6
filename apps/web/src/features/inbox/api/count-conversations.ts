import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { countsKey } from './keys.js';

export const countsQuery = (storeId: string) => queryOptions({
  queryKey: countsKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/conversations/counts', { params: { path: { store_id: storeId } } }),
});

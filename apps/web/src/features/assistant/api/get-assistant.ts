import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api.js';
import { assistantKey } from './keys.js';

export const assistantQuery = (storeId: string) => queryOptions({
  queryKey: assistantKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant', { params: { path: { store_id: storeId } } }),
});

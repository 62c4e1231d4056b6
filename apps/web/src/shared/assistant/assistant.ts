import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.js';

export const assistantKey = (storeId: string) => ['stores', storeId, 'assistant'] as const;

/** The assistant's settings, and whether it answers right now. */
export const assistantQuery = (storeId: string) => queryOptions({
  queryKey: assistantKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant', { params: { path: { store_id: storeId } } }),
});

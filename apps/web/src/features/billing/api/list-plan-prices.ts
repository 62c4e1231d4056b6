import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** What plans cost; pages do without while nobody can tell. */
export const planPricesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'billing', 'prices'],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/billing/prices', { params: { path: { store_id: storeId } } })).data,
  staleTime: 10 * 60_000,
});

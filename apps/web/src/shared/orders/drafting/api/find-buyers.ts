import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/api.js';

/** Customers for whom an order can be written: those who wrote last, or those of this name or number. */
export const buyersQuery = (storeId: string, q: string) => queryOptions({
  queryKey: ['stores', storeId, 'recent-customers', 'buyers', q],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/recent-customers', { params: { path: { store_id: storeId }, query: { limit: 20, ...(q === '' ? {} : { q }) } } })).data,
  placeholderData: keepPreviousData,
  staleTime: 30_000,
});

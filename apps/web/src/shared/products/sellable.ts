import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api/api.js';

/** Active products: the newest, or those that answer what was typed. */
export const sellableQuery = (storeId: string, q: string) => queryOptions({
  queryKey: ['stores', storeId, 'products', 'sellable', q],
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/products', { params: { path: { store_id: storeId }, query: { status: 'active', limit: 30, ...(q === '' ? {} : { q }) } } });
    return page.data;
  },
  placeholderData: keepPreviousData,
  staleTime: 30_000,
});

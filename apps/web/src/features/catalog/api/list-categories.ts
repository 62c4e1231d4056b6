import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { categoriesKey } from './keys.js';

/** The categories that products have, by path, with how many products stand in each. */
export const categoriesQuery = (storeId: string) => queryOptions({
  queryKey: categoriesKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/products/categories', { params: { path: { store_id: storeId } } })).data,
});

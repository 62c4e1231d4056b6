import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { productCountsKey } from './keys.js';

export const productCountsQuery = (storeId: string) => queryOptions({
  queryKey: productCountsKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/products/counts', { params: { path: { store_id: storeId } } }),
});

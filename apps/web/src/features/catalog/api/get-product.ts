import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { productKey } from './keys.js';

export const productQuery = (storeId: string, productId: string) => queryOptions({
  queryKey: productKey(storeId, productId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/products/{product_id}', { params: { path: { store_id: storeId, product_id: productId } } }),
});

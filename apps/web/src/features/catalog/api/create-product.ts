import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import type { ProductInput } from '../model.js';
import { productKey, productListsKey } from './keys.js';

export function useCreateProduct(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProductInput) => api.post('/api/v1/stores/{store_id}/products', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body }),
    onSuccess: (product) => {
      client.setQueryData(productKey(storeId, product.id), product);
      void client.invalidateQueries({ queryKey: productListsKey(storeId) });
    },
  });
}

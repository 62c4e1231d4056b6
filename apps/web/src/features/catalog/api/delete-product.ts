import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { productKey, productListsKey } from './keys.js';

export function useDeleteProduct(storeId: string, productId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/products/{product_id}', { params: { path: { store_id: storeId, product_id: productId } } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: productKey(storeId, productId) });
      void client.invalidateQueries({ queryKey: productListsKey(storeId) });
    },
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { productKey, productListsKey } from './keys.js';

interface Change {
  readonly body: Schemas['UpdateProductDto'];
  /** The version that the change was made from: somebody else's newer one is not overwritten. */
  readonly version: number;
}

export function useUpdateProduct(storeId: string, productId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version }: Change) =>
      api.patch('/api/v1/stores/{store_id}/products/{product_id}', { params: { path: { store_id: storeId, product_id: productId }, header: { 'If-Match': `"${version}"` } }, body }),
    onSuccess: (product) => {
      client.setQueryData(productKey(storeId, productId), product);
      void client.invalidateQueries({ queryKey: productListsKey(storeId) });
    },
  });
}

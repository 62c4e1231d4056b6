import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import type { ProductStatus } from '../search.js';
import { productListsKey } from './keys.js';

export type StatusChange = Schemas['ProductStatusChangeDto'];
/** As many as one request may name. */
const AT_ONCE = 500;

async function setStatus(storeId: string, ids: readonly string[], status: ProductStatus): Promise<StatusChange[]> {
  const changed: StatusChange[] = [];
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const answer = await api.post('/api/v1/stores/{store_id}/products/status', { params: { path: { store_id: storeId } }, body: { product_ids: ids.slice(i, i + AT_ONCE), status } });
    changed.push(...answer.changed);
  }
  return changed;
}

export function useSetProductStatus(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ids, status }: { readonly ids: readonly string[]; readonly status: ProductStatus }) => setStatus(storeId, ids, status),
    onSettled: () => client.invalidateQueries({ queryKey: productListsKey(storeId) }),
  });
}

/** Gives every product back the status that it had. */
export function useRestoreProductStatus(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (changes: readonly StatusChange[]) => {
      for (const status of new Set(changes.map((change) => change.previous_status))) {
        await setStatus(storeId, changes.filter((change) => change.previous_status === status).map((change) => change.product_id), status);
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: productListsKey(storeId) }),
  });
}

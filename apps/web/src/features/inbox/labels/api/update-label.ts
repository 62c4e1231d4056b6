import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../shared/api/api.js';
import { labelsKey } from '../../api/keys.js';

export function useUpdateLabel(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { readonly id: string; readonly body: Schemas['UpdateLabelDto'] }) =>
      api.patch('/api/v1/stores/{store_id}/labels/{label_id}', { params: { path: { store_id: storeId, label_id: id } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: labelsKey(storeId) }),
  });
}

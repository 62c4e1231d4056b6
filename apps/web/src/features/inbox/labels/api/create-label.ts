import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../shared/api/api.js';
import { labelsKey } from '../../api/keys.js';

export function useCreateLabel(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateLabelDto']) => api.post('/api/v1/stores/{store_id}/labels', { params: { path: { store_id: storeId }, header: idempotencyKey(crypto.randomUUID()) }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: labelsKey(storeId) }),
  });
}

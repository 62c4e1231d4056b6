import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../../shared/api/api.js';
import { viewsKey } from '../../../api/keys.js';

export function useCreateView(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateInboxViewDto']) => api.post('/api/v1/stores/{store_id}/inbox-views', { params: { path: { store_id: storeId }, header: idempotencyKey(crypto.randomUUID()) }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsKey(storeId) }),
  });
}

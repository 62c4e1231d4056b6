import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

export function useAddWebsite(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateWebsiteDto']) => api.post('/api/v1/stores/{store_id}/knowledge/sources/websites', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}

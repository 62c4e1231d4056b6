import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

export function useUpdateSource(storeId: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateKnowledgeSourceDto']) => api.patch('/api/v1/stores/{store_id}/knowledge/sources/{source_id}', { params: { path: { store_id: storeId, source_id: id } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}

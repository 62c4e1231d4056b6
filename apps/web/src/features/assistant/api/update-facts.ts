import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

export function useUpdateFacts(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateFactsDto']) => api.patch('/api/v1/stores/{store_id}/knowledge/facts', { params: { path: { store_id: storeId } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}

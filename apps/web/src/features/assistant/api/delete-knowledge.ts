import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

export function useDeleteKnowledge(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/knowledge/{knowledge_id}', { params: { path: { store_id: storeId, knowledge_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...knowledgeKey(storeId), 'list'] }),
  });
}

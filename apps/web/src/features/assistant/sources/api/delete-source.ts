import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

export function useDeleteSource(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/knowledge/sources/{source_id}', { params: { path: { store_id: storeId, source_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...knowledgeKey(storeId), 'sources', 'list'] }),
  });
}

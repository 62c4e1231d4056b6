import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

/** Lets a source be read again. */
export function useSyncSource(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post('/api/v1/stores/{store_id}/knowledge/sources/{source_id}/sync', { params: { path: { store_id: storeId, source_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}

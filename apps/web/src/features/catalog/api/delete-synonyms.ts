import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { missedSearchesKey, synonymsKey } from './keys.js';

export function useDeleteSynonyms(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/synonyms/{synonyms_id}', { params: { path: { store_id: storeId, synonyms_id: id } } }),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: synonymsKey(storeId) }), client.invalidateQueries({ queryKey: missedSearchesKey(storeId) })]),
  });
}

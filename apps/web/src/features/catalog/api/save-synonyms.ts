import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { missedSearchesKey, synonymsKey } from './keys.js';

export interface SynonymsToSave { /** Absent for new ones. */ readonly id?: string; readonly words: readonly string[] }

export function useSaveSynonyms(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, words }: SynonymsToSave) => {
      const body = { words: [...words] };
      return id === undefined
        ? api.post('/api/v1/stores/{store_id}/synonyms', { params: { path: { store_id: storeId } }, body })
        : api.patch('/api/v1/stores/{store_id}/synonyms/{synonyms_id}', { params: { path: { store_id: storeId, synonyms_id: id } }, body });
    },
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: synonymsKey(storeId) }), client.invalidateQueries({ queryKey: missedSearchesKey(storeId) })]),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';

/** Adds an entry, or changes the one of `id`. */
export function useSaveKnowledge(storeId: string, id: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateKnowledgeDto']) => (id === undefined
      ? api.post('/api/v1/stores/{store_id}/knowledge', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body })
      : api.patch('/api/v1/stores/{store_id}/knowledge/{knowledge_id}', { params: { path: { store_id: storeId, knowledge_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}

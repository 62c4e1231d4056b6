import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { knowledgeKey } from './keys.js';
import { writtenKind } from '../knowledge/kind-texts.js';
import type { KnowledgeEntry } from './list-knowledge.js';

/** Writes a deleted entry anew. A fact goes back to its topic. */
export function useRestoreKnowledge(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ topic, title, body, kind, language, search_terms, status }: KnowledgeEntry): Promise<void> => {
      const path = { store_id: storeId };
      if (topic === null) await api.post('/api/v1/stores/{store_id}/knowledge', { params: { path, header: idempotencyKey() }, body: { title, body, kind: writtenKind(kind), language, search_terms, status } });
      else await api.patch('/api/v1/stores/{store_id}/knowledge/facts', { params: { path }, body: { [topic]: body } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: knowledgeKey(storeId) }),
  });
}

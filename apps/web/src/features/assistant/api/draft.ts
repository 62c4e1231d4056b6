import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';

export type Draft = Schemas['DraftDto'];
export type Behaviour = Schemas['BehaviourDto'];

const draftKey = (storeId: string) => [...assistantKey(storeId), 'draft'] as const;

/** What is written, and how it differs from what customers get. */
export const draftQuery = (storeId: string) => queryOptions({
  queryKey: draftKey(storeId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant/draft', { params: { path: { store_id: storeId } } }),
});

export function useUpdateDraft(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateDraftDto']) => api.patch('/api/v1/stores/{store_id}/assistant/draft', { params: { path: { store_id: storeId } }, body }),
    onSuccess: (draft) => client.setQueryData(draftKey(storeId), draft),
  });
}

/** Back to what is published. */
export function useDiscardDraft(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/assistant/draft', { params: { path: { store_id: storeId } } }),
    onSuccess: (draft) => client.setQueryData(draftKey(storeId), draft),
  });
}

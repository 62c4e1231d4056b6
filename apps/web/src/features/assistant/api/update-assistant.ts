import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';

export function useUpdateAssistant(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateAssistantDto']) => api.patch('/api/v1/stores/{store_id}/assistant', { params: { path: { store_id: storeId } }, body }),
    onSuccess: (assistant) => client.setQueryData(assistantKey(storeId), assistant),
  });
}

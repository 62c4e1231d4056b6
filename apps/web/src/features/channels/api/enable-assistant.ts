import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { assistantSwitchQuery } from './get-assistant.js';

export function useEnableAssistant(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.patch('/api/v1/stores/{store_id}/assistant', { params: { path: { store_id: storeId } }, body: { enabled: true } }),
    onSuccess: ({ enabled }) => client.setQueryData(assistantSwitchQuery(storeId).queryKey, enabled),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { templatesKey } from '../../../shared/templates/templates-query.js';

export function useSyncTemplates(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => (await api.post('/api/v1/stores/{store_id}/templates/sync', { params: { path: { store_id: storeId } }, body: {} })).data,
    onSettled: () => client.invalidateQueries({ queryKey: templatesKey(storeId) }),
  });
}

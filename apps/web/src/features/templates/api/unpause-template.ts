import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { templatesKey } from '../../../shared/templates/templates-query.js';

export function useUnpauseTemplate(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post('/api/v1/stores/{store_id}/templates/{template_id}/unpause', { params: { path: { store_id: storeId, template_id: id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: templatesKey(storeId) }),
  });
}

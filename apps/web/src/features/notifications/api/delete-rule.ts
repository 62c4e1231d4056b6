import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { rulesKey } from './keys.js';

export function useDeleteRule(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/notification-rules/{notification_rule_id}', { params: { path: { store_id: storeId, notification_rule_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: rulesKey(storeId) }),
  });
}

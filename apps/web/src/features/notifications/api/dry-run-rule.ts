import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export function useDryRun(storeId: string, id: string) {
  return useMutation({
    mutationFn: (days: number) => api.post('/api/v1/stores/{store_id}/notification-rules/{notification_rule_id}/dry-run', { params: { path: { store_id: storeId, notification_rule_id: id } }, body: { days } }),
  });
}

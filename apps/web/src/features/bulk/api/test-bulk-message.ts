import { useMutation } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export function useTestBulkMessage(storeId: string, id: string) {
  return useMutation({
    mutationFn: (to: string) => api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/test', { params: { path: { store_id: storeId, bulk_message_id: id } }, body: { to } }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { bulkListKey } from './keys.js';

export function useDeleteBulkMessage(storeId: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}', { params: { path: { store_id: storeId, bulk_message_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: bulkListKey(storeId) }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { bulkKey, bulkListKey, bulkPartKey } from './keys.js';

export function useUpdateBulkMessage(storeId: string, id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateBulkMessageDto']) => api.patch('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}', { params: { path: { store_id: storeId, bulk_message_id: id } }, body }),
    onSuccess: (saved) => {
      client.setQueryData(bulkKey(storeId, id), saved);
      for (const part of ['estimate', 'samples'] as const) void client.invalidateQueries({ queryKey: bulkPartKey(storeId, id, part) });
      void client.invalidateQueries({ queryKey: bulkListKey(storeId) });
    },
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { bulkKey, bulkListKey } from './keys.js';

export type BulkAction = 'start' | 'pause' | 'resume' | 'cancel' | 'retry-failed' | 'retry-undecided';

/** Starts, stops, goes on, or tries again. */
export function useControlBulkMessage(storeId: string, id: string) {
  const client = useQueryClient();
  const params = { path: { store_id: storeId, bulk_message_id: id } };
  return useMutation({
    mutationFn: (action: BulkAction) => {
      switch (action) {
        case 'start': return api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/start', { params: { ...params, header: idempotencyKey() } });
        case 'pause': return api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/pause', { params });
        case 'resume': return api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/resume', { params });
        case 'cancel': return api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/cancel', { params });
        case 'retry-undecided': return api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/retry-undecided', { params });
        case 'retry-failed': return api.post('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/retry-failed', { params });
      }
    },
    onSuccess: (saved) => client.setQueryData(bulkKey(storeId, id), saved),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: bulkKey(storeId, id) }), client.invalidateQueries({ queryKey: bulkListKey(storeId) })]),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { bulkKey, bulkListKey } from './keys.js';

export function useCreateBulkMessage(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('/api/v1/stores/{store_id}/bulk-messages', { params: { path: { store_id: storeId } }, body: {} }),
    onSuccess: (made) => {
      client.setQueryData(bulkKey(storeId, made.id), made);
      void client.invalidateQueries({ queryKey: bulkListKey(storeId) });
    },
  });
}

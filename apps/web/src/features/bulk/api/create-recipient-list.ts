import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { recipientListsKey } from './keys.js';

export function useCreateRecipientList(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; description: string }) => api.post('/api/v1/stores/{store_id}/recipient-lists', { params: { path: { store_id: storeId } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: recipientListsKey(storeId) }),
  });
}

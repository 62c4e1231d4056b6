import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { recipientListsKey } from './keys.js';

export function useDeleteRecipientList(storeId: string, listId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}', { params: { path: { store_id: storeId, recipient_list_id: listId } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: recipientListsKey(storeId) }),
  });
}

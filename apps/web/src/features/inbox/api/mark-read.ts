import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { putConversation } from '../live/conversation-cache.js';
import type { Conversation } from '../model.js';
import { countsKey } from './keys.js';

export function useMarkRead(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Conversation) => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/read', { params: { path: { store_id: storeId, conversation_id: id } } }),
    onMutate: (conversation) => putConversation(client, storeId, { ...conversation, unread_count: 0 }),
    onSuccess: () => client.invalidateQueries({ queryKey: countsKey(storeId) }),
  });
}

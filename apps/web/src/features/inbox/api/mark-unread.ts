import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { useNotices } from '../../../shared/page/notices.js';
import { putConversation } from '../live/conversation-cache.js';
import type { Conversation } from '../model.js';
import { countsKey } from './keys.js';

/** To come back to a conversation. What is open counts as read, so whoever marks it closes it first. */
export function useMarkUnread(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ id }: Conversation) => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/unread', { params: { path: { store_id: storeId, conversation_id: id } } }),
    onMutate: (conversation) => putConversation(client, storeId, { ...conversation, unread_count: Math.max(1, conversation.unread_count) }),
    onError: (error, conversation) => {
      putConversation(client, storeId, conversation);
      notices.failed(error);
    },
    onSettled: () => client.invalidateQueries({ queryKey: countsKey(storeId) }),
  });
}

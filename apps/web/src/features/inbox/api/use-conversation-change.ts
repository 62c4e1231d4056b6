import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiError } from '../../../shared/api/api.js';
import { withNews } from '../../../shared/live/news.js';
import { useNotices } from '../../../shared/page/notices.js';
import { putConversation } from '../live/conversation-cache.js';
import type { Conversation } from '../model.js';
import { conversationEventsKey, conversationKey, countsKey } from './keys.js';

/** A decision about a conversation: its answer is the conversation as it is then, which every list shows at once. */
export function useConversationChange<Variables extends Conversation = Conversation>(storeId: string, change: (variables: Variables) => Promise<Conversation>) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (variables: Variables) => withNews(() => change(variables)),
    onSuccess: (conversation) => {
      putConversation(client, storeId, conversation);
      void client.invalidateQueries({ queryKey: countsKey(storeId) });
      void client.invalidateQueries({ queryKey: conversationEventsKey(storeId, conversation.id) });
    },
    onError: (error, { id }) => {
      notices.failed(error);
      // Somebody was faster: show what they made of it.
      if (error instanceof ApiError && error.details.status === 409) void client.invalidateQueries({ queryKey: conversationKey(storeId, id) });
    },
  });
}

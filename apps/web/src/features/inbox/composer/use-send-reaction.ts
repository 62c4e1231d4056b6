import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotices } from '../../../shared/page/notices.js';
import { getMessage } from '../api/get-message.js';
import { sendMessage } from '../api/send-message.js';
import { putMessage } from '../live/message-cache.js';
import type { Message } from '../model.js';

/** Puts an emoji on a message, or takes it back when empty. */
export function useSendReaction(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: async ({ message, emoji }: { readonly message: Message; readonly emoji: string }) => {
      const { id, conversation_id: conversationId } = message;
      await sendMessage({ storeId, conversationId, key: crypto.randomUUID(), content: { kind: 'reaction', message_id: id, emoji } });
      return getMessage(storeId, conversationId, id);
    },
    onSuccess: (message) => putMessage(client, storeId, message),
    onError: notices.failed,
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { withNews } from '../../../shared/live/news.js';
import { useNotices } from '../../../shared/page/notices.js';
import { putMessage } from '../live/message-cache.js';
import type { Message } from '../model.js';

/** A new attempt of a message that failed, or of which nobody knows whether it was sent. */
export function useRetryMessage(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ id, conversation_id }: Message) => withNews(() => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/messages/{message_id}/retry', {
      params: { path: { store_id: storeId, conversation_id, message_id: id } },
    })),
    onSuccess: (message) => putMessage(client, storeId, message),
    onError: notices.failed,
  });
}

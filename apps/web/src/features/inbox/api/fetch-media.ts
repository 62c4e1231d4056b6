import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { useNotices } from '../../../shared/page/notices.js';
import { messagesKey } from './keys.js';

/** Asks WhatsApp once more for a customer's file. */
export function useFetchMedia(storeId: string, conversationId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (mediaId: string) => api.post('/api/v1/stores/{store_id}/media/{media_id}/fetch', { params: { path: { store_id: storeId, media_id: mediaId } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: messagesKey(storeId, conversationId) }),
    onError: notices.failed,
  });
}

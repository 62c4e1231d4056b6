import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { cannedRepliesKey } from '../../api/keys.js';

export function useDeleteCannedReply(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/canned-replies/{canned_reply_id}', { params: { path: { store_id: storeId, canned_reply_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: cannedRepliesKey(storeId) }),
    onError: notices.failed,
  });
}

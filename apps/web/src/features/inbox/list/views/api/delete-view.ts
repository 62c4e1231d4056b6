import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../shared/api/api.js';
import { useNotices } from '../../../../../shared/page/notices.js';
import { viewsKey } from '../../../api/keys.js';

export function useDeleteView(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (viewId: string) => api.delete('/api/v1/stores/{store_id}/inbox-views/{inbox_view_id}', { params: { path: { store_id: storeId, inbox_view_id: viewId } } }),
    // Here and not with the call: whoever asked is gone by then, with the menu.
    onError: notices.failed,
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey(storeId) }),
  });
}

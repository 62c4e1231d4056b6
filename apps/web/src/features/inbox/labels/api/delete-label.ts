import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { useNotices } from '../../../../shared/page/notices.js';
import { labelsKey } from '../../api/keys.js';

export function useDeleteLabel(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: (id: string) => api.delete('/api/v1/stores/{store_id}/labels/{label_id}', { params: { path: { store_id: storeId, label_id: id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: labelsKey(storeId) }),
    onError: notices.failed,
  });
}

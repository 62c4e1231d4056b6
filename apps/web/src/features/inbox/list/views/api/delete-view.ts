import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../shared/api/api.js';
import { viewsKey } from './list-views.js';

export function useDeleteView(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (viewId: string) => api.delete('/api/v1/stores/{store_id}/inbox-views/{inbox_view_id}', { params: { path: { store_id: storeId, inbox_view_id: viewId } } }),
    onSettled: () => client.invalidateQueries({ queryKey: viewsKey(storeId) }),
  });
}

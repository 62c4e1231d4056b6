import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { templateListsKey } from '../../../shared/templates/templates-query.js';

export function useDeleteTemplate(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, everyLanguage }: { readonly id: string; readonly everyLanguage: boolean }) =>
      api.delete('/api/v1/stores/{store_id}/templates/{template_id}', { params: { path: { store_id: storeId, template_id: id }, query: { all_languages: everyLanguage } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: templateListsKey(storeId) }),
  });
}

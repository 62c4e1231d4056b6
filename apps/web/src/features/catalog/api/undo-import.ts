import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { importsKey } from './keys.js';

export function useUndoImport(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (importId: string) => api.post('/api/v1/stores/{store_id}/product-imports/{import_id}/undo', { params: { path: { store_id: storeId, import_id: importId } } }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: importsKey(storeId) }), client.invalidateQueries({ queryKey: ['stores', storeId, 'products'] })]),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { apiKeysKey } from './list-api-keys.js';

export function useRevokeApiKey(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => api.delete('/api/v1/stores/{store_id}/api-keys/{api_key_id}', { params: { path: { store_id: storeId, api_key_id: keyId } } }),
    onSettled: () => client.invalidateQueries({ queryKey: apiKeysKey(storeId) }),
  });
}

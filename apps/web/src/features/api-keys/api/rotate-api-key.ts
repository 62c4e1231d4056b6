import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { apiKeysKey } from './list-api-keys.js';

export function useRotateApiKey(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ keyId, overlapHours }: { readonly keyId: string; readonly overlapHours: number }) =>
      api.post('/api/v1/stores/{store_id}/api-keys/{api_key_id}/rotate', { params: { path: { store_id: storeId, api_key_id: keyId } }, body: { overlap_hours: overlapHours } }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey(storeId) }),
  });
}

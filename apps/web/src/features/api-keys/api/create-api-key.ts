import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { apiKeysKey } from './list-api-keys.js';

export function useCreateApiKey(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    // The answer holds a secret that the server does not keep, so there is nothing to repeat it from: no idempotency key.
    mutationFn: (body: Schemas['CreateApiKeyDto']) => api.post('/api/v1/stores/{store_id}/api-keys', { params: { path: { store_id: storeId } }, body }),
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysKey(storeId) }),
  });
}

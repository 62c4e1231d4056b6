import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../shared/api/api.js';
import { accountsKey } from './keys.js';

export function useCreateAccount(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateAccountDto']) => api.post('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: accountsKey(storeId) }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { accountKey, accountsKey } from './keys.js';

export function useDeleteAccount(storeId: string, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete('/api/v1/stores/{store_id}/accounts/{account_id}', { params: { path: { store_id: storeId, account_id: accountId } } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: accountKey(storeId, accountId) });
      return client.invalidateQueries({ queryKey: accountsKey(storeId) });
    },
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { accountKey, accountsKey } from './keys.js';

export function useSubscribeAccount(storeId: string, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.post('/api/v1/stores/{store_id}/accounts/{account_id}/subscribe', { params: { path: { store_id: storeId, account_id: accountId } } }),
    onSuccess: (account) => {
      client.setQueryData(accountKey(storeId, accountId), account);
      return client.invalidateQueries({ queryKey: accountsKey(storeId) });
    },
  });
}

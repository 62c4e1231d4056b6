import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { accountKey, accountsKey } from './keys.js';

export function useUpdateAccount(storeId: string, accountId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateAccountDto']) => api.patch('/api/v1/stores/{store_id}/accounts/{account_id}', { params: { path: { store_id: storeId, account_id: accountId } }, body }),
    onSuccess: ({ moved_from: _movedFrom, ...account }) => {
      client.setQueryData(accountKey(storeId, accountId), account);
      return client.invalidateQueries({ queryKey: accountsKey(storeId) });
    },
  });
}

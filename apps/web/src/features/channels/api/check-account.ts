import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { channelsKey } from './keys.js';

export type Check = Schemas['ConnectionCheckDto'];

/** Test Connection: the provider is asked now. */
export function useCheckAccount(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) => api.post('/api/v1/stores/{store_id}/accounts/{account_id}/check', { params: { path: { store_id: storeId, account_id: accountId } } }),
    onSettled: () => client.invalidateQueries({ queryKey: channelsKey(storeId) }),
  });
}

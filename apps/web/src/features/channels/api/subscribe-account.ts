import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { channelsKey } from './keys.js';

/** Has the provider deliver the number's events, without a visit to its dashboard. */
export function useSubscribeAccount(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) => api.post('/api/v1/stores/{store_id}/accounts/{account_id}/subscribe', { params: { path: { store_id: storeId, account_id: accountId } } }),
    onSettled: () => client.invalidateQueries({ queryKey: channelsKey(storeId) }),
  });
}

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { accountKey } from './keys.js';

/** What an admin enters at the provider: where events are posted to, and the word that proves the address is ours. */
export const webhookQuery = (storeId: string, accountId: string) => queryOptions({
  queryKey: [...accountKey(storeId, accountId), 'webhook'],
  queryFn: async () => {
    const path = { store_id: storeId, account_id: accountId };
    const [channels, { verify_token }] = await Promise.all([
      api.get('/api/v1/stores/{store_id}/channels', { params: { path: { store_id: storeId } } }),
      api.get('/api/v1/stores/{store_id}/accounts/{account_id}/verify-token', { params: { path } }),
    ]);
    const number = channels.data.flatMap(({ numbers }) => numbers).find(({ account_id }) => account_id === accountId);
    return { callbackUrl: number?.callback_url ?? '', verifyToken: verify_token };
  },
  // It holds a token: nothing of it stays behind when the page is left.
  gcTime: 0,
});

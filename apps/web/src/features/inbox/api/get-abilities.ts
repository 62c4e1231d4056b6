import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** What an account's thread and its bubbles may offer. */
export interface Abilities { readonly reactions: boolean; readonly quotes: boolean; /** Free text only for a while after the customer wrote. */ readonly hasWindow: boolean; /** Where its provider is paid. */ readonly billingUrl: string | null }

/** What each of the store's accounts can do, by its id; asked for when somebody opens the menu of a bubble, and where nobody has written yet. */
export const abilitiesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'abilities'],
  queryFn: async (): Promise<ReadonlyMap<string, Abilities>> => {
    const [accounts, providers] = await Promise.all([
      api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } }), api.get('/api/v1/providers', { params: { query: {} } }),
    ]);
    return new Map(accounts.data.map(({ id, provider }) => {
      const { capabilities: can, billing_url: billingUrl = null } = providers.data.find((each) => each.id === provider) ?? {};
      return [id, { reactions: can?.['reactions'] !== false, quotes: can?.['reply_to'] !== false, hasWindow: can?.['window_hours'] !== undefined, billingUrl }];
    }));
  },
  staleTime: 10 * 60_000,
});

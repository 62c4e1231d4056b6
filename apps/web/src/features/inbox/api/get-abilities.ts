import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api.js';

/** What the bubble of an account's message may offer. */
export interface Abilities { readonly reactions: boolean; readonly quotes: boolean }

/** What each of the store's accounts can do, by its id; asked for when somebody opens the menu of a bubble. */
export const abilitiesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'abilities'],
  queryFn: async (): Promise<ReadonlyMap<string, Abilities>> => {
    const [accounts, providers] = await Promise.all([
      api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } }), api.get('/api/v1/providers', { params: { query: {} } }),
    ]);
    return new Map(accounts.data.map(({ id, provider }) => {
      const can = providers.data.find((each) => each.id === provider)?.capabilities;
      return [id, { reactions: can?.['reactions'] !== false, quotes: can?.['reply_to'] !== false }];
    }));
  },
  staleTime: 10 * 60_000,
});

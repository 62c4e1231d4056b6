import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.js';

export type AccountUses = Schemas['AccountUsesDto'];

/** What each account is used by, and when its templates were last synced. */
export const accountUsesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'account-uses'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/account-uses', { params: { path: { store_id: storeId } } })).data,
});

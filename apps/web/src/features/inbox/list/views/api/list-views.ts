import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../../shared/api/api.js';

export type InboxView = Schemas['InboxViewDto'];

export const viewsKey = (storeId: string) => ['stores', storeId, 'inbox-views'] as const;

/** The views that this person sees; a colleague may have shared one since. */
export const viewsQuery = (storeId: string) => queryOptions({
  queryKey: viewsKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/inbox-views', { params: { path: { store_id: storeId }, query: { limit: 100 } } })).data,
  staleTime: 0,
});

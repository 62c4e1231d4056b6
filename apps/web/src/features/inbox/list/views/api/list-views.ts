import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../../shared/api/api.js';
import { viewsKey } from '../../../api/keys.js';

export type InboxView = Schemas['InboxViewDto'];

/** The views that this person sees: their own and what colleagues share. */
export const viewsQuery = (storeId: string) => queryOptions({
  queryKey: viewsKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/inbox-views', { params: { path: { store_id: storeId }, query: { limit: 100 } } })).data,
  staleTime: 0,
});

import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../../../shared/api/api.js';
import { viewsKey } from '../../../api/keys.js';

export type InboxView = Schemas['InboxViewDto'];

/** The views that this person sees: their own and what colleagues share. */
export const viewsQuery = (storeId: string) => queryOptions({
  queryKey: viewsKey(storeId),
  queryFn: () => everyView(storeId),
  staleTime: 0,
});

/** A store has at most 200 views: two pages. */
async function everyView(storeId: string): Promise<InboxView[]> {
  const views: InboxView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: { data: InboxView[]; next_cursor: string | null } = await api.get('/api/v1/stores/{store_id}/inbox-views', { params: { path: { store_id: storeId }, query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } } });
    views.push(...page.data);
    cursor = page.next_cursor;
  }
  return views;
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { pageQuery } from '../../../../shared/api/page-query.js';
import { cannedRepliesKey } from '../../api/keys.js';

const search = (q: string) => (q === '' ? {} : { q });

/** All of them, page after page. */
export const cannedRepliesQuery = (storeId: string, q: string) =>
  pageQuery([...cannedRepliesKey(storeId), 'all', q], (query) => api.get('/api/v1/stores/{store_id}/canned-replies', { params: { path: { store_id: storeId }, query: { ...query, ...search(q) } } }));

/** The few that are offered while somebody types a shortcut. */
export const offeredRepliesQuery = (storeId: string, q: string) => queryOptions({
  queryKey: [...cannedRepliesKey(storeId), 'offered', q],
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/canned-replies', { params: { path: { store_id: storeId }, query: { limit: 20, ...search(q) } } });
    // Whose shortcut begins so comes first.
    return page.data.toSorted((one, other) => Number(other.shortcut.startsWith(q)) - Number(one.shortcut.startsWith(q)) || one.shortcut.localeCompare(other.shortcut)).slice(0, 8);
  },
  placeholderData: keepPreviousData,
  staleTime: 30_000,
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { missedSearchesKey } from './keys.js';

/** What customers looked for without finding it, most frequent first. */
export const missedSearchesQuery = (storeId: string) => queryOptions({
  queryKey: missedSearchesKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/assistant/missed-searches', { params: { path: { store_id: storeId } } })).data,
});

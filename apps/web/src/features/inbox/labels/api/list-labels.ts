import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { labelsKey } from '../../api/keys.js';

/** A store has a hundred at most; by name. */
export const labelsQuery = (storeId: string) => queryOptions({
  queryKey: labelsKey(storeId),
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/labels', { params: { path: { store_id: storeId }, query: { limit: 100 } } });
    return page.data.toSorted((one, other) => one.name.localeCompare(other.name));
  },
  staleTime: 60_000,
});

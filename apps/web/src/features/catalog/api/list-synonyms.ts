import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { synonymsKey } from './keys.js';

/** Words that mean the same in this store, newest first. */
export const synonymsQuery = (storeId: string) => queryOptions({
  queryKey: synonymsKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/synonyms', { params: { path: { store_id: storeId } } })).data,
});

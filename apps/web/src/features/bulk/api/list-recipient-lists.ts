import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { everyRow } from '../../../shared/api/page-query.js';
import { recipientListsKey } from './keys.js';

export const recipientListsQuery = (storeId: string) => queryOptions({
  queryKey: recipientListsKey(storeId),
  queryFn: () => everyRow((query) => api.get('/api/v1/stores/{store_id}/recipient-lists', { params: { path: { store_id: storeId }, query } })),
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { recipientListKey } from './keys.js';

export const recipientListQuery = (storeId: string, listId: string) => queryOptions({
  queryKey: recipientListKey(storeId, listId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}', { params: { path: { store_id: storeId, recipient_list_id: listId } } }),
});

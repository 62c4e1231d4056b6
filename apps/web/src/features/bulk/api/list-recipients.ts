import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import { recipientListKey } from './keys.js';

export const recipientsQuery = (storeId: string, listId: string) => pageQuery([...recipientListKey(storeId, listId), 'rows'], (page) => api.get('/api/v1/stores/{store_id}/recipient-lists/{recipient_list_id}/recipients', {
  params: { path: { store_id: storeId, recipient_list_id: listId }, query: { limit: 10, ...page } },
}));

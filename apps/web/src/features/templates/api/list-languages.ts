import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { templateListsKey } from '../../../shared/templates/templates-query.js';

/** All languages of one name in one account. */
export const languagesQuery = (storeId: string, name: string, accountId: string) => queryOptions({
  queryKey: [...templateListsKey(storeId), 'languages', name, accountId],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/templates', { params: { path: { store_id: storeId }, query: { limit: 100, name, account_id: accountId } } })).data,
});

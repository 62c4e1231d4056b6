import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { accountKey } from './keys.js';

export const accountQuery = (storeId: string, accountId: string) => queryOptions({
  queryKey: accountKey(storeId, accountId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/accounts/{account_id}', { params: { path: { store_id: storeId, account_id: accountId } } }),
});

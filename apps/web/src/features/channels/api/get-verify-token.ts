import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { verifyTokenKey } from './keys.js';

export const verifyTokenQuery = (storeId: string, accountId: string) => queryOptions({
  queryKey: verifyTokenKey(storeId, accountId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/accounts/{account_id}/verify-token', { params: { path: { store_id: storeId, account_id: accountId } } }),
  gcTime: 0,
});

import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { healthKey } from './keys.js';

export type NumberHealth = Schemas['NumberHealthDto'];
export type HealthRow = Schemas['HealthRowDto'];
const EVERY_MS = 30_000;

export const healthQuery = (storeId: string, accountId: string) => queryOptions({
  queryKey: healthKey(storeId, accountId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/accounts/{account_id}/health', { params: { path: { store_id: storeId, account_id: accountId } } }),
  refetchInterval: EVERY_MS,
});

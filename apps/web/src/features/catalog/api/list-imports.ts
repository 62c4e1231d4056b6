import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { importsKey } from './keys.js';

const LOOK_EVERY_MS = 500;

/** The last imports. */
export const importsQuery = (storeId: string) => queryOptions({
  queryKey: importsKey(storeId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/product-imports', { params: { path: { store_id: storeId }, query: { limit: 10 } } })).data,
});

/** How far an import is while it runs. */
export const importProgressQuery = (storeId: string, isRunning: boolean) => queryOptions({
  queryKey: [...importsKey(storeId), 'running'],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/product-imports/running', { params: { path: { store_id: storeId } } })).data,
  enabled: isRunning, refetchInterval: isRunning ? LOOK_EVERY_MS : false, staleTime: 0,
});

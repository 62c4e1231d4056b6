import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** Prices are counted from every single message: not with each tick that comes in. */
const STALE_MS = 60_000;

/** @param from first day, @param to last day: `YYYY-MM-DD` of the store's time zone */
export const bulkCostsQuery = (storeId: string, id: string, { from, to }: { readonly from: string; readonly to: string }) => queryOptions({
  queryKey: ['stores', storeId, 'message-costs', 'of-bulk', id, from, to] as const,
  queryFn: () => api.get('/api/v1/stores/{store_id}/message-costs', { params: { path: { store_id: storeId }, query: { from, to, bulk_message_id: id } } }),
  staleTime: STALE_MS,
  refetchInterval: STALE_MS,
});

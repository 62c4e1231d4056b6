import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** Prices are counted from every single message: not with each tick that comes in. */
const STALE_MS = 60_000;

/** @param isOver prices of the last messages come in for some days, but nobody waits for them */
export const bulkCostQuery = (storeId: string, id: string, isOver: boolean) => queryOptions({
  queryKey: ['stores', storeId, 'message-costs', 'of-bulk', id, isOver] as const,
  queryFn: () => api.get('/api/v1/stores/{store_id}/bulk-messages/{bulk_message_id}/cost', { params: { path: { store_id: storeId, bulk_message_id: id } } }),
  staleTime: STALE_MS,
  refetchInterval: isOver ? false : STALE_MS,
});

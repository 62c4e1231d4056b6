import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { type BulkCost, type BulkMessage, isOver } from '../model.js';

/** Counts are kept and renewed rarely: nobody has to wait for each tick. */
const STALE_MS = 60_000;
/** Only some that were never counted are counted at once; after so many rounds what is missing is gone. */
const MISSING_MS = 5_000;
const MOST_ROUNDS = 30;

/** Costs of some bulk messages of the list, by id. */
export const bulkCostsQuery = (storeId: string, bulks: readonly BulkMessage[]) => queryOptions({
  queryKey: ['stores', storeId, 'message-costs', 'of-bulks', bulks.map((bulk) => [bulk.id, isOver(bulk)])] as const,
  queryFn: async (): Promise<ReadonlyMap<string, BulkCost>> => {
    const { data } = await api.get('/api/v1/stores/{store_id}/bulk-message-costs', { params: { path: { store_id: storeId }, query: { ids: bulks.map(({ id }) => id).join(',') } } });
    return new Map(data.map((cost) => [cost.bulk_message_id, cost]));
  },
  staleTime: STALE_MS,
  refetchInterval: ({ state: { data, dataUpdateCount } }) => {
    if (data !== undefined && data.size < bulks.length && dataUpdateCount < MOST_ROUNDS) return MISSING_MS;
    return bulks.every(isOver) ? false : STALE_MS;
  },
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';
import { EVERY_MS } from './get-health.js';

/** What became of the customer that the assistant worked on last. */
export const latestAnswerQuery = (storeId: string) => queryOptions({
  queryKey: [...assistantKey(storeId), 'summary'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant/summary', { params: { path: { store_id: storeId } } }),
  refetchInterval: EVERY_MS,
  staleTime: 0,
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const runQuery = (storeId: string, runId: string) => queryOptions({
  queryKey: ['stores', storeId, 'runs', runId],
  queryFn: () => api.get('/api/v1/stores/{store_id}/runs/{run_id}', { params: { path: { store_id: storeId, run_id: runId } } }),
});

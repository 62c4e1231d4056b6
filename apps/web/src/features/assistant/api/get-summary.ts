import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';

export const summaryQuery = (storeId: string) => queryOptions({
  queryKey: [...assistantKey(storeId), 'summary'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/assistant/summary', { params: { path: { store_id: storeId } } }),
});

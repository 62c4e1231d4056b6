import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const labelsOfSegmentQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'labels', 'of-segment'] as const,
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/labels', { params: { path: { store_id: storeId } } })).data,
});

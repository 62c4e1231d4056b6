import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import type { Segment } from '../model.js';

export const segmentCountQuery = (storeId: string, segment: Segment) => queryOptions({
  queryKey: ['stores', storeId, 'segments', segment],
  queryFn: async () => (await api.post('/api/v1/stores/{store_id}/segments/count', { params: { path: { store_id: storeId } }, body: segment })).customers,
  placeholderData: keepPreviousData,
});

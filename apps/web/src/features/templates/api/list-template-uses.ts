import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** How often each template was sent in the last 30 days; counted from every single message, so not with each that goes out. */
export const templateUsesQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'template-uses'] as const,
  queryFn: async () => new Map((await api.get('/api/v1/stores/{store_id}/template-uses', { params: { path: { store_id: storeId } } })).data.map(({ template_id: id, sent }) => [id, sent])),
  staleTime: 60_000,
});

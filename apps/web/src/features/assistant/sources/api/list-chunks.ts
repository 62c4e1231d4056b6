import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../../shared/api/api.js';
import { knowledgeKey } from '../../api/keys.js';

/** The pieces of an entry, page after page. */
export const chunksQuery = (storeId: string, knowledgeId: string) => infiniteQueryOptions({
  queryKey: [...knowledgeKey(storeId), 'chunks', knowledgeId],
  queryFn: ({ pageParam }) => api.get('/api/v1/stores/{store_id}/knowledge/{knowledge_id}/chunks', {
    params: { path: { store_id: storeId, knowledge_id: knowledgeId }, query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } },
  }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next_cursor,
  select: ({ pages }) => pages.flatMap((page) => page.data),
});

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';

interface Source { readonly id: string; readonly title: string }
const MOST = 20;

/** Products or entries of the knowledge by their words; the newest without any. */
export const findSourcesQuery = (storeId: string, kind: 'shows_product' | 'uses_knowledge', q: string) => queryOptions({
  queryKey: [...assistantKey(storeId), 'sources', kind, q],
  queryFn: async (): Promise<Source[]> => {
    const params = { path: { store_id: storeId }, query: { limit: MOST, ...(q.trim() === '' ? {} : { q: q.trim() }) } };
    const { data } = kind === 'shows_product' ? await api.get('/api/v1/stores/{store_id}/products', { params }) : await api.get('/api/v1/stores/{store_id}/knowledge', { params });
    return data.map(({ id, title }) => ({ id, title }));
  },
  placeholderData: keepPreviousData,
});

import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { pageQuery } from '../../../shared/api/page-query.js';
import type { CustomersSearch } from '../search.js';
import { recentCustomersKey } from './keys.js';

export const recentCustomersQuery = (storeId: string, { q, opted }: CustomersSearch) => ({
  ...pageQuery([...recentCustomersKey(storeId), { q, opted }], (page) => api.get('/api/v1/stores/{store_id}/recent-customers', {
    params: { path: { store_id: storeId }, query: { limit: 100, ...(q === undefined ? {} : { q }), ...(opted === undefined ? {} : { opted_out: true }), ...page } },
  })),
  placeholderData: keepPreviousData,
});

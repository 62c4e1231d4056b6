import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { EVERY_MS } from './get-health.js';

export type WhatsAppNumber = Schemas['AccountDto'];

/** The store's accounts, with what is known of their connection. */
export const numbersQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'accounts', 'health'],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/accounts', { params: { path: { store_id: storeId }, query: { limit: 100 } } })).data,
  refetchInterval: EVERY_MS,
  staleTime: 0,
});

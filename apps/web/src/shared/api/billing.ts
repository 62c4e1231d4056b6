import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.js';

export type Billing = Schemas['BillingDto'];

/** The plan of a store, and what is used of it. Counting is work: it is done anew when the server tells of a change or a threshold, and on the Billing page. */
export const billingQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'billing'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/billing', { params: { path: { store_id: storeId } } }),
  staleTime: Infinity,
});

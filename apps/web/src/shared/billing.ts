import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from './api.js';

export type Billing = Schemas['BillingDto'];

/** Usage grows with every message; this often is enough to warn in time. */
const EVERY_MS = 5 * 60_000;

/** The plan of a store, and what is used of it. */
export const billingQuery = (storeId: string) => queryOptions({
  queryKey: ['stores', storeId, 'billing'],
  queryFn: () => api.get('/api/v1/stores/{store_id}/billing', { params: { path: { store_id: storeId } } }),
  staleTime: EVERY_MS / 2,
  refetchInterval: EVERY_MS,
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { everyRow } from '../../../shared/api/page-query.js';
import { timelineKey } from './keys.js';

/** Oldest first. */
export const timelineQuery = (storeId: string, orderId: string) => queryOptions({
  queryKey: timelineKey(storeId, orderId),
  queryFn: () => everyRow((query) => api.get('/api/v1/stores/{store_id}/orders/{order_id}/timeline', { params: { path: { store_id: storeId, order_id: orderId }, query } })),
});

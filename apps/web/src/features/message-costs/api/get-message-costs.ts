import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';

export type MessageCosts = Schemas['MessageCostsDto'];
export type CostLine = Schemas['CostLineDto'];

export const messageCostsKey = (storeId: string) => ['stores', storeId, 'message-costs'] as const;
/** @param from first day, @param to last day: `YYYY-MM-DD` of the store's time zone */
export const messageCostsQuery = (storeId: string, from: string, to: string) => queryOptions({
  queryKey: [...messageCostsKey(storeId), from, to],
  queryFn: () => api.get('/api/v1/stores/{store_id}/message-costs', { params: { path: { store_id: storeId }, query: { from, to } } }),
});

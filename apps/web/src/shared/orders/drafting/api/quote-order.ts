import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../api/api.js';
import { ordersKey } from '../../orders.js';

/** What these lines would come to now, as the server sums them up. */
export const quoteQuery = (storeId: string, body: Schemas['QuoteOrderDto']) => queryOptions({
  queryKey: [...ordersKey(storeId), 'quote', body],
  queryFn: () => api.post('/api/v1/stores/{store_id}/orders/quotes', { params: { path: { store_id: storeId } }, body }),
  placeholderData: keepPreviousData,
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

/** What one template to one customer would cost now. */
export const sendCostQuery = (storeId: string, templateId: string, customerId: string) => queryOptions({
  queryKey: ['stores', storeId, 'message-costs', 'estimate', templateId, customerId],
  queryFn: () => api.get('/api/v1/stores/{store_id}/message-costs/estimate', { params: { path: { store_id: storeId }, query: { template_id: templateId, customer_id: customerId } } }),
  staleTime: 60_000,
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';

export const conversationsOfCustomerQuery = (storeId: string, customerId: string) => queryOptions({
  queryKey: ['stores', storeId, 'conversations', 'of-customer', customerId],
  queryFn: async () => {
    const page = await api.get('/api/v1/stores/{store_id}/customers/{customer_id}/conversations', { params: { path: { store_id: storeId, customer_id: customerId } } });
    return page.data;
  },
});

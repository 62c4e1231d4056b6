import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { customerConversationsKey } from './keys.js';

export const conversationsOfCustomerQuery = (storeId: string, customerId: string) => queryOptions({
  queryKey: customerConversationsKey(storeId, customerId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/customers/{customer_id}/conversations', { params: { path: { store_id: storeId, customer_id: customerId } } })).data,
});

import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { customerKey } from './keys.js';

export const customerQuery = (storeId: string, customerId: string) => queryOptions({
  queryKey: customerKey(storeId, customerId),
  queryFn: () => api.get('/api/v1/stores/{store_id}/customers/{customer_id}', { params: { path: { store_id: storeId, customer_id: customerId } } }),
});

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { renameCustomer } from '../live/conversation-cache.js';
import { customerKey } from './keys.js';

export function useUpdateCustomer(storeId: string, customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateCustomerDto']) => api.patch('/api/v1/stores/{store_id}/customers/{customer_id}', { params: { path: { store_id: storeId, customer_id: customerId } }, body }),
    onSuccess: (customer) => {
      client.setQueryData(customerKey(storeId, customerId), customer);
      renameCustomer(client, storeId, customer);
    },
  });
}

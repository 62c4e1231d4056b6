import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { customerDatesKey } from './keys.js';

const pathOf = (storeId: string, customerId: string) => ({ store_id: storeId, customer_id: customerId });

export const customerDatesQuery = (storeId: string, customerId: string) => queryOptions({
  queryKey: customerDatesKey(storeId, customerId),
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/customers/{customer_id}/dates', { params: { path: pathOf(storeId, customerId) } })).data,
});

/** A new date, or another day for a known one. */
export function useSetCustomerDate(storeId: string, customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, day, yearly }: { readonly name: string; readonly day: string; readonly yearly: boolean }) => api.put('/api/v1/stores/{store_id}/customers/{customer_id}/dates/{date_name}', {
      params: { path: { ...pathOf(storeId, customerId), date_name: name } }, body: { day, repeats_yearly: yearly },
    }),
    onSuccess: ({ data }) => client.setQueryData(customerDatesKey(storeId, customerId), data),
  });
}

export function useRemoveCustomerDate(storeId: string, customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => api.delete('/api/v1/stores/{store_id}/customers/{customer_id}/dates/{date_name}', { params: { path: { ...pathOf(storeId, customerId), date_name: name } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: customerDatesKey(storeId, customerId) }),
  });
}

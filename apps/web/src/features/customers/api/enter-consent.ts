import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { customerKey, recentCustomersKey } from './keys.js';

export function useEnterConsent(storeId: string, customerId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['EnterConsentDto']) => api.post('/api/v1/stores/{store_id}/customers/{customer_id}/consent-facts', { params: { path: { store_id: storeId, customer_id: customerId } }, body }),
    // The customer's key is the beginning of the key of the facts.
    onSuccess: () => Promise.all([
      client.invalidateQueries({ queryKey: customerKey(storeId, customerId) }),
      client.invalidateQueries({ queryKey: recentCustomersKey(storeId) }),
    ]),
  });
}

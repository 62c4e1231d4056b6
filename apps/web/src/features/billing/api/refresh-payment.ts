import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import { billingQuery } from '../../../shared/api/billing.js';
import { useNotices } from '../../../shared/page/notices.js';

/** Asks the payment service how things stand now. */
export function useRefreshPayment(storeId: string) {
  const client = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: () => api.post('/api/v1/stores/{store_id}/billing/refresh', { params: { path: { store_id: storeId } } }),
    onError: notices.failed,
    onSuccess: (billing) => client.setQueryData(billingQuery(storeId).queryKey, billing),
  });
}

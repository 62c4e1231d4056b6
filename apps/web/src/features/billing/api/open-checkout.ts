import type { PaidPlan } from '#contracts';
import { api } from '../../../shared/api/api.js';
import { usePaymentPage } from './use-payment-page.js';

/** Goes to the page where a plan is paid for. */
export function useCheckout(storeId: string) {
  return usePaymentPage((plan: PaidPlan) => api.post('/api/v1/stores/{store_id}/billing/checkout', { params: { path: { store_id: storeId } }, body: { plan } }));
}

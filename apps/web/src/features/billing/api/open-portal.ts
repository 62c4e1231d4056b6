import { api } from '../../../shared/api/api.js';
import { usePaymentPage } from './use-payment-page.js';

/** Goes to the page where card, invoices, plan and cancellation are managed. */
export function usePortal(storeId: string) {
  return usePaymentPage<void>(() => api.post('/api/v1/stores/{store_id}/billing/portal', { params: { path: { store_id: storeId } } }));
}

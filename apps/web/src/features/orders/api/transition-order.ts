import type { OrderStatus } from '#contracts';
import { api } from '../../../shared/api/api.js';
import { useOrderChange } from './use-order-change.js';

export interface Transition { readonly status: OrderStatus; readonly reason?: string; /** The version that was looked at. */ readonly version: number }

export function useTransitionOrder(storeId: string, orderId: string) {
  return useOrderChange(storeId, orderId, ({ status, reason, version }: Transition) => api.post('/api/v1/stores/{store_id}/orders/{order_id}/transitions', {
    params: { path: { store_id: storeId, order_id: orderId }, header: { 'If-Match': `"${version}"` } }, body: { status, ...(reason ? { reason } : {}) },
  }));
}

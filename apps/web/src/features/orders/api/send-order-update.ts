import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, idempotencyKey } from '../../../shared/api/api.js';
import { timelineKey } from './keys.js';

/** For one dialog: the same text again, for example where no answer came, is the same message. */
export function useSendOrderUpdate(storeId: string, orderId: string) {
  const client = useQueryClient();
  const sent = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (text: string) => {
      if (sent.current.text !== text) sent.current = { text, key: idempotencyKey()['Idempotency-Key'] };
      return api.post('/api/v1/stores/{store_id}/orders/{order_id}/updates', {
        params: { path: { store_id: storeId, order_id: orderId }, header: idempotencyKey(sent.current.key) }, body: { text },
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: timelineKey(storeId, orderId) }),
  });
}

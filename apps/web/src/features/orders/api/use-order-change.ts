import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Order } from '../model.js';
import { orderKey, orderListsKey, timelineKey } from './keys.js';

/** A change of one order: its answer is shown at once; whatever came of it, what was refused is read again. */
export function useOrderChange<Input>(storeId: string, orderId: string, change: (input: Input) => Promise<Order>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (order) => void client.setQueryData(orderKey(storeId, orderId), order),
    onError: () => client.invalidateQueries({ queryKey: orderKey(storeId, orderId) }),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: timelineKey(storeId, orderId) }), client.invalidateQueries({ queryKey: orderListsKey(storeId) })]),
  });
}

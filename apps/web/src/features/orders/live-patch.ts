import type { LivePatch } from '../../shared/live/live.js';
import { orderKey, orderListsKey, timelineKey } from './api/keys.js';
import type { Order } from './model.js';

/** Lists follow at most this often: a cart that is filled moves them with every tap. */
const ASK_AFTER_MS = 500;
const asking = new Set<string>();

/** Brings orders that changed onto the page: the open one at once, the lists a moment later. */
export const patchOrders: LivePatch = (client, storeId, { type, data }) => {
  if (type !== 'order.created' && type !== 'order.placed' && type !== 'order.updated') return;
  const order = data['order'] as Order;
  client.setQueryData<Order>(orderKey(storeId, order.id), (known) => (known === undefined || known.version > order.version ? known : order));
  void client.invalidateQueries({ queryKey: timelineKey(storeId, order.id) });
  if (asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: orderListsKey(storeId) });
  }, ASK_AFTER_MS);
};

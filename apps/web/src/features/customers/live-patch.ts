import type { LivePatch } from '../../shared/live/live.js';
import { customerKey, recentCustomersKey, stockWishesKey } from './api/keys.js';

/** The list follows at most this often: every message of every customer moves it. */
const ASK_AFTER_MS = 1500;
const asking = new Set<string>();

/** Brings changes of customers, and who wrote last, onto the pages of customers. */
export const patchCustomers: LivePatch = (client, storeId, { type, data }) => {
  if (type === 'stock_wish.updated') void client.invalidateQueries({ queryKey: stockWishesKey(storeId, String(data['customer_id'])) });
  const isChange = type === 'customer.updated';
  // Notes are no part of the event.
  if (isChange) void client.invalidateQueries({ queryKey: customerKey(storeId, String((data['customer'] as { id?: unknown } | undefined)?.id)) });
  if ((!isChange && type !== 'message.received' && type !== 'conversation.created') || asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: recentCustomersKey(storeId) });
  }, ASK_AFTER_MS);
};

import type { LivePatch } from '../../shared/live/live.js';
import { logKey, rulesKey } from './api/keys.js';

/** The lists are asked for at most this often while notifications go out. */
const ASK_AFTER_MS = 1500;
const asking = new Set<string>();

/** Brings what rules did, and what colleagues changed about them, onto the page. */
export const patchNotifications: LivePatch = (client, storeId, { type }) => {
  if (type !== 'notification_rule.updated' && type !== 'notification_rule.deleted' && type !== 'notification.settled') return;
  if (asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: rulesKey(storeId) });
    void client.invalidateQueries({ queryKey: logKey(storeId) });
  }, ASK_AFTER_MS);
};

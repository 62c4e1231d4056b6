import type { LivePatch } from '../../shared/live/live.js';
import { bulkKey, bulkListKey } from './api/keys.js';

/** Lists are asked for at most this often while messages go out. */
const ASK_AFTER_MS = 1500;
const asking = new Set<string>();

/** Brings the progress of bulk messages onto their pages. */
export const patchBulk: LivePatch = (client, storeId, { type, data }) => {
  if (type !== 'bulk_message.updated' && type !== 'bulk_message.progress' && type !== 'bulk_message.deleted') return;
  if (typeof data['id'] === 'string') void client.invalidateQueries({ queryKey: bulkKey(storeId, data['id']) });
  if (asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: bulkListKey(storeId) });
  }, ASK_AFTER_MS);
};

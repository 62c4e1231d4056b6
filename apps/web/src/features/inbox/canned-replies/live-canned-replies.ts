import type { LivePatch } from '../../../shared/live/live.js';
import { cannedRepliesKey } from '../api/keys.js';

/** Canned replies that a colleague changed are fetched again where they are shown. */
export const patchCannedReplies: LivePatch = (client, storeId, { type }) => {
  if (type === 'canned_reply.updated' || type === 'canned_reply.deleted') void client.invalidateQueries({ queryKey: cannedRepliesKey(storeId) });
};

import type { LivePatch } from '../../../shared/live/live.js';
import { labelsKey } from '../api/keys.js';
import { findConversation, putConversation } from '../live/conversation-cache.js';

/** Brings labels that colleagues change or put on conversations onto the page. */
export const patchLabels: LivePatch = (client, storeId, { type, data }) => {
  switch (type) {
    case 'conversation.labelled': {
      const known = findConversation(client, storeId, String(data['conversation_id']));
      if (known) putConversation(client, storeId, { ...known, label_ids: data['label_ids'] as string[] });
      return undefined;
    }
    case 'label.updated': case 'label.deleted': return void client.invalidateQueries({ queryKey: labelsKey(storeId) });
    default: return undefined;
  }
};

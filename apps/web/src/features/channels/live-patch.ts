import type { LiveEvent, LivePatch } from '../../shared/live/live.js';
import { channelsKey } from './api/keys.js';

/** Steps of the wizard that wait for words with a customer. */
export const listeners = new Set<(event: LiveEvent) => void>();

/** Renews what the channel pages show when something of an account or of the store changes. */
export const patchChannels: LivePatch = (client, storeId, event) => {
  switch (event.type) {
    case 'account.updated': case 'account.removed': case 'account.paused': case 'account.resumed': case 'account.webhook_verified': case 'store.updated':
    case 'conversation.handed_off': case 'conversation.taken_over': case 'conversation.returned_to_ai':
      return void client.invalidateQueries({ queryKey: channelsKey(storeId) });
    // Reports that are read together are told as the last of them.
    case 'message.received': case 'message.sent': case 'message.delivered': case 'message.read':
      return listeners.forEach((hear) => hear(event));
    default:
      return undefined;
  }
};

import type { LivePatch } from '../../shared/live/live.js';
import { simulationKey } from './api/keys.js';

/** Which conversation a chat is, when its window closes, and whether the failure has struck. */
export const patchSimulator: LivePatch = (client, storeId, event) => {
  if (event.type.startsWith('conversation.') || event.type === 'message.failed') void client.invalidateQueries({ queryKey: simulationKey(storeId) });
};

import { patchAccounts } from '../features/accounts/live-patch.js';
import { patchBulk } from '../features/bulk/live-patch.js';
import { patchChannels } from '../features/channels/live-patch.js';
import { patchCatalog } from '../features/catalog/live-patch.js';
import { patchCustomers } from '../features/customers/live-patch.js';
import { patchInbox } from '../features/inbox/live/live-patch.js';
import { patchCannedReplies } from '../features/inbox/canned-replies/live-canned-replies.js';
import { patchViews } from '../features/inbox/list/views/live-views.js';
import { patchLabels } from '../features/inbox/labels/live-labels.js';
import { patchNotes } from '../features/inbox/notes/live-notes.js';
import { patchNotifications } from '../features/notifications/live-patch.js';
import { patchOnboarding } from '../features/onboarding/live-patch.js';
import { patchOrders } from '../features/orders/live-patch.js';
import { patchTemplates } from '../features/templates/live-patch.js';
import { patchSimulator } from '../features/simulator/live-patch.js';
import type { LivePatch } from '../shared/live/live.js';

/** Shared data that pages of several features show. */
const patchStore: LivePatch = (client, storeId, event) => {
  if (event.type === 'store.updated') {
    void client.invalidateQueries({ queryKey: ['me'] });
    void client.invalidateQueries({ queryKey: ['stores', storeId, 'assistant'] });
  }
  if (event.type === 'store.updated' || event.type === 'billing.updated') void client.invalidateQueries({ queryKey: ['stores', storeId, 'billing'], exact: true });
  if (event.type === 'knowledge.updated') void client.invalidateQueries({ queryKey: ['stores', storeId, 'knowledge'] });
  if (event.type === 'security.recorded') void client.invalidateQueries({ queryKey: ['stores', storeId, 'security-events'] });
};

/** How each feature takes live events into the query cache. */
export const LIVE_PATCHES: readonly LivePatch[] = [
  patchStore, patchSimulator, patchAccounts, patchInbox, patchChannels, patchBulk, patchCatalog, patchCustomers, patchNotifications, patchOnboarding, patchOrders, patchTemplates, patchNotes, patchLabels, patchViews, patchCannedReplies,
];

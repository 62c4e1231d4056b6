import type { LivePatch } from '../../shared/live/live.js';

/** Accounts change rarely: what shows one is fetched anew. */
export const patchAccounts: LivePatch = (client, storeId, event) => {
  if (!event.type.startsWith('account.')) return;
  void client.invalidateQueries({ queryKey: ['stores', storeId, 'accounts'] });
  void client.invalidateQueries({ queryKey: ['stores', storeId, 'channels'] });
};

import type { LivePatch } from '../../../../shared/live/live.js';
import { viewsKey } from '../../api/keys.js';

/** Views that a colleague shared or removed are fetched again where they are shown. */
export const patchViews: LivePatch = (client, storeId, { type }) => {
  if (type === 'inbox_view.updated' || type === 'inbox_view.deleted') void client.invalidateQueries({ queryKey: viewsKey(storeId) });
};

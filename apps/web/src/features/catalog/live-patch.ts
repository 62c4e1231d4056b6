import type { LivePatch } from '../../shared/live/live.js';
import { importsKey, missedSearchesKey, productKey, productListsKey, synonymsKey } from './api/keys.js';

/** A list that many products changed in is asked for once, this long after the first of them. */
const ASK_AFTER_MS = 300;
const asking = new Set<string>();

/** Brings changes of products onto the page: the open product, and the lists. */
export const patchCatalog: LivePatch = (client, storeId, { type, data }) => {
  if (type === 'synonyms.changed') {
    void client.invalidateQueries({ queryKey: synonymsKey(storeId) });
    void client.invalidateQueries({ queryKey: missedSearchesKey(storeId) });
  }
  if (type !== 'product.updated') return;
  if (typeof data['product_id'] === 'string') void client.invalidateQueries({ queryKey: productKey(storeId, data['product_id']) });
  else void client.invalidateQueries({ queryKey: importsKey(storeId) });
  if (asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: productListsKey(storeId) });
  }, ASK_AFTER_MS);
};

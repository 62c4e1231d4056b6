import type { LivePatch } from '../../shared/live/live.js';
import { type Template, templateListsKey, templatesKey } from '../../shared/templates/templates-query.js';

/** Lists follow at most this often: a sync changes many at once. */
const ASK_AFTER_MS = 500;
const asking = new Set<string>();

/** The open template at once, the lists a moment later. */
export const patchTemplates: LivePatch = (client, storeId, { type, data }) => {
  if (type !== 'template.updated' && type !== 'template.status_changed' && type !== 'template.deleted') return;
  if (type !== 'template.deleted') {
    const template = data['template'] as Template;
    client.setQueryData<Template>([...templatesKey(storeId), 'one', template.id], (known) => (known === undefined || known.updated_at > template.updated_at ? known : template));
  }
  if (asking.has(storeId)) return;
  asking.add(storeId);
  setTimeout(() => {
    asking.delete(storeId);
    void client.invalidateQueries({ queryKey: templateListsKey(storeId) });
  }, ASK_AFTER_MS);
};

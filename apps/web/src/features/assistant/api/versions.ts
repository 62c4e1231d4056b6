import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../shared/api/api.js';
import { assistantKey } from '../../../shared/assistant/assistant.js';
import { pageQuery } from '../../../shared/api/page-query.js';

export type Version = Schemas['VersionDto'];

/** Newest first: the first is what customers get. */
export const versionsQuery = (storeId: string) =>
  pageQuery([...assistantKey(storeId), 'versions'], (cursor) => api.get('/api/v1/stores/{store_id}/assistant/versions', { params: { path: { store_id: storeId }, query: { ...cursor, limit: 20 } } }));

/** Makes the draft what customers get from now on. */
export function usePublish(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['PublishDto']) => api.post('/api/v1/stores/{store_id}/assistant/versions', { params: { path: { store_id: storeId }, header: idempotencyKey() }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: assistantKey(storeId) }),
  });
}

/** Publishes an old version once more. */
export function useRestoreVersion(storeId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post('/api/v1/stores/{store_id}/assistant/versions/{version_id}/restorations', { params: { path: { store_id: storeId, version_id: id }, header: idempotencyKey() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: assistantKey(storeId) }),
  });
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, idempotencyKey, type Schemas } from '../../../../shared/api/api.js';
import { cannedRepliesKey } from '../../api/keys.js';

/** Writes a new canned reply, or changes the one with `id`. */
export function useSaveCannedReply(storeId: string, id: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateCannedReplyDto']) => (id === undefined
      ? api.post('/api/v1/stores/{store_id}/canned-replies', { params: { path: { store_id: storeId }, header: idempotencyKey(crypto.randomUUID()) }, body })
      : api.patch('/api/v1/stores/{store_id}/canned-replies/{canned_reply_id}', { params: { path: { store_id: storeId, canned_reply_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: cannedRepliesKey(storeId) }),
  });
}

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { parkedReplyKey } from './keys.js';

export type ParkedReply = Schemas['ParkedReplyDto'];

/** The answer that waits until the customer writes again; null when none does. */
export const parkedReplyQuery = (storeId: string, conversationId: string) => queryOptions({
  queryKey: parkedReplyKey(storeId, conversationId),
  // The live stream tells of every change.
  staleTime: 10 * 60_000,
  queryFn: async (): Promise<ParkedReply | null> => (await api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } } })).parked_reply ?? null,
});

export function parkReply(storeId: string, conversationId: string, text: string): Promise<ParkedReply> {
  return api.put('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } }, body: { text } });
}

/** What waited; null when it went out, or was taken back, just before. */
export async function withdrawParkedReply(storeId: string, conversationId: string): Promise<ParkedReply | null> {
  return (await api.delete('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } } })).parked_reply ?? null;
}

/** @param onWithdrawn is called even when the row that asked for it is gone: the live stream may be faster than the answer, and the window may open meanwhile */
export function useWithdrawParkedReply(storeId: string, conversationId: string, onWithdrawn: (reply: ParkedReply) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => withdrawParkedReply(storeId, conversationId),
    onSuccess: (withdrawn) => {
      client.setQueryData(parkedReplyKey(storeId, conversationId), null);
      if (withdrawn) onWithdrawn(withdrawn);
    },
  });
}

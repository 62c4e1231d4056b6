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

export function withdrawParkedReply(storeId: string, conversationId: string): Promise<unknown> {
  return api.delete('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } } });
}

export function useWithdrawParkedReply(storeId: string, conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => withdrawParkedReply(storeId, conversationId),
    onSuccess: () => client.setQueryData(parkedReplyKey(storeId, conversationId), null),
  });
}

import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/api.js';
import { parkedReplyKey } from './keys.js';

export type ParkedReply = Schemas['ParkedReplyDto'];

/** The answer that waits until the customer writes again; null when none does. */
export const parkedReplyQuery = (storeId: string, conversationId: string) => queryOptions({
  queryKey: parkedReplyKey(storeId, conversationId),
  // The live stream tells of every change.
  staleTime: 10 * 60_000,
  queryFn: () => getParkedReply(storeId, conversationId),
});
export async function getParkedReply(storeId: string, conversationId: string): Promise<ParkedReply | null> {
  return (await api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } } })).parked_reply ?? null;
}

export function parkReply(storeId: string, conversationId: string, text: string): Promise<ParkedReply> {
  return api.put('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } }, body: { text } });
}

/** What waited; null when it went out, or was taken back, just before. */
export async function withdrawParkedReply(storeId: string, conversationId: string): Promise<ParkedReply | null> {
  return (await api.delete('/api/v1/stores/{store_id}/conversations/{conversation_id}/parked-reply', { params: { path: { store_id: storeId, conversation_id: conversationId } } })).parked_reply ?? null;
}

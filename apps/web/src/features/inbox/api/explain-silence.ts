import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../shared/api/api.js';
import type { Conversation, Message } from '../model.js';

/** Why a customer's message has no answer, as things are now: asked anew whenever something happened to it. */
export const silenceQuery = (storeId: string, { id: conversationId, handler_version: version }: Conversation, { id, turn }: Message) => queryOptions({
  queryKey: ['stores', storeId, 'silence', id, version, turn?.run_id ?? turn?.silence_reason ?? null],
  queryFn: async () => (await api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/messages/{message_id}/why', { params: { path: { store_id: storeId, conversation_id: conversationId, message_id: id } } })).cause,
  staleTime: 0,
});

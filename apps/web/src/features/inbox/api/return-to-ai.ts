import { api } from '../../../shared/api/api.js';
import type { Conversation } from '../model.js';
import { useConversationChange } from './use-conversation-change.js';

/** @param answerWaiting whether the assistant answers what nobody answered yet */
export function useReturnToAi(storeId: string) {
  return useConversationChange(storeId, ({ id, handler_version, answerWaiting }: Conversation & { readonly answerWaiting: boolean }) =>
    api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/return-to-ai', { params: { path: { store_id: storeId, conversation_id: id } }, body: { answer_waiting: answerWaiting, handler_version } }));
}

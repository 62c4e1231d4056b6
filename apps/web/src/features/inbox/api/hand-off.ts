import { api } from '../../../shared/api/api.js';
import type { Conversation } from '../model.js';
import { useConversationChange } from './use-conversation-change.js';

export function useHandOff(storeId: string) {
  return useConversationChange(storeId, ({ id, handler_version, reason }: Conversation & { readonly reason: string }) =>
    api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/hand-off', { params: { path: { store_id: storeId, conversation_id: id } }, body: { reason, handler_version } }));
}

import { api } from '../../../shared/api/api.js';
import { useConversationChange } from './use-conversation-change.js';

/** Of two people who press at the same moment one gets `conversation.taken`. */
export function useTakeOver(storeId: string) {
  return useConversationChange(storeId, ({ id, handler_version }) =>
    api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/take-over', { params: { path: { store_id: storeId, conversation_id: id } }, body: { handler_version } }));
}

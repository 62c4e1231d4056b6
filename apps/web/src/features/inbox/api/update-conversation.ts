import { api, type Schemas } from '../../../shared/api.js';
import type { Conversation } from '../model.js';
import { useConversationChange } from './use-conversation-change.js';

/** Assigns, snoozes, resolves or reopens. */
export function useUpdateConversation(storeId: string) {
  return useConversationChange(storeId, ({ id, change }: Conversation & { readonly change: Schemas['UpdateConversationDto'] }) =>
    api.patch('/api/v1/stores/{store_id}/conversations/{conversation_id}', { params: { path: { store_id: storeId, conversation_id: id } }, body: change }));
}

import { api, type Schemas } from '../../../shared/api/api.js';
import type { Conversation } from '../model.js';
import { useOfferUndo } from '../undo/use-undo.js';
import { useConversationChange } from './use-conversation-change.js';

/** Assigns, snoozes, resolves or reopens; with the way back. */
export function useUpdateConversation(storeId: string) {
  const offerUndo = useOfferUndo(storeId);
  return useConversationChange(storeId, async ({ change, ...before }: Conversation & { readonly change: Schemas['UpdateConversationDto'] }) => {
    const after = await api.patch('/api/v1/stores/{store_id}/conversations/{conversation_id}', { params: { path: { store_id: storeId, conversation_id: before.id } }, body: change });
    offerUndo(before, after, change);
    return after;
  });
}

import { api } from '../../../shared/api/api.js';

/** Tells the team that one is at a conversation. Nobody misses it when it fails; it is sent even from a page that closes. */
export function tellPresence(storeId: string, conversationId: string, state: 'viewing' | 'typing' | 'gone'): void {
  api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/presence', {
    params: { path: { store_id: storeId, conversation_id: conversationId } }, body: { state }, keepalive: true,
  }).catch(() => undefined);
}

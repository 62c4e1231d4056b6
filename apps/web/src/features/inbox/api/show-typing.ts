import { api } from '../../../shared/api/api.js';

/** Tells the customer that somebody writes. Nobody misses it when it fails. */
export function showTyping(storeId: string, conversationId: string): void {
  api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/typing', { params: { path: { store_id: storeId, conversation_id: conversationId } } }).catch(() => undefined);
}

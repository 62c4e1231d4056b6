import { api } from '../../../shared/api/api.js';
import { withNews } from '../../../shared/live/news.js';
import type { Message } from '../model.js';

export function getMessage(storeId: string, conversationId: string, messageId: string): Promise<Message> {
  return withNews(() => api.get('/api/v1/stores/{store_id}/conversations/{conversation_id}/messages/{message_id}', { params: { path: { store_id: storeId, conversation_id: conversationId, message_id: messageId } } }));
}

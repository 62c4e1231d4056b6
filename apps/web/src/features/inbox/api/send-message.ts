import { api, idempotencyKey } from '../../../shared/api/api.js';
import { withNews } from '../../../shared/live/news.js';
import type { Message, OutgoingContent } from '../model.js';

export interface SendMessage {
  readonly storeId: string;
  readonly conversationId: string;
  /** The same for every try, so that the message is sent once. */
  readonly key: string;
  readonly content: OutgoingContent;
  readonly replyTo?: string | undefined;
}

export function sendMessage({ storeId, conversationId, key, content, replyTo }: SendMessage): Promise<Message> {
  return withNews(() => api.post('/api/v1/stores/{store_id}/conversations/{conversation_id}/messages', {
    params: { path: { store_id: storeId, conversation_id: conversationId }, header: idempotencyKey(key) },
    body: { content, ...(replyTo === undefined ? {} : { reply_to_message_id: replyTo }) },
  }));
}

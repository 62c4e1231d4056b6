import { useMutation } from '@tanstack/react-query';
import { api, ApiError, idempotencyKey } from '../../../shared/api/api.js';
import { withNews } from '../../../shared/live/news.js';
import type { Template } from '../../../shared/templates/templates-query.js';
import type { Conversation, Message } from '../model.js';
import { parkReply, withdrawParkedReply } from './parked-reply.js';
import { sendMessage } from './send-message.js';

interface SendTemplate {
  readonly conversation: Conversation;
  readonly template: Template;
  readonly values: Readonly<Record<string, string>>;
  /** Waits until the customer writes; empty for none. */
  readonly answer: string;
  /** The same for every try of one form, so that the template is sent once. */
  readonly key: string;
}

/** Into this conversation, or into the one of the template's own account when that is another (R148). */
export function useSendTemplate(storeId: string) {
  return useMutation({
    mutationFn: async ({ conversation, template, values, answer, key }: SendTemplate): Promise<Message> => {
      const content = { kind: 'template' as const, template_id: template.id, values: { ...values } };
      if (template.account_id === conversation.account_id) {
        // First, so that no customer is faster.
        if (answer !== '') await parkReply(storeId, conversation.id, answer);
        try {
          return await sendMessage({ storeId, conversationId: conversation.id, key, content });
        } catch (error) {
          // Whoever got no answer may have sent it all the same: then the customer is answered.
          if (answer !== '' && isRefusal(error)) await withdrawParkedReply(storeId, conversation.id);
          throw error;
        }
      }
      return withNews(() => api.post('/api/v1/stores/{store_id}/messages', { params: { path: { store_id: storeId }, header: idempotencyKey(key) }, body: { to: conversation.customer.id, content } }));
    },
  });
}

/** Certainly not sent, by this try or an earlier one. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { code, details: { status } } = error;
  return status >= 400 && status < 500 && !code.startsWith('idempotency_key.');
}

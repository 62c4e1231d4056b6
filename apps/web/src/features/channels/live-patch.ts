import type { LivePatch } from '../../shared/live/live.js';
import { channelsKey, firstContactKey } from './api/keys.js';

/** The first words with a customer after the page was opened: when they came in, and when the answer went out. */
export interface FirstContact {
  readonly conversationId: string;
  readonly receivedAt: number;
  readonly answeredAt?: number;
}

/** Renews what the channel pages show when something of an account or of the store changes. */
export const patchChannels: LivePatch = (client, storeId, event) => {
  switch (event.type) {
    case 'account.updated': case 'account.removed': case 'account.paused': case 'account.resumed': case 'account.webhook_verified': case 'store.updated':
    case 'conversation.handed_off': case 'conversation.taken_over': case 'conversation.returned_to_ai':
      return void client.invalidateQueries({ queryKey: channelsKey(storeId) });
    case 'message.received': case 'message.sent':
      return client.setQueryData<FirstContact>(firstContactKey(storeId), (contact) => contactAfter(contact, event.type === 'message.received', event.data['message']));
    default:
      return undefined;
  }
};

function contactAfter(contact: FirstContact | undefined, isReceived: boolean, message: unknown): FirstContact | undefined {
  const { conversation_id: conversationId } = message as { readonly conversation_id: string };
  if (contact?.answeredAt !== undefined) return contact;
  if (isReceived) return contact ?? { conversationId, receivedAt: Date.now() };
  return contact?.conversationId === conversationId ? { ...contact, answeredAt: Date.now() } : contact;
}

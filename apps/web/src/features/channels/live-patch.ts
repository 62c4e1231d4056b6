import type { QueryClient } from '@tanstack/react-query';
import type { LivePatch } from '../../shared/live/live.js';
import { channelsKey, firstContactKey } from './api/keys.js';

/** The first words with a customer of a number since somebody waits for them: when they came in, and when the answer went out. */
export interface FirstContact {
  readonly conversationId?: string;
  readonly receivedAt?: number;
  readonly answeredAt?: number;
}

/** Renews what the channel pages show when something of an account or of the store changes. */
export const patchChannels: LivePatch = (client, storeId, event) => {
  switch (event.type) {
    case 'account.updated': case 'account.removed': case 'account.paused': case 'account.resumed': case 'account.webhook_verified': case 'store.updated':
    case 'conversation.handed_off': case 'conversation.taken_over': case 'conversation.returned_to_ai':
      return void client.invalidateQueries({ queryKey: channelsKey(storeId) });
    case 'message.received': case 'message.sent':
      return noteContact(client, storeId, event.type === 'message.received', event.data['message'] as Words);
    default:
      return undefined;
  }
};

interface Words { readonly conversation_id: string; readonly account_id: string }

function noteContact(client: QueryClient, storeId: string, isReceived: boolean, { account_id: accountId, conversation_id: conversationId }: Words): void {
  // Where nobody waits there is nothing to change.
  client.setQueryData<FirstContact>(firstContactKey(storeId, accountId), (contact) => {
    if (contact === undefined || contact.answeredAt !== undefined) return contact;
    if (isReceived) return contact.receivedAt === undefined ? { conversationId, receivedAt: Date.now() } : contact;
    return contact.conversationId === conversationId ? { ...contact, answeredAt: Date.now() } : contact;
  });
}

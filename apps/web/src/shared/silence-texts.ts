import type { SilenceReason } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Where or how the cause is put right: a page of the store, the assistant's return, or another try. */
export type Fix = 'assistant' | 'accounts' | 'billing' | 'return' | 'again' | 'reply' | 'none';
interface Silence { readonly text: MessageDescriptor; readonly fix: Fix }

/** Every reason why the assistant did not answer, and its one fix. */
export const SILENCE_TEXTS: Readonly<Record<SilenceReason, Silence>> = {
  assistant_off: { text: msg`the assistant is off.`, fix: 'assistant' },
  waiting_for_person: { text: msg`the conversation waits for a person.`, fix: 'return' },
  person_has_it: { text: msg`a person has the conversation.`, fix: 'return' },
  ai_conversation_limit: { text: msg`the plan's limit of AI conversations is reached.`, fix: 'billing' },
  message_limit: { text: msg`the plan's limit of messages is reached.`, fix: 'billing' },
  subscription_inactive: { text: msg`the subscription is not active.`, fix: 'billing' },
  account_inactive: { text: msg`the WhatsApp account is inactive.`, fix: 'accounts' },
  window_closed: { text: msg`more than 24 hours had passed since the customer's last message.`, fix: 'none' },
  outside_hours: { text: msg`it was outside the assistant's hours.`, fix: 'assistant' },
  guardrail: { text: msg`a guardrail held the answer back.`, fix: 'reply' },
  unsupported_kind: { text: msg`it cannot read this kind of message.`, fix: 'reply' },
  provider_failure: { text: msg`its model could not be reached.`, fix: 'again' },
  superseded: { text: msg`a newer message arrived.`, fix: 'none' },
};

import type { NoAnswerCause } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Where or how the cause is put right: a page of the store, the assistant's return, or another try. */
export type Fix = 'assistant' | 'budget' | 'accounts' | 'billing' | 'return' | 'again' | 'reply' | 'template';
interface Silence { readonly text: MessageDescriptor; readonly fix: Fix }

/** Every reason why a customer has no answer, and its one fix. */
export const SILENCE_TEXTS: Readonly<Record<NoAnswerCause, Silence>> = {
  assistant_off: { text: msg`the assistant is off.`, fix: 'assistant' },
  waiting_for_person: { text: msg`the conversation waits for a person.`, fix: 'return' },
  person_has_it: { text: msg`a person has the conversation.`, fix: 'return' },
  ai_conversation_limit: { text: msg`the plan's limit of AI conversations is reached.`, fix: 'billing' },
  message_limit: { text: msg`the plan's limit of messages is reached.`, fix: 'billing' },
  subscription_inactive: { text: msg`the subscription is not active.`, fix: 'billing' },
  account_inactive: { text: msg`the WhatsApp account is inactive.`, fix: 'accounts' },
  window_closed: { text: msg`the customer had not written to this number for 24 hours.`, fix: 'template' },
  outside_hours: { text: msg`it was outside the assistant's hours.`, fix: 'assistant' },
  guardrail: { text: msg`a guardrail held the answer back.`, fix: 'reply' },
  unsupported_kind: { text: msg`it cannot read this kind of message.`, fix: 'reply' },
  provider_failure: { text: msg`its model could not be reached.`, fix: 'again' },
  superseded: { text: msg`its answer was withdrawn, because the conversation changed hands meanwhile.`, fix: 'again' },
  answer_on_its_way: { text: msg`its answer is on its way.`, fix: 'reply' },
  answer_waits: { text: msg`its answer is ready and waits until WhatsApp takes it. It goes out by itself.`, fix: 'reply' },
  answer_unconfirmed: { text: msg`its answer was sent, and WhatsApp did not confirm it. Retry stands under it.`, fix: 'reply' },
  answer_failed: { text: msg`its answer did not arrive. The reason and the way out stand under it.`, fix: 'reply' },
  budget: { text: msg`its budget is used up.`, fix: 'budget' },
  given_back: { text: msg`it was given back to the assistant without an answer.`, fix: 'again' },
  not_asked: { text: msg`it answers no message of this kind: an old one, one of a group, a reaction or a notice.`, fix: 'reply' },
};

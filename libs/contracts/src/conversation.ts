/** Who answers: the assistant, nobody yet (handed off), or a person. */
export const HANDLERS = ['ai', 'waiting', 'human'] as const;
export type Handler = (typeof HANDLERS)[number];
export const CONVERSATION_STATES = ['open', 'snoozed', 'resolved'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];
export const MESSAGE_DIRECTIONS = ['in', 'out'] as const;
export type MessageDirection = (typeof MESSAGE_DIRECTIONS)[number];
/** Who wrote a message. `device`: somebody of the store on the phone's own WhatsApp app. */
export const MESSAGE_AUTHORS = ['customer', 'assistant', 'user', 'api', 'device'] as const;
export type MessageAuthor = (typeof MESSAGE_AUTHORS)[number];

/** Why a turn got no answer. Each has a text and one fix in the app. */
export const SILENCE_REASONS = [
  'assistant_off', 'waiting_for_person', 'person_has_it', 'ai_conversation_limit', 'message_limit', 'subscription_inactive',
  'account_inactive', 'window_closed', 'outside_hours', 'guardrail', 'unsupported_kind', 'provider_failure', 'superseded',
] as const;
export type SilenceReason = (typeof SILENCE_REASONS)[number];

/**
 * Why a customer's message has no answer, whichever way it came about: what ended its turn, or what became of the answer. `answer_on_its_way`: its
 * turn is still open. `answer_waits`, `answer_unconfirmed`, `answer_failed`: there is an answer, and it did not arrive. `budget`: what the assistant may
 * spend was used up, and people were to answer. `given_back`: people gave it back to the assistant without a word. `not_asked`: nobody answers such a message by itself.
 */
export const NO_ANSWER_CAUSES = [...SILENCE_REASONS, 'answer_on_its_way', 'answer_waits', 'answer_unconfirmed', 'answer_failed', 'budget', 'given_back', 'not_asked'] as const;
export type NoAnswerCause = (typeof NO_ANSWER_CAUSES)[number];

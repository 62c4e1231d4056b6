/** Conversations: threads, bubbles, turns, and messages on their way out. */
export { DELIVER, MARK_READ, REPLY } from './conversations.jobs.js';
export { deciderOf } from './hands/decider.js';
export { ConversationHistory } from './thread/conversation-history.js';
export { Hands } from './hands/hands.service.js';
export { ConversationIntake, type Arrival, type StoredMessages } from './intake.js';
export { BatchMessages, type BatchItem, type BatchMessage } from './outgoing/batch-messages.js';
export { DirectMessages } from './outgoing/direct-messages.service.js';
export { Messages } from './outgoing/messages.service.js';
export { Outbox, type Next, type NextMessage } from './outbox.js';
export { publicContent } from './public-content.js';
export { presentConversation, presentMessage } from './presenter.js';
export type { ConversationRow, MessageRow } from './rows.js';
export { eventOf, StatusFacts, type SentAs, type StatusArrival } from './status-facts.js';
export { SilentTurns, type DueTurn, type SilentTurn } from './turns/silent-turns.js';
export { type ToldRow, type TurnRow, withWords } from './turns/told.js';
export { TOLD } from './turns/turns.queries.js';
export { Turns, type Turn, type TurnAnswer, type TurnOutcome } from './turns/turns.js';
export { ConversationsModule } from './conversations.module.js';

import { CONVERSATION_STATES, type ConversationState, HANDLERS, type Handler } from '#contracts';
import { Flag, Id, Nested, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

const SEEN = 'The handler_version that the decision is based on: when the conversation changed hands since, the answer is 409 conversation.taken';

export class TakeOverDto {
  @Whole({ min: 1, description: SEEN }) handler_version!: number;
}
export class HandOffDto {
  @Text({ max: 2000, min: 1, description: 'For colleagues: what the customer needs' }) reason!: string;
  @Whole({ min: 1, optional: true, description: SEEN }) handler_version?: number;
}
export class ReturnToAiDto {
  @Flag({ optional: true, description: 'Let the assistant answer what nobody answered yet; false when missing' }) answer_waiting?: boolean;
  @Whole({ min: 1, optional: true, description: SEEN }) handler_version?: number;
}
export class BeforeDto {
  @OneOf(HANDLERS) handler!: Handler;
  @Id('user', { nullable: true }) assignee_id!: string | null;
  @OneOf(CONVERSATION_STATES) state!: ConversationState;
  @Timestamp({ nullable: true }) snoozed_until!: string | null;
  @Text({ max: 2000, nullable: true }) hand_off_reason!: string | null;
}
export class AfterDto {
  @OneOf(CONVERSATION_STATES) state!: ConversationState;
  @Id('user', { nullable: true }) assignee_id!: string | null;
}
export class UndoDto {
  @Nested(() => BeforeDto, { description: 'The conversation as it was before' }) before!: BeforeDto;
  @Nested(() => AfterDto, { optional: true, description: 'The conversation as the change left it: when it is not so any more, the answer is 409 conversation.taken' }) after?: AfterDto;
  @Whole({ min: 1, description: SEEN }) handler_version!: number;
}
export class UpdateConversationDto {
  @Id('user', { optional: true, nullable: true, description: 'A member of the store; null takes the assignment back' }) assignee_id?: string | null;
  @OneOf(CONVERSATION_STATES, { optional: true }) state?: ConversationState;
  @Timestamp({ optional: true, nullable: true, description: 'With state snoozed: when it comes back; null or missing: when the customer writes' }) snoozed_until?: string | null;
}

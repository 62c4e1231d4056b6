import { CONVERSATION_STATES, type ConversationState, type Failure, FAILURE_ACTIONS, HANDLERS, type Handler, MESSAGE_AUTHORS, type MessageAuthor, MESSAGE_DIRECTIONS, type MessageDirection, MESSAGE_KINDS, type MessageKind, MESSAGE_STATUSES, type MessageStatus } from '#contracts';
import { Flag, Id, JsonObject, Nested, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';

export class FailureDto implements Failure {
  @Text({ max: 200, description: '`<provider>.<their code>` or one of ours' }) code!: string;
  @Text({ max: 1000, description: 'Why, in words for people' }) text!: string;
  @OneOf(FAILURE_ACTIONS, { description: 'The one thing to do about it' }) action!: Failure['action'];
  @Text({ max: 2000, optional: true }) detail?: string;
}
export class MessageDto {
  @Id('message') id!: string;
  @Id('conversation') conversation_id!: string;
  @Id('account') account_id!: string;
  @OneOf(MESSAGE_DIRECTIONS) direction!: MessageDirection;
  @OneOf(MESSAGE_AUTHORS) author!: MessageAuthor;
  @Id('user', { nullable: true }) author_id!: string | null;
  @OneOf(MESSAGE_KINDS) kind!: MessageKind;
  @JsonObject({ description: 'Content of its kind' }) content!: Record<string, unknown>;
  @Text({ max: 20_000, description: 'The words of it, for search and previews' }) text!: string;
  @OneOf(MESSAGE_STATUSES, { nullable: true, description: 'Null for incoming messages' }) status!: MessageStatus | null;
  @Nested(() => FailureDto, { nullable: true }) failure!: FailureDto | null;
  @Text({ max: 500, nullable: true, description: "The provider's id" }) external_id!: string | null;
  @Text({ max: 500, nullable: true, description: "The provider's id of the quoted message" }) reply_to_external_id!: string | null;
  @JsonObject({ nullable: true, description: 'Forwarded, ad referral, origin of copies' }) extra!: Record<string, unknown> | null;
  @Id('run', { nullable: true }) run_id!: string | null;
  @Whole({ min: 0 }) attempt_count!: number;
  @Timestamp({ nullable: true }) edited_at!: string | null;
  @Timestamp({ nullable: true }) deleted_at!: string | null;
  @Timestamp() occurred_at!: string;
  @Timestamp() created_at!: string;
}
export class ConversationDto {
  @Id('conversation') id!: string;
  @Id('account') account_id!: string;
  @Id('customer') customer_id!: string;
  @OneOf(HANDLERS) handler!: Handler;
  @Whole({ description: 'Rises whenever the conversation changes hands' }) handler_version!: number;
  @Timestamp() handler_changed_at!: string;
  @Text({ max: 2000, nullable: true, description: 'Why the assistant handed it over' }) hand_off_reason!: string | null;
  @Id('user', { nullable: true }) assignee_id!: string | null;
  @OneOf(CONVERSATION_STATES) state!: ConversationState;
  @Timestamp({ nullable: true }) snoozed_until!: string | null;
  @Whole({ min: 0 }) unread_count!: number;
  @Text({ max: 200, raw: true }) preview!: string;
  @Timestamp() last_message_at!: string;
  @Timestamp({ nullable: true }) last_inbound_at!: string | null;
  @Timestamp({ nullable: true, description: 'After it only templates can be sent; null when the provider has no window or nobody wrote' }) window_closes_at!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class ConversationQuery extends PageQuery {
  @OneOf(HANDLERS, { optional: true }) handler?: Handler;
  @OneOf(CONVERSATION_STATES, { optional: true }) state?: ConversationState;
  @Id('account', { optional: true }) account_id?: string;
  @Id('customer', { optional: true }) customer_id?: string;
  @Text({ max: 40, optional: true, description: '`me`, `none` or a user id' }) assignee?: string;
  @Flag({ optional: true, description: 'Only with unread messages' }) unread?: boolean;
}

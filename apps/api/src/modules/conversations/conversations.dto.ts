import { CONVERSATION_STATES, type ConversationState, type Failure, FAILURE_ACTIONS, HANDLERS, type Handler, MESSAGE_AUTHORS, type MessageAuthor, MESSAGE_DIRECTIONS, type MessageDirection, MESSAGE_KINDS, type MessageKind, MESSAGE_STATUSES, type MessageStatus } from '#contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { Flag, Id, Ids, JsonObject, Nested, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';
import { CONVERSATION_SORTS, type ConversationSort } from './inbox/conversation-list.queries.js';

/** One or several handlers, comma separated. */
const SomeHandlers = (): PropertyDecorator => applyDecorators(
  ApiProperty({ type: String, required: false, example: 'waiting,human', description: `Any of ${HANDLERS.join(', ')}; several separated by commas` }),
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
  IsOptional(), IsArray(), ArrayMaxSize(HANDLERS.length), IsIn([...HANDLERS], { each: true }),
);

export class FailureDto implements Failure {
  @Text({ max: 200, description: '`<provider>.<their code>` or one of ours' }) code!: string;
  @Text({ max: 1000, description: 'Why, in words for people' }) text!: string;
  @OneOf(FAILURE_ACTIONS, { description: 'The one thing to do about it' }) action!: Failure['action'];
  @Text({ max: 2000, optional: true }) detail?: string;
}
export class MessageWaitDto {
  @Text({ max: 200, description: '`<provider>.<their code>`, or `quiet_hours`' }) code!: string;
  @Text({ max: 1000, description: 'Why, in words for people' }) text!: string;
  @Timestamp({ description: 'Then it is tried, unless something keeps it again' }) until!: string;
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
  @Nested(() => MessageWaitDto, { nullable: true, description: 'A limit of its number keeps it in the queue, and fails it after 24 hours; or its recipient sleeps' }) waits!: MessageWaitDto | null;
  @Text({ max: 500, nullable: true, description: "The provider's id" }) external_id!: string | null;
  @Text({ max: 500, nullable: true, description: "The provider's id of the quoted message" }) reply_to_external_id!: string | null;
  @JsonObject({ nullable: true, description: 'Forwarded, ad referral, origin of copies; arrived_at_number: the number it was written to, where no account has that one' }) extra!: Record<string, unknown> | null;
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
export class ConversationCustomerDto {
  @Id('customer') id!: string;
  @Text({ max: 200, nullable: true, description: 'As the store named them, else as they call themselves' }) name!: string | null;
  @Text({ max: 40, nullable: true, description: 'E.164; null when WhatsApp keeps the number to itself' }) phone!: string | null;
  @Text({ max: 100, nullable: true }) username!: string | null;
}
export class LastMessageDto {
  @Id('message') id!: string;
  @OneOf(MESSAGE_AUTHORS) author!: MessageAuthor;
  @Id('user', { nullable: true, description: 'Who of the team wrote it' }) author_id!: string | null;
  @OneOf(MESSAGE_STATUSES, { nullable: true, description: 'Null for incoming messages' }) status!: MessageStatus | null;
  @Timestamp() occurred_at!: string;
}
/** A conversation with whom it is held. */
export class InboxConversationDto extends ConversationDto {
  @Nested(() => ConversationCustomerDto) customer!: ConversationCustomerDto;
  @Ids('label', { maxItems: 100 }) label_ids!: string[];
  @Nested(() => LastMessageDto, { nullable: true, description: 'The newest message, which `preview` is of' }) last_message!: LastMessageDto | null;
}
export class ConversationMatchDto {
  @Id('message') message_id!: string;
  @Text({ max: 200, raw: true, description: 'The line that holds the words' }) text!: string;
  @OneOf(MESSAGE_AUTHORS) author!: MessageAuthor;
  @OneOf(MESSAGE_DIRECTIONS) direction!: MessageDirection;
  @Timestamp() occurred_at!: string;
}
export class ListedConversationDto extends InboxConversationDto {
  @Nested(() => ConversationMatchDto, { nullable: true, description: 'Of a search: the newest message with the words; null when the customer is found by name or number' }) match!: ConversationMatchDto | null;
}
export class ConversationCountsDto {
  @Whole({ description: 'Handed off, nobody has them yet' }) waiting!: number;
  @Whole({ description: 'Assigned to the asking person' }) mine!: number;
  @Whole({ description: 'Waiting or with people, assigned to nobody: handler=waiting,human&assignee=none' }) unassigned!: number;
  @Whole({ description: 'Answered by the assistant' }) ai!: number;
  @Whole({ description: 'All open conversations' }) all!: number;
  @Whole({ description: 'Open ones with unread messages' }) unread!: number;
}
export class ConversationQuery extends ChangedQuery {
  @SomeHandlers() handler?: Handler[];
  @OneOf(CONVERSATION_STATES, { optional: true }) state?: ConversationState;
  @Id('account', { optional: true }) account_id?: string;
  @Id('customer', { optional: true }) customer_id?: string;
  @Text({ max: 40, optional: true, description: '`me`, `none` or a user id' }) assignee?: string;
  @Id('label', { optional: true }) label_id?: string;
  @Text({ max: 200, optional: true, description: 'Words of messages (their beginnings are enough), or parts of a customer\'s name, number or user name' }) q?: string;
  @Text({ max: 40, optional: true, description: '`me` or a user id: those with a note that calls this person' }) mentioned?: string;
  @Flag({ optional: true, description: 'true: only with unread messages; false: only without' }) unread?: boolean;
  @Flag({ optional: true, description: 'true: only those whose window closes within the next hour' }) window_closing?: boolean;
  @Flag({ optional: true, description: 'true: only those whose last message to the customer failed; false: only others' }) failed?: boolean;
  @Flag({ optional: true, description: 'true: only of customers who have ordered; false: only of others' }) ordered?: boolean;
  @Text({ max: 8, optional: true, example: 'es', description: 'Only of customers of this language (BCP 47, without its region)' }) language?: string;
  @OneOf(CONVERSATION_SORTS, { optional: true, description: '`-last_message_at`: newest activity first (the default); `handler_changed_at`: the longest in the hands they are in first, so the longest waiting with `handler=waiting`' }) sort?: ConversationSort;
}

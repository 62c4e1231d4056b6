import { BULK_PAUSE_REASONS, BULK_STATUSES, type BulkPauseReason, type BulkStatus, RECIPIENT_TYPES, type RecipientType, VARIABLE_TYPES, type VariableType } from '#contracts';
import { Flag, Id, JsonObject, Nested, NestedList, OneOf, Text, Texts, Timestamp, Whole, Decimal } from '../../platform/http/fields.js';

const MINUTES = { min: 0, max: 1439 } as const;

/** Every recipient is in one of these. */
export class BulkProgressDto {
  @Whole() recipients!: number;
  @Whole({ description: 'Not written to yet' }) pending!: number;
  @Whole({ description: 'Left out; the reasons say why' }) skipped!: number;
  @Whole({ description: 'On the way to WhatsApp' }) sending!: number;
  @Whole({ description: 'Nobody knows whether WhatsApp got it: it may still tell' }) unknown!: number;
  @Whole({ description: 'Of the unknown: nothing was heard for ten minutes. They are not tried again unless people want it' }) undecided!: number;
  @Whole({ description: 'WhatsApp has it, the phone not yet' }) sent!: number;
  @Whole() delivered!: number;
  @Whole() read!: number;
  @Whole() failed!: number;
}
export class BulkMessageDto {
  @Id('bulk_message') id!: string;
  @Text({ max: 40, example: 'BULK-WA-2026-00001' }) name!: string;
  @Text({ max: 200 }) title!: string;
  @OneOf(BULK_STATUSES) status!: BulkStatus;
  @OneOf(BULK_PAUSE_REASONS, { nullable: true }) pause_reason!: BulkPauseReason | null;
  @Text({ max: 200, nullable: true, description: 'With failures: refused of reported, for example 7/20' }) pause_detail!: string | null;
  @Flag({ description: 'WhatsApp\'s limit of conversations in 24 hours is reached; it goes on by itself as the limit allows' }) waits_for_limit!: boolean;
  @Timestamp({ nullable: true, description: 'Everybody who is still to be written to is in quiet hours; it goes on by itself then' }) asleep_until!: string | null;
  @OneOf(RECIPIENT_TYPES) recipient_type!: RecipientType;
  @Id('recipient_list', { description: 'The list that holds its individual recipients' }) own_list_id!: string;
  @Id('recipient_list', { nullable: true }) list_id!: string | null;
  @Id('template', { nullable: true }) template_id!: string | null;
  @Text({ max: 200, nullable: true, description: 'How people call it' }) template_label!: string | null;
  @Id('account', { nullable: true, description: 'null: the account of the template' }) account_id!: string | null;
  @OneOf(VARIABLE_TYPES) variable_type!: VariableType;
  @JsonObject({ description: 'By variable: `text` for everybody, or `column` of the recipient with a `fallback`' }) values!: Record<string, unknown>;
  @Timestamp({ nullable: true }) scheduled_at!: string | null;
  @Whole({ ...MINUTES, nullable: true, description: 'Minutes after midnight in the recipient\'s country' }) quiet_from!: number | null;
  @Whole({ ...MINUTES, nullable: true }) quiet_until!: number | null;
  @Whole({ description: 'It pauses by itself when so many percent of the last messages are refused' }) stop_percent!: number;
  @Nested(() => BulkProgressDto) progress!: BulkProgressDto;
  @Text({ max: 200 }) created_by!: string;
  @Timestamp({ nullable: true }) started_at!: string | null;
  @Timestamp({ nullable: true }) finished_at!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class CreateBulkMessageDto {
  @Text({ max: 200, optional: true, description: 'Its name when missing' }) title?: string;
}
export class UpdateBulkMessageDto {
  @Text({ max: 200, min: 1, optional: true }) title?: string;
  @OneOf(RECIPIENT_TYPES, { optional: true }) recipient_type?: RecipientType;
  @Id('recipient_list', { optional: true, nullable: true }) list_id?: string | null;
  @Id('template', { optional: true, nullable: true }) template_id?: string | null;
  @Id('account', { optional: true, nullable: true, description: 'null: the account of the template' }) account_id?: string | null;
  @OneOf(VARIABLE_TYPES, { optional: true }) variable_type?: VariableType;
  @JsonObject({ optional: true, description: 'All of them: what is not named is taken away' }) values?: Record<string, unknown>;
  @Timestamp({ optional: true, nullable: true }) scheduled_at?: string | null;
  @Whole({ ...MINUTES, optional: true, nullable: true }) quiet_from?: number | null;
  @Whole({ ...MINUTES, optional: true, nullable: true }) quiet_until?: number | null;
  @Whole({ min: 1, max: 100, optional: true }) stop_percent?: number;
}
export class TestBulkMessageDto {
  @Text({ max: 40, example: '+491701234567' }) to!: string;
}
export class BulkCountryDto {
  @Text({ max: 2, nullable: true }) country!: string | null;
  @Whole() count!: number;
}
export class EstimatedCostDto {
  @Text({ max: 3 }) currency!: string;
  @Decimal({ description: 'Millionths of the currency, if every message arrives' }) amount_micro!: number;
  @Whole({ description: 'Messages for whose country the card has no price' }) unpriced!: number;
}
export class BulkReachDto {
  @Whole({ description: 'With so many customers WhatsApp lets the business begin a conversation in 24 hours' }) limit!: number;
  @Whole({ description: 'Of those: left for bulk messages now' }) left!: number;
  @Whole({ description: 'So many have to wait until the limit allows' }) later!: number;
  @Whole({ description: 'On so many days it is sent, then; 1: at once' }) days!: number;
}
export class BulkEstimateDto {
  @Whole() recipients!: number;
  @Whole({ description: 'Stopped marketing: they are left out' }) opted_out!: number;
  @Whole({ description: 'Have not agreed, where that is needed' }) not_agreed!: number;
  @Whole({ description: 'Without a value of their own that can be sent, and nothing stands in for it' }) value_missing!: number;
  @Whole({ description: 'The same people once more, at another number of theirs' }) duplicates!: number;
  @Whole({ description: 'Will get it: all others are left out' }) to_send!: number;
  @Whole({ description: 'Of those: their country sleeps at the time of the start' }) waiting!: number;
  @NestedList(() => BulkCountryDto, { maxItems: 300 }) countries!: BulkCountryDto[];
  @Decimal() per_second!: number;
  @Whole({ description: 'How long it takes without quiet hours' }) seconds!: number;
  @Nested(() => EstimatedCostDto, { nullable: true, description: 'By the rate card of the first day; null without one, and where messages cost nothing' }) estimated_cost!: EstimatedCostDto | null;
  @Flag({ description: 'WhatsApp charges for its messages; false where templates are sent as plain text' }) is_charged!: boolean;
  @Nested(() => BulkReachDto, { nullable: true, description: 'null: WhatsApp has told no limit, or there is none' }) reach!: BulkReachDto | null;
  @Id('account') account_id!: string;
  @Text({ max: 200 }) account_name!: string;
  @Flag({ description: 'Another account than the template\'s' }) is_override!: boolean;
}
export class BulkSampleDto {
  @Text({ max: 40 }) mobile_number!: string;
  @Text({ max: 200 }) recipient_name!: string;
  @JsonObject({ description: 'The bubble with its values' }) shown!: Record<string, unknown>;
  @Texts({ max: 200, maxItems: 100, description: 'Values that this recipient does not have' }) missing!: string[];
}
export class BulkSamplesDto {
  @NestedList(() => BulkSampleDto, { maxItems: 3 }) data!: BulkSampleDto[];
}

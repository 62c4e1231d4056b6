import {
  CONDITION_OPERATORS, type ConditionOperator, NOTIFICATION_RECIPIENTS, NOTIFICATION_TRIGGERS, type NotificationRecipient, type NotificationTrigger, NOTIFIED_ORDER_STATUSES, type NotifiedOrderStatus,
} from '#contracts';
import { Flag, Id, JsonObject, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

const MINUTE_OF_DAY = { min: 0, max: 1439 } as const;
const UP_TO_A_YEAR = { min: 0, max: 525_600 } as const;
const PIECES = { min: 0, max: 1_000_000 } as const;
const DAYS = { min: -365, max: 365 } as const;
const EVENT_NAME = { max: 100, pattern: /^[a-z0-9][a-z0-9_.-]*$/ } as const;

export class NotificationConditionDto {
  @Text({ max: 100, description: 'One of the fields of the trigger, or a name in the data of a custom event' }) field!: string;
  @OneOf(CONDITION_OPERATORS) operator!: ConditionOperator;
  @Text({ max: 200, min: 0 }) value!: string;
}
export class NotificationRuleDto {
  @Id('notification_rule') id!: string;
  @Text({ max: 100 }) name!: string;
  @Flag() enabled!: boolean;
  @OneOf(NOTIFICATION_TRIGGERS) trigger!: NotificationTrigger;
  @OneOf(NOTIFIED_ORDER_STATUSES, { nullable: true, description: 'Of order_status: what the order became' }) order_status!: NotifiedOrderStatus | null;
  @Whole({ ...UP_TO_A_YEAR, description: 'How long after it: 1440 is a day' }) wait_minutes!: number;
  @Text({ max: 100, nullable: true, description: 'Of custom_event' }) event_name!: string | null;
  @Text({ max: 60, nullable: true, description: 'Of date: which of the customer\'s dates, for example birthday' }) date_name!: string | null;
  @Whole({ ...DAYS, nullable: true, description: 'Of date and promised_day: so many days after it; before it when negative; 0 is the day itself' }) day_offset!: number | null;
  @Whole({ ...MINUTE_OF_DAY, nullable: true, description: 'Of daily, date and promised_day: minutes after midnight in the store\'s time zone' }) at_minute!: number | null;
  @Whole({ ...PIECES, nullable: true, description: 'Of low_stock: so many or fewer are left of something' }) stock_level!: number | null;
  @NestedList(() => NotificationConditionDto, { maxItems: 10, description: 'All must hold' }) conditions!: NotificationConditionDto[];
  @OneOf(NOTIFICATION_RECIPIENTS) recipient!: NotificationRecipient;
  @Text({ max: 40, nullable: true, description: 'With recipient phone' }) phone!: string | null;
  @Id('template', { nullable: true }) template_id!: string | null;
  @Id('account', { nullable: true, description: 'null: the account of the template' }) account_id!: string | null;
  @JsonObject({ description: 'By variable: a fixed `text`, or `column` (a field of the trigger) with a `fallback`' }) values!: Record<string, unknown>;
  @Whole({ ...UP_TO_A_YEAR, description: 'Nobody gets it twice within so many minutes; 0: as often as it happens' }) dedupe_minutes!: number;
  @Whole({ ...MINUTE_OF_DAY, nullable: true, description: 'Minutes after midnight where the recipient is' }) quiet_from!: number | null;
  @Whole({ ...MINUTE_OF_DAY, nullable: true }) quiet_until!: number | null;
  @Timestamp({ nullable: true }) last_sent_at!: string | null;
  @Whole({ description: 'Of the last 7 days: handed to WhatsApp or on the way to it' }) sent_lately!: number;
  @Whole({ description: 'Of the last 7 days: not sent although they should have been' }) failed_lately!: number;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class CreateNotificationRuleDto {
  @Text({ max: 100 }) name!: string;
  @OneOf(NOTIFICATION_TRIGGERS) trigger!: NotificationTrigger;
  @Flag({ optional: true, description: 'Off when missing; what happens from then on is told' }) enabled?: boolean;
  @OneOf(NOTIFIED_ORDER_STATUSES, { optional: true, nullable: true }) order_status?: NotifiedOrderStatus | null;
  @Whole({ ...UP_TO_A_YEAR, optional: true, description: '0 when missing' }) wait_minutes?: number;
  @Text({ ...EVENT_NAME, optional: true, nullable: true, description: 'Small letters, digits, dot, dash, underscore' }) event_name?: string | null;
  @Text({ max: 60, optional: true, nullable: true }) date_name?: string | null;
  @Whole({ ...DAYS, optional: true, nullable: true }) day_offset?: number | null;
  @Whole({ ...MINUTE_OF_DAY, optional: true, nullable: true }) at_minute?: number | null;
  @Whole({ ...PIECES, optional: true, nullable: true }) stock_level?: number | null;
  @NestedList(() => NotificationConditionDto, { maxItems: 10, optional: true }) conditions?: NotificationConditionDto[];
  @OneOf(NOTIFICATION_RECIPIENTS, { optional: true, description: 'customer when missing' }) recipient?: NotificationRecipient;
  @Text({ max: 40, optional: true, nullable: true }) phone?: string | null;
  @Id('template', { optional: true, nullable: true }) template_id?: string | null;
  @Id('account', { optional: true, nullable: true }) account_id?: string | null;
  @JsonObject({ optional: true, description: 'All of them: what is not named is taken away' }) values?: Record<string, unknown>;
  @Whole({ ...UP_TO_A_YEAR, optional: true }) dedupe_minutes?: number;
  @Whole({ ...MINUTE_OF_DAY, optional: true, nullable: true }) quiet_from?: number | null;
  @Whole({ ...MINUTE_OF_DAY, optional: true, nullable: true }) quiet_until?: number | null;
}
export class UpdateNotificationRuleDto {
  @Text({ max: 100, min: 1, optional: true }) name?: string;
  @OneOf(NOTIFICATION_TRIGGERS, { optional: true }) trigger?: NotificationTrigger;
  @Flag({ optional: true, description: 'Switched on, it tells what happens from then on; switched off, it sends nothing more' }) enabled?: boolean;
  @OneOf(NOTIFIED_ORDER_STATUSES, { optional: true, nullable: true }) order_status?: NotifiedOrderStatus | null;
  @Whole({ ...UP_TO_A_YEAR, optional: true }) wait_minutes?: number;
  @Text({ ...EVENT_NAME, optional: true, nullable: true }) event_name?: string | null;
  @Text({ max: 60, optional: true, nullable: true }) date_name?: string | null;
  @Whole({ ...DAYS, optional: true, nullable: true }) day_offset?: number | null;
  @Whole({ ...MINUTE_OF_DAY, optional: true, nullable: true }) at_minute?: number | null;
  @Whole({ ...PIECES, optional: true, nullable: true }) stock_level?: number | null;
  @NestedList(() => NotificationConditionDto, { maxItems: 10, optional: true }) conditions?: NotificationConditionDto[];
  @OneOf(NOTIFICATION_RECIPIENTS, { optional: true }) recipient?: NotificationRecipient;
  @Text({ max: 40, optional: true, nullable: true }) phone?: string | null;
  @Id('template', { optional: true, nullable: true }) template_id?: string | null;
  @Id('account', { optional: true, nullable: true }) account_id?: string | null;
  @JsonObject({ optional: true }) values?: Record<string, unknown>;
  @Whole({ ...UP_TO_A_YEAR, optional: true }) dedupe_minutes?: number;
  @Whole({ ...MINUTE_OF_DAY, optional: true, nullable: true }) quiet_from?: number | null;
  @Whole({ ...MINUTE_OF_DAY, optional: true, nullable: true }) quiet_until?: number | null;
}
export class NotificationRulesDto {
  @NestedList(() => NotificationRuleDto, { maxItems: 100 }) data!: NotificationRuleDto[];
}

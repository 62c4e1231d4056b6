import { BULK_RECIPIENT_STATUSES, type BulkRecipientStatus } from '#contracts';
import { Flag, Id, OneOf, Text, Timestamp, JsonObject } from '../../../platform/http/fields.js';
import { CreatedQuery } from '../../../platform/http/times.js';

export class NotificationDto {
  @Id('notification') id!: string;
  @Id('notification_rule', { nullable: true, description: 'null: the rule was deleted' }) rule_id!: string | null;
  @Text({ max: 100 }) rule_name!: string;
  @Timestamp({ description: 'When the rule was set off' }) occurred_at!: string;
  @OneOf(BULK_RECIPIENT_STATUSES, { description: 'pending and skipped: of the notification; then the status of its message' }) status!: BulkRecipientStatus;
  @Timestamp({ nullable: true, description: 'Of pending: it waits until then' }) waits_until!: string | null;
  @Text({ max: 200, nullable: true }) reason_code!: string | null;
  @Text({ max: 3000, nullable: true }) reason_text!: string | null;
  @Id('customer', { nullable: true, description: 'To whom it went, else whom it is about' }) customer_id!: string | null;
  @Text({ max: 200, nullable: true }) customer_name!: string | null;
  @Text({ max: 40, nullable: true }) customer_phone!: string | null;
  @Id('order', { nullable: true }) order_id!: string | null;
  @Id('conversation', { nullable: true, description: 'Where the message stands' }) conversation_id!: string | null;
  @Id('message', { nullable: true }) message_id!: string | null;
  @JsonObject({ description: 'What was known, as texts by field' }) facts!: Record<string, unknown>;
  @Timestamp() created_at!: string;
  @Timestamp({ nullable: true }) settled_at!: string | null;
}
export class NotificationQuery extends CreatedQuery {
  @Id('notification_rule', { optional: true }) rule_id?: string;
  @Id('customer', { optional: true }) customer_id?: string;
  @OneOf(BULK_RECIPIENT_STATUSES, { optional: true }) status?: BulkRecipientStatus;
  @Text({ max: 200, optional: true, description: 'Only those with this reason' }) reason?: string;
  @Flag({ optional: true, description: 'true: also occurrences whose conditions did not hold' }) unmet?: boolean;
}

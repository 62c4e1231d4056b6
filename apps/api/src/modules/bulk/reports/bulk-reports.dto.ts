import { BULK_RECIPIENT_STATUSES, type BulkRecipientStatus } from '#contracts';
import { Decimal, Flag, Id, JsonObject, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.js';

export class BulkReasonDto {
  @Text({ max: 200 }) code!: string;
  @Text({ max: 2000 }) text!: string;
  @Flag({ description: 'Left out before anything was sent' }) skipped!: boolean;
  @Flag({ description: 'Another try may succeed' }) retryable!: boolean;
  @Whole() count!: number;
}
export class OrderedDto {
  @Text({ max: 3 }) currency!: string;
  @Decimal({ description: 'Minor units of the currency' }) amount!: number;
}
export class BulkReportDto {
  @NestedList(() => BulkReasonDto, { maxItems: 50, description: 'Why recipients did not get it, the most frequent first' }) reasons!: BulkReasonDto[];
  @Whole({ description: 'Wrote within a week' }) replied!: number;
  @Whole({ description: 'Placed within a week by people who got it; cancelled ones do not count' }) orders!: number;
  @NestedList(() => OrderedDto, { maxItems: 20, description: 'What these orders are worth' }) ordered!: OrderedDto[];
  @Whole({ description: 'How many of the reasons\' recipients can be tried again' }) retryable!: number;
  @Whole({ nullable: true, description: 'Until everybody was written to, at the pace of its number; pauses and quiet hours come on top' }) seconds_left!: number | null;
  @Decimal({ nullable: true, description: 'The pace of its number: messages a second' }) per_second!: number | null;
}
export class BulkRecipientDto {
  @Id('bulk_recipient') id!: string;
  @Text({ max: 40 }) mobile_number!: string;
  @Text({ max: 200 }) recipient_name!: string;
  @JsonObject() recipient_data!: Record<string, unknown>;
  @OneOf(BULK_RECIPIENT_STATUSES) status!: BulkRecipientStatus;
  @Text({ max: 200, nullable: true }) reason_code!: string | null;
  @Text({ max: 2000, nullable: true }) reason_text!: string | null;
  @Flag() replied!: boolean;
  @Id('message', { nullable: true }) message_id!: string | null;
  @Id('conversation', { nullable: true }) conversation_id!: string | null;
  @Timestamp({ nullable: true }) sent_at!: string | null;
}
export class BulkRecipientQuery extends PageQuery {
  @OneOf(BULK_RECIPIENT_STATUSES, { optional: true }) status?: BulkRecipientStatus;
  @Text({ max: 200, optional: true, description: 'Only those with this reason' }) reason?: string;
  @Flag({ optional: true, description: 'true: only who answered' }) replied?: boolean;
}

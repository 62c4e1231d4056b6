import { Flag, Id, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export const DRY_OUTCOMES = ['sent', 'skipped'] as const;

export class StartDryRunDto {
  @Whole({ min: 1, max: 90, optional: true, description: '7 when missing' }) days?: number;
}
export class DryRunReasonDto {
  @Text({ max: 200 }) code!: string;
  @Text({ max: 2000 }) text!: string;
  @Whole() count!: number;
}
export class DryRunExampleDto {
  @Timestamp({ description: 'When it would have been sent, after quiet hours' }) at!: string;
  @OneOf(DRY_OUTCOMES) outcome!: (typeof DRY_OUTCOMES)[number];
  @Text({ max: 200, nullable: true }) reason_code!: string | null;
  @Text({ max: 2000, nullable: true }) reason_text!: string | null;
  @Id('customer', { nullable: true }) customer_id!: string | null;
  @Text({ max: 1000, description: 'Name or number of who would have got it; empty when nobody is known' }) to!: string;
  @Id('order', { nullable: true }) order_id!: string | null;
  @Text({ max: 5000, nullable: true, description: 'The text as it would have been read' }) text!: string | null;
}
export class DryRunDto {
  @Whole() days!: number;
  @Whole({ description: 'How often it would have been set off' }) occurrences!: number;
  @Whole() would_send!: number;
  @Flag({ description: 'There were more than could be looked at; the numbers are of the oldest' }) is_cut!: boolean;
  @NestedList(() => DryRunReasonDto, { maxItems: 50, description: 'Why the others would not have been sent' }) reasons!: DryRunReasonDto[];
  @NestedList(() => DryRunExampleDto, { maxItems: 20, description: 'The last of them' }) examples!: DryRunExampleDto[];
}

import { SILENCE_REASONS, type SilenceReason } from '#contracts';
import { Decimal, Flag, Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class SilenceCountDto {
  @OneOf(SILENCE_REASONS) reason!: SilenceReason;
  @Whole() count!: number;
}
export class LatestTurnDto {
  @Timestamp() at!: string;
  @Text({ max: 40, nullable: true, description: 'What answered: claude, built_in, or rules when no engine was needed' }) engine!: string | null;
  @Flag({ description: 'Its model could not be reached, and nothing stepped in' }) failed!: boolean;
  @Flag({ description: 'Its model could not be reached, and another engine answered in its place' }) stepped_in!: boolean;
}
export class AssistantSummaryDto {
  @Whole({ description: 'The number of days that it is about' }) days!: number;
  @Whole() answered!: number;
  @Whole() handed_off!: number;
  @Whole({ nullable: true, description: 'Half of the answers took no longer; null without answers' }) median_ms!: number | null;
  @Decimal({ description: 'Millionths of a US dollar; models whose price is not known count nothing' }) cost_micro_usd!: number;
  @NestedList(() => SilenceCountDto, { maxItems: 20, description: 'Messages without an answer, by reason, most frequent first' }) silent!: SilenceCountDto[];
  @Nested(() => LatestTurnDto, { nullable: true, description: 'The latest customer that it answered or, for want of its model, could not' }) latest!: LatestTurnDto | null;
}

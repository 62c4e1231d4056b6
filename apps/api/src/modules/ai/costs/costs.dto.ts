import { Decimal, Nested, NestedList, OneOf, Text, Whole } from '../../../platform/http/fields.js';
import { BUDGET_STATES, type BudgetState, HARD_STOPS, SOFT_STOPS } from './budget.js';
import { COST_KINDS, type KindCosts } from './costs.queries.js';

const MICRO = 'Millionths of a US dollar';
const MOST = 1_000_000_000_000;

export class BudgetDto {
  @Whole({ nullable: true, min: 0, max: MOST, description: `For each day of the store's time zone. ${MICRO}; null: no limit` }) day_micro_usd!: number | null;
  @Whole({ nullable: true, min: 0, max: MOST, description: `For each month. ${MICRO}; null: no limit` }) month_micro_usd!: number | null;
  @Whole({ min: 10, max: 99, description: 'From this share of a limit on, the soft stop' }) soft_percent!: number;
  @OneOf(SOFT_STOPS, { description: 'warn: the model goes on; built_in: the built-in assistant answers instead of it' }) at_soft!: (typeof SOFT_STOPS)[number];
  @OneOf(HARD_STOPS, { description: 'Once a limit is reached: built_in: the built-in assistant answers; hand_off: the conversation goes to people, with the reason' }) at_hard!: (typeof HARD_STOPS)[number];
}
export class CostDto {
  @Whole({ description: 'Answers that customers got' }) answers!: number;
  @Whole({ description: 'Tokens that models read, those from the cache among them' }) input_tokens!: number;
  @Whole() cache_read_tokens!: number;
  @Whole() output_tokens!: number;
  @Decimal({ description: `${MICRO}; models whose price is not known count nothing` }) cost_micro_usd!: number;
}
export class DayCostDto extends CostDto {
  @Text({ max: 10, description: 'A day of the store\'s time zone', example: '2026-11-22' }) date!: string;
}
export class ConversationCostDto extends CostDto {
  @Text({ max: 40 }) conversation_id!: string;
  @Text({ max: 200, nullable: true }) customer_name!: string | null;
}
export class KindCostDto {
  @OneOf(COST_KINDS, { description: 'answer: to customers, the photos in them included; photo: photos that no answer came to; playground and test: tries; meaning: products and searches understood by the embeddings service; painting: pictures from words; voice: voice notes written down' }) kind!: KindCosts['kind'];
  @Whole({ description: 'Tokens read and written' }) tokens!: number;
  @Whole({ description: 'Pictures painted' }) pictures!: number;
  @Decimal({ description: 'Seconds of sound' }) seconds!: number;
  @Whole({ description: 'How many of them have no known price, so that the cost leaves them out' }) unpriced!: number;
  @Decimal({ description: `${MICRO}; models whose price is not known count nothing` }) cost_micro_usd!: number;
}
export class CostsDto {
  @NestedList(() => DayCostDto, { maxItems: 90, description: 'Every day, oldest first' }) days!: DayCostDto[];
  @NestedList(() => KindCostDto, { maxItems: 7, description: 'What it went to in these days, the costliest first' }) kinds!: KindCostDto[];
  @NestedList(() => ConversationCostDto, { maxItems: 5, description: 'Those that cost most in these days' }) costliest!: ConversationCostDto[];
  @Decimal({ description: `Since midnight. ${MICRO}` }) today_micro_usd!: number;
  @Decimal({ description: `Since the first of the month. ${MICRO}` }) month_micro_usd!: number;
  @Nested(() => BudgetDto, { nullable: true }) budget!: BudgetDto | null;
  @OneOf(BUDGET_STATES) budget_state!: BudgetState;
}
export class CostsQuery {
  @Whole({ optional: true, min: 1, max: 90, description: '30 when absent' }) days?: number;
}

import type { Budget } from './budget.js';
import type { BudgetDto, CostDto } from './costs.dto.js';
import type { CostRow } from './costs.queries.js';

export function presentCost({ answers, inputTokens, cacheReadTokens, outputTokens, costMicroUsd }: CostRow): CostDto {
  return { answers, input_tokens: inputTokens, cache_read_tokens: cacheReadTokens, output_tokens: outputTokens, cost_micro_usd: costMicroUsd };
}

export function presentBudget({ dayMicroUsd, monthMicroUsd, softPercent, atSoft, atHard }: Budget): BudgetDto {
  return { day_micro_usd: dayMicroUsd, month_micro_usd: monthMicroUsd, soft_percent: softPercent, at_soft: atSoft, at_hard: atHard };
}

/** Without a limit there is no budget. */
export function budgetOf({ day_micro_usd: dayMicroUsd, month_micro_usd: monthMicroUsd, soft_percent: softPercent, at_soft: atSoft, at_hard: atHard }: BudgetDto): Budget | null {
  return dayMicroUsd === null && monthMicroUsd === null ? null : { dayMicroUsd, monthMicroUsd, softPercent, atSoft, atHard };
}

import type { UseFormReturnType } from '@mantine/form';
import { amountText, parseAmount } from '../../../shared/formats/money.js';
import type { Budget } from '../api/get-costs.js';

export interface BudgetValues {
  /** As they are typed, in dollars; '' no limit. */
  day: string;
  month: string;
  soft_percent: string;
  at_soft: Budget['at_soft'];
  at_hard: Budget['at_hard'];
}
export type BudgetFormType = UseFormReturnType<BudgetValues>;
const MICRO_OF_CENT = 10_000;

export function valuesOf(budget: Budget | null, locale: string): BudgetValues {
  const text = (amount: number | null | undefined): string => (amount === null || amount === undefined ? '' : amountText(Math.round(amount / MICRO_OF_CENT), 'USD', locale));
  return { day: text(budget?.day_micro_usd), month: text(budget?.month_micro_usd), soft_percent: String(budget?.soft_percent ?? 80), at_soft: budget?.at_soft ?? 'warn', at_hard: budget?.at_hard ?? 'built_in' };
}

/** Null where no limit was given. */
export function budgetOf({ day, month, soft_percent: percent, at_soft: atSoft, at_hard: atHard }: BudgetValues): Budget | null {
  const amount = (text: string): number | null => (text.trim() === '' ? null : (parseAmount(text, 'USD') ?? 0) * MICRO_OF_CENT);
  const [dayAmount, monthAmount] = [amount(day), amount(month)];
  return dayAmount === null && monthAmount === null ? null : { day_micro_usd: dayAmount, month_micro_usd: monthAmount, soft_percent: Number(percent), at_soft: atSoft, at_hard: atHard };
}

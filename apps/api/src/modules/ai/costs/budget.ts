export const SOFT_STOPS = ['warn', 'built_in'] as const;
export const HARD_STOPS = ['built_in', 'hand_off'] as const;
export const BUDGET_STATES = ['ok', 'soft', 'hard'] as const;
export type BudgetState = (typeof BUDGET_STATES)[number];

/** What the assistant may spend on models. Money in micro-USD. */
export interface Budget {
  /** For each day of the store's time zone; null: no limit. */
  readonly dayMicroUsd: number | null;
  readonly monthMicroUsd: number | null;
  /** From this share of a limit on it is nearly used up. */
  readonly softPercent: number;
  /** Then: only a warning, or the built-in assistant answers instead of the model. */
  readonly atSoft: (typeof SOFT_STOPS)[number];
  /** Once it is used up: the built-in assistant answers, or people do. */
  readonly atHard: (typeof HARD_STOPS)[number];
}
/** What was spent in the current day and month, in micro-USD. */
export interface Spent { readonly day: number; readonly month: number }
/** What an answer is confined to. */
export type Confinement = 'built_in' | 'people';

/** The share of the limit that is nearest to its end, 0 when there is none. */
export function shareOf({ dayMicroUsd, monthMicroUsd }: Budget, { day, month }: Spent): number {
  const share = (spent: number, limit: number | null): number => (limit === null ? 0 : limit === 0 ? 1 : spent / limit);
  return Math.max(share(day, dayMicroUsd), share(month, monthMicroUsd));
}

export function stateOf(budget: Budget, spent: Spent): BudgetState {
  const share = shareOf(budget, spent);
  if (share >= 1) return 'hard';
  return share >= budget.softPercent / 100 ? 'soft' : 'ok';
}

/** What is left, in micro-USD, until the next state; Infinity when there is none. */
export function leftUntilNext(budget: Budget, spent: Spent): number {
  const parts = stateOf(budget, spent) === 'ok' ? budget.softPercent / 100 : 1;
  const left = (limit: number | null, used: number): number => (limit === null ? Infinity : limit * parts - used);
  return Math.max(0, Math.min(left(budget.dayMicroUsd, spent.day), left(budget.monthMicroUsd, spent.month)));
}

export function confinementOf(budget: Budget, state: BudgetState): Confinement | undefined {
  switch (state) {
    case 'ok': return undefined;
    case 'soft': return budget.atSoft === 'warn' ? undefined : 'built_in';
    case 'hard': return budget.atHard === 'hand_off' ? 'people' : 'built_in';
  }
}

import { budgetOf, valuesOf } from './budget-values.js';

const budget = { day_micro_usd: 2_500_000, month_micro_usd: null, soft_percent: 70, at_soft: 'built_in' as const, at_hard: 'hand_off' as const };

describe('the form of the budget', () => {
  it('saves what it was filled with', () => {
    expect(valuesOf(budget, 'es')).toEqual({ day: '2,50', month: '', soft_percent: '70', at_soft: 'built_in', at_hard: 'hand_off' });
    expect(budgetOf(valuesOf(budget, 'es'))).toEqual(budget);
  });

  it('is none without a limit', () => {
    expect(budgetOf(valuesOf(null, 'en'))).toBeNull();
    expect(budgetOf({ ...valuesOf(null, 'en'), month: '30' })).toMatchObject({ day_micro_usd: null, month_micro_usd: 30_000_000, soft_percent: 80 });
  });
});

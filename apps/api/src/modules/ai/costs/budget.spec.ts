import { type Budget, confinementOf, leftUntilNext, shareOf, stateOf } from './budget.js';

const budget: Budget = { dayMicroUsd: 1_000_000, monthMicroUsd: 10_000_000, softPercent: 80, atSoft: 'built_in', atHard: 'hand_off' };

describe('the budget of the assistant', () => {
  it.each([
    [{ day: 0, month: 0 }, 0, 'ok', 800_000, undefined], [{ day: 799_999, month: 799_999 }, 0.799999, 'ok', 1, undefined], [{ day: 800_000, month: 800_000 }, 0.8, 'soft', 200_000, 'built_in'],
    [{ day: 1_000_000, month: 1_000_000 }, 1, 'hard', 0, 'people'], [{ day: 10, month: 8_100_000 }, 0.81, 'soft', 999_990, 'built_in'],
  ] as const)('%j', (spent, share, state, left, confinement) => {
    expect([shareOf(budget, spent), stateOf(budget, spent), leftUntilNext(budget, spent), confinementOf(budget, stateOf(budget, spent))]).toEqual([share, state, left, confinement]);
  });

  it('without limits there is none, and a limit of nothing is used up at once', () => {
    const none = { ...budget, dayMicroUsd: null, monthMicroUsd: null };
    expect([stateOf(none, { day: 5, month: 5 }), leftUntilNext(none, { day: 5, month: 5 })]).toEqual(['ok', Infinity]);
    expect(stateOf({ ...none, dayMicroUsd: 0 }, { day: 0, month: 0 })).toBe('hard');
  });

  it('stops only where the store wants it', () => {
    expect([confinementOf({ ...budget, atSoft: 'warn' }, 'soft'), confinementOf({ ...budget, atHard: 'built_in' }, 'hard')]).toEqual([undefined, 'built_in']);
  });
});

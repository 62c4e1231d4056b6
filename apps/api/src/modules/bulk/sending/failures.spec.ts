import { canaryOf, isFailing } from './failures.js';

describe('stopping by itself', () => {
  it('needs enough reports and the share of refusals that was set', () => {
    expect([isFailing({ failed: 9, settled: 9 }, 20), isFailing({ failed: 2, settled: 10 }, 20), isFailing({ failed: 1, settled: 10 }, 20), isFailing({ failed: 0, settled: 200 }, 1)]).toEqual([false, true, false, false]);
  });
  it('tries a few first', () => {
    expect([10, 49, 50, 400, 1000, 100_000].map(canaryOf)).toEqual([0, 0, 10, 20, 50, 100]);
  });
});

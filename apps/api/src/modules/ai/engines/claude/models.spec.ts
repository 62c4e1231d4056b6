import { costMicroUsd } from './models.js';

const usage = { input: 1_000, output: 200, cacheRead: 10_000, cacheWrite: 2_000 };

describe('the price of a run', () => {
  it('counts fresh, written and read tokens at their own price', () => expect(costMicroUsd([{ model: 'claude-sonnet-5-5', usage }])).toBe(2_000 + 2_000 + 1_000 + 5_000));
  it('adds up models', () => expect(costMicroUsd([{ model: 'claude-sonnet-5-5', usage }, { model: 'claude-haiku-4-5-20251001', usage }])).toBe(10_000 + 1_000 + 1_000 + 1_000 + 2_500));
  it('is unknown with an unknown model and nothing without calls', () => {
    expect(costMicroUsd([{ model: 'claude-unheard-of', usage }])).toBeNull();
    expect(costMicroUsd([])).toBe(0);
  });
});

import { bulkSecondsOf } from './bulk-rate.js';

const account = (perMinute: number, perDay?: number) => ({ pace: { perNumberPerSecond: perMinute / 60, pairBurst: 1, pairRefillMs: 1, ...(perDay === undefined ? {} : { perDay }) } });

describe('how long a bulk message takes', () => {
  it('goes by the rate that is left to it', () => {
    expect(bulkSecondsOf(account(60), 80)).toBe(100);
    expect(bulkSecondsOf(account(60), 0)).toBe(0);
  });

  it('waits for the next day where only so many go out on one', () => {
    expect([50, 51, 100, 101].map((messages) => bulkSecondsOf(account(1, 50), messages))).toEqual([3750, 86_400 + 75, 86_400 + 3750, 2 * 86_400 + 75]);
  });
});

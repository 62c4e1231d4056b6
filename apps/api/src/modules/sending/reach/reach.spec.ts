import { countHoldsMs, daysFor, roomOf } from './reach.js';

const now = new Date('2026-11-22T12:00:00Z');

describe('the limit of conversations that a business begins in 24 hours', () => {
  it('leaves a twentieth to people, and is free again a day after the first', () => {
    expect(roomOf({ limit: 2_000, used: 1_500, oldest_at: new Date('2026-11-22T02:00:00Z') }, now)).toEqual({ limit: 2_000, left: 400, freesAt: new Date('2026-11-23T02:00:00Z') });
    expect(roomOf({ limit: 250, used: 250, oldest_at: null }, now).left).toBe(0);
  });
  it.each([[95_000, 64, 120], [6_400, 64, 25], [640, 64, 10], [0, 64, 10]])('%s left at %s a second: a count holds for %s seconds', (left, perSecond, seconds) => {
    expect(countHoldsMs({ left }, perSecond)).toBe(seconds * 1_000);
  });
  it.each([[100, 237, 1, 0], [237, 237, 1, 0], [238, 237, 2, 1], [1_000, 0, 6, 1_000]])('%s people with room for %s: %s days, %s of them later', (people, left, days, later) => {
    expect(daysFor(people, { limit: 250, left })).toEqual({ days, later });
  });
});

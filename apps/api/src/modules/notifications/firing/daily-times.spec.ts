import { dailyTimes } from './daily-times.js';

const at = (text: string): Date => new Date(text);
const between = (zone: string, minute: number, from: string, until: string): string[] => dailyTimes(zone, minute, at(from), at(until)).map(({ day, at: time }) => `${day} ${time.toISOString().slice(0, 16)}`);

describe('R174: a time of every day', () => {
  it('is the one of the zone, through a change of clocks', () => {
    expect(between('Europe/Berlin', 9 * 60, '2026-10-24T00:00:00Z', '2026-10-26T23:00:00Z')).toEqual(['2026-10-24 2026-10-24T07:00', '2026-10-25 2026-10-25T08:00', '2026-10-26 2026-10-26T08:00']);
    expect(between('Pacific/Auckland', 8 * 60, '2026-11-22T00:00:00Z', '2026-11-23T00:00:00Z')).toEqual(['2026-11-23 2026-11-22T19:00']);
    expect(between('America/Los_Angeles', 23 * 60, '2026-11-22T08:00:00Z', '2026-11-23T08:00:00Z')).toEqual(['2026-11-22 2026-11-23T07:00']);
  });
  it('begins after the last look and ends with this one', () => {
    expect(between('UTC', 600, '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z')).toEqual([]);
    expect(between('UTC', 600, '2026-11-22T09:59:59Z', '2026-11-22T10:00:00Z')).toHaveLength(1);
    expect(between('UTC', 600, '2026-11-22T10:00:00Z', '2026-11-23T09:59:00Z')).toEqual([]);
  });
});

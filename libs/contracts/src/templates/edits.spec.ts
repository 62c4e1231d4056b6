import { editRoomOf } from './edits.js';

const DAY = 86_400_000;
const NOW = new Date('2026-11-24T10:00:00Z');
const LIMITS = [{ most: 1, hours: 24 }, { most: 10, hours: 720 }];
const ago = (...days: number[]): Date[] => days.map((each) => new Date(NOW.getTime() - each * DAY));

describe('how often an approved template may still be changed', () => {
  it.each([
    ['never changed', [], 10, undefined],
    ['changed an hour ago: a day after that', ago(1 / 24), 9, '2026-11-25T09:00:00.000Z'],
    ['changed yesterday and before', ago(1.5, 20, 31), 8, undefined],
    ['ten times in thirty days: when the first of them is over, whatever their order', ago(2, 4, 6, 8, 10, 12, 14, 16, 18, 29), 0, '2026-11-25T10:00:00.000Z'],
    ['ten times, and once more elsewhere: nothing below none', ago(0.5, 2, 4, 6, 8, 10, 12, 14, 16, 18, 29), 0, '2026-12-06T10:00:00.000Z'],
  ])('%s', (_name, edits, left, nextAt) => {
    const room = editRoomOf(LIMITS, edits.toReversed(), NOW);
    expect([room?.left, room?.nextAt?.toISOString()]).toEqual([left, nextAt]);
  });

  it('where nobody counts there is nothing to tell', () => expect(editRoomOf([], ago(1), NOW)).toBeUndefined());
});

import { eventIdAt, receivedAtOf } from './event-id.js';

describe('the id of an event', () => {
  it('tells the exact millisecond in which the event was received', () => {
    const at = new Date('2026-11-21T10:20:30.123Z');
    expect(receivedAtOf(eventIdAt(at))).toEqual(at);
  });
  it('sorts by arrival within one millisecond', () => {
    const at = new Date();
    const ids = Array.from({ length: 1_000 }, () => eventIdAt(at));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });
});

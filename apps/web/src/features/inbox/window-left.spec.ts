import { windowLeft } from './window-left.js';

const NOW = Date.parse('2026-11-24T10:00:00Z');

describe('how long a customer can be answered freely', () => {
  it.each([
    ['just written', '2026-11-25T10:00:00Z', { hours: 24, minutes: 0 }], ['written a second ago', '2026-11-25T09:59:59Z', { hours: 23, minutes: 59 }],
    ['by a clock that is slow', '2026-11-25T10:02:30Z', { hours: 24, minutes: 0 }], ['on the hour', '2026-11-24T15:00:00Z', { hours: 5, minutes: 0 }], ['within an hour', '2026-11-24T10:59:59Z', { hours: 0, minutes: 59 }],
    ['in its last seconds', '2026-11-24T10:00:20Z', { hours: 0, minutes: 1 }],
  ])('%s', (_when, closesAt, left) => expect(windowLeft(closesAt, NOW)).toEqual(left));
});

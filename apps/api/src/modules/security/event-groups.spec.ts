import { HOUR } from '../../platform/clock/clock.js';
import { EventGroups, MANY_SOURCES, mergeGroups } from './event-groups.js';

const NOON = new Date('2026-11-21T12:00:00Z');
const LATER = new Date(NOON.getTime() + 1000);
const note = (source: string) => ({ kind: 'webhook.bad_signature' as const, source });

describe('groups of security events', () => {
  it('keeps the first and the last time, the latest detail and the count', () => {
    const groups = new EventGroups(10);
    const [first, second] = [groups.groupOf({ ...note('a'), detail: { n: 1 } }, NOON), groups.groupOf({ ...note('a'), detail: { n: 2 } }, LATER)];
    expect(second.key).toBe(first.key);
    expect(mergeGroups(second, first)).toMatchObject({ count: 2, detail: '{"n":2}', firstAt: NOON, lastAt: LATER });
  });

  it('past the limit further sources become one group; known ones keep theirs', () => {
    const groups = new EventGroups(2);
    expect(['a', 'b', 'c', 'd', 'a'].map((source) => groups.groupOf(note(source), NOON).source)).toEqual(['a', 'b', MANY_SOURCES, MANY_SOURCES, 'a']);
  });

  it('a new hour has a limit of its own', () => {
    const groups = new EventGroups(1);
    expect([groups.groupOf(note('a'), NOON), groups.groupOf(note('b'), new Date(NOON.getTime() + HOUR))].map(({ source }) => source)).toEqual(['a', 'b']);
  });
});

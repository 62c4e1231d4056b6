import { HOUR } from '../../platform/clock/clock.js';
import { EventGroups, MANY_SOURCES } from './event-groups.js';

const NOON = new Date('2026-11-21T12:00:00Z');
const note = (source: string) => ({ kind: 'webhook.bad_signature' as const, source });

describe('groups of security events', () => {
  it('keeps the first and the last time, the latest detail and the count', () => {
    const groups = new EventGroups(10);
    groups.add({ ...note('a'), detail: { n: 1 } }, NOON);
    groups.add({ ...note('a'), detail: { n: 2 } }, new Date(NOON.getTime() + 1000));
    expect(groups.take()).toMatchObject([{ count: 2, detail: '{"n":2}', firstAt: NOON, lastAt: new Date(NOON.getTime() + 1000) }]);
    expect(groups.take()).toEqual([]);
  });

  it('past the limit further sources become one group; known ones keep theirs, also after they were written', () => {
    const groups = new EventGroups(2);
    for (const source of ['a', 'b', 'c', 'd']) groups.add(note(source), NOON);
    expect(groups.take().map(({ source, count }) => [source, count])).toEqual([['a', 1], ['b', 1], [MANY_SOURCES, 2]]);
    for (const source of ['a', 'e']) groups.add(note(source), NOON);
    expect(groups.take().map(({ source }) => source)).toEqual(['a', MANY_SOURCES]);
  });

  it('a new hour has a limit of its own', () => {
    const groups = new EventGroups(1);
    groups.add(note('a'), NOON);
    groups.add(note('b'), new Date(NOON.getTime() + HOUR));
    expect(groups.take().map(({ source }) => source)).toEqual(['a', 'b']);
  });

  it('what comes back is added to what arrived meanwhile', () => {
    const groups = new EventGroups(10);
    groups.add(note('a'), NOON);
    const taken = groups.take();
    groups.add(note('a'), new Date(NOON.getTime() + 1000));
    groups.putBack(taken);
    expect(groups.take()).toMatchObject([{ count: 2, firstAt: NOON, lastAt: new Date(NOON.getTime() + 1000) }]);
  });
});

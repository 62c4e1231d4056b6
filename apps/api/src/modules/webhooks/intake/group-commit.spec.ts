import { setImmediate as nextTurn } from 'node:timers/promises';
import { GroupCommit, type GroupCommitOptions, NotCommitted } from './group-commit.js';

/** A database whose writes end when the test says so. */
function aTable(over: Partial<GroupCommitOptions<string>> = {}) {
  const batches: { items: readonly string[]; end: (error?: unknown) => void }[] = [];
  const committed: string[][] = [];
  const commits = new GroupCommit<string>({
    commit: (items) => new Promise<void>((resolve, reject) => batches.push({ items, end: (error) => (error === undefined ? resolve() : reject(error)) })),
    isItemFault: (error) => error === 'poison', committed: (items) => void committed.push([...items]),
    batch: { items: 4, bytes: 100 }, inFlight: 2, waiting: { items: 20, bytes: 1_000 }, timeoutMs: 10_000, ...over,
  });
  const add = (...items: string[]) => items.map((item) => commits.add(item, item.length));
  const shown = () => batches.map(({ items }) => items.join(' '));
  const end = async (index: number, error?: unknown) => {
    batches[index]?.end(error);
    await nextTurn();
    await nextTurn();
  };
  return { add, commits, committed, shown, end };
}

describe('a group commit', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());

  it('writes what came in one turn of the event loop as one batch, and a lone item at once', async () => {
    const { add, shown, end } = aTable();
    const [first] = add('a', 'b');
    await nextTurn();
    expect(shown()).toEqual(['a b']);
    const [lone] = add('c');
    await nextTurn();
    expect(shown()).toEqual(['a b', 'c']);
    await end(1);
    await lone;
    await end(0);
    await first;
  });

  it('has two batches under way at most; what comes meanwhile is one batch when a slot is free', async () => {
    const { add, shown, end } = aTable();
    for (const item of ['a', 'b', 'c', 'd']) {
      void Promise.allSettled(add(item));
      await nextTurn();
    }
    expect(shown()).toEqual(['a', 'b']);
    await end(1);
    expect(shown()).toEqual(['a', 'b', 'c d']);
  });

  it('keeps batches to their items and bytes; a single larger item has its own', async () => {
    const { add, shown, end } = aTable();
    void Promise.allSettled(add('a', 'b', 'c', 'd', 'e', 'x'.repeat(200), 'f'));
    await nextTurn();
    await end(0);
    await end(1);
    await end(2);
    expect(shown()).toEqual(['a b c d', 'e', 'x'.repeat(200), 'f']);
  });

  it('tells nobody before the commit that holds their item', async () => {
    const { add, end } = aTable();
    const told: string[] = [];
    for (const promise of add('a', 'b')) void promise.then(() => told.push('told'));
    await nextTurn();
    expect(told).toEqual([]);
    await end(0);
    expect(told).toEqual(['told', 'told']);
  });

  it('a poison item fails alone, whatever its place', async () => {
    for (const poison of ['a', 'b', 'c', 'd']) {
      const written: string[] = [];
      const table = new GroupCommit<string>({
        commit: async (items) => {
          if (items.includes(poison)) throw 'poison';
          written.push(...items);
        },
        isItemFault: (error) => error === 'poison', batch: { items: 4, bytes: 100 }, inFlight: 2, waiting: { items: 20, bytes: 1_000 }, timeoutMs: 10_000,
      });
      const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd'].map((item) => table.add(item, 1)));
      expect(outcomes.map(({ status }) => status)).toEqual(['a', 'b', 'c', 'd'].map((item) => (item === poison ? 'rejected' : 'fulfilled')));
      expect(written).toEqual(['a', 'b', 'c', 'd'].filter((item) => item !== poison));
    }
  });

  it('an unreachable database fails the batch without a second try', async () => {
    const { add, shown, end, committed } = aTable();
    const outcome = Promise.allSettled(add('a', 'b'));
    await nextTurn();
    await end(0, new Error('ECONNREFUSED'));
    expect((await outcome).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(shown()).toEqual(['a b']);
    expect(committed).toEqual([]);
  });

  it('refuses what is over its bounds, by items and by bytes, and takes more when there is room again', async () => {
    const { add, end } = aTable({ waiting: { items: 3, bytes: 10 } });
    const [, , , fourth] = add('a', 'b', 'c', 'd');
    await expect(fourth).rejects.toThrow(NotCommitted);
    await nextTurn();
    void Promise.allSettled(add('e'));
    await nextTurn();
    const [large] = add('x'.repeat(11));
    await expect(large).rejects.toThrow(NotCommitted);
    await end(0);
    const [later] = add('f');
    await nextTurn();
    await end(1);
    await end(2);
    await expect(later).resolves.toBeUndefined();
  });

  it('nobody waits longer than the time limit, and what timed out is not written later', async () => {
    const { add, shown, end } = aTable({ timeoutMs: 1_000 });
    const outcome = Promise.allSettled(add('a'));
    await nextTurn();
    void Promise.allSettled(add('b'));
    await nextTurn();
    const waiting = Promise.allSettled(add('c'));
    jest.advanceTimersByTime(1_000);
    expect((await Promise.all([outcome, waiting])).flat().map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await end(0);
    void Promise.allSettled(add('d'));
    await nextTurn();
    expect(shown()).toEqual(['a', 'b', 'd']);
  });

  it('gives each item its own time, also after others were written or gave up', async () => {
    const { add, end } = aTable({ timeoutMs: 1_000, inFlight: 1 });
    const told: string[] = [];
    const note = (name: string, [promise]: Promise<void>[]) => void promise?.then(() => told.push(`${name} written`), () => told.push(`${name} late`));
    note('a', add('a'));
    await nextTurn();
    jest.advanceTimersByTime(400);
    note('b', add('b'));
    jest.advanceTimersByTime(599);
    await end(0);
    expect(told).toEqual(['a written']);
    jest.advanceTimersByTime(400);
    await nextTurn();
    expect(told).toEqual(['a written']);
    jest.advanceTimersByTime(1);
    await nextTurn();
    expect(told).toEqual(['a written', 'b late']);
    await end(1);
    expect(told).toEqual(['a written', 'b late']);
  });
});

import { setImmediate as nextTurn } from 'node:timers/promises';
import { JoinedLookups } from './joined-lookups.js';

function aLookup(max = 100) {
  const asked: { names: readonly string[]; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const lookups = new JoinedLookups<string, string>((names) => new Promise((answer, fail) => asked.push({ names, answer, fail })), max);
  return { asked, lookups };
}

describe('joined lookups', () => {
  it('ask at once when nothing is under way, and together for what comes meanwhile', async () => {
    const { asked, lookups } = aLookup();
    const first = lookups.ask(['a']);
    const others = [lookups.ask(['b', 'c']), lookups.ask(['d'])];
    expect(asked.map(({ names }) => names)).toEqual([['a']]);
    asked[0]?.answer('one');
    expect(await first).toBe('one');
    await nextTurn();
    expect(asked.map(({ names }) => names)).toEqual([['a'], ['b', 'c', 'd']]);
    asked[1]?.answer('two');
    expect(await Promise.all(others)).toEqual(['two', 'two']);
  });

  it('keep a question to its size, and a larger one alone', async () => {
    const { asked, lookups } = aLookup(2);
    for (const names of [['a'], ['b'], ['c'], ['d', 'e', 'f'], ['g']]) void lookups.ask(names);
    for (let i = 0; i < 4; i += 1) {
      asked[i]?.answer('');
      await nextTurn();
    }
    expect(asked.map(({ names }) => names)).toEqual([['a'], ['b', 'c'], ['d', 'e', 'f'], ['g']]);
  });

  it('fail for those who asked, and go on', async () => {
    const { asked, lookups } = aLookup();
    const first = lookups.ask(['a']);
    const second = lookups.ask(['b']);
    asked[0]?.fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await nextTurn();
    asked[1]?.answer('back');
    expect(await second).toBe('back');
  });
});

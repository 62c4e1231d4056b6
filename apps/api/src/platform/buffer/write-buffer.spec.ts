import { WriteBuffer } from './write-buffer.js';

interface Fact { readonly key: string; count: number }

describe('the write buffer', () => {
  const written: Fact[][] = [];
  let isDown = false;
  beforeEach(() => {
    written.length = 0;
    isDown = false;
  });
  const open = (max = 10) => new WriteBuffer<Fact>({
    name: 'facts', max,
    write: async (facts) => {
      if (isDown) throw new Error('no database');
      written.push([...facts]);
    },
    merge: (newer, older) => ({ ...newer, count: newer.count + older.count }),
  });

  it('writes one entry of a key, once', async () => {
    const buffer = open();
    buffer.add('a', { key: 'a', count: 1 });
    const known = buffer.find('a');
    if (known) known.count += 1;
    await buffer.flush();
    await buffer.flush();
    expect(written).toEqual([[{ key: 'a', count: 2 }]]);
    expect(buffer.find('a')).toBeUndefined();
  });

  it('leaves out what it has no room for, and takes further facts of what waits', () => {
    const buffer = open(1);
    expect(['a', 'b', 'a'].map((key) => buffer.add(key, { key, count: 1 }))).toEqual([true, false, true]);
    return buffer.close();
  });

  it('what could not be written is added to what arrived meanwhile', async () => {
    const buffer = open();
    isDown = true;
    buffer.add('a', { key: 'a', count: 3 });
    buffer.add('b', { key: 'b', count: 1 });
    const writing = buffer.flush();
    await Promise.resolve();
    buffer.add('a', { key: 'a', count: 4 });
    await writing;
    isDown = false;
    await buffer.close();
    expect(written.flat().toSorted((one, two) => one.key.localeCompare(two.key))).toEqual([{ key: 'a', count: 7 }, { key: 'b', count: 1 }]);
  });
});

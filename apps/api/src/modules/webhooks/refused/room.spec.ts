import { Room } from './room.js';

const MEGABYTE = 1024 * 1024;

describe('room for refused bodies', () => {
  const take = (room: Room, account: string, source: string, count: number, bytes = 1000) => Array.from({ length: count }, () => room.take(account, source, bytes)).filter(Boolean).length;

  it('leaves a share to other sources of the account, and to other accounts', () => {
    const room = new Room();
    expect(take(room, 'a', 'forger', 500)).toBe(50);
    expect(take(room, 'a', 'provider', 10)).toBe(10);
    for (let i = 0; i < 100; i += 1) take(room, 'a', `source ${i}`, 10);
    expect(take(room, 'a', 'one more', 1)).toBe(0);
    expect(take(room, 'b', 'provider', 50)).toBe(50);
    room.clear();
    expect(take(room, 'a', 'forger', 1)).toBe(1);
  });

  it('counts bytes: one body of the largest size from each source', () => {
    const room = new Room();
    expect(take(room, 'a', 'one', 3, 5 * MEGABYTE)).toBe(1);
    expect(take(room, 'a', 'two', 3, 5 * MEGABYTE)).toBe(1);
    expect(room.has('b', 'one', 5 * MEGABYTE)).toBe(true);
    expect(Array.from({ length: 20 }, (_item, index) => take(room, `account ${index}`, 'one', 1, 5 * MEGABYTE)).filter(Boolean)).toHaveLength(4);
  });
});

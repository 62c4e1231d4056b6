import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bell } from './bell.js';

function aBell(restMs = 1) {
  const rings: ((error?: unknown) => void)[] = [];
  const failures: unknown[] = [];
  const bell = new Bell(() => new Promise<void>((resolve, reject) => rings.push((error) => (error === undefined ? resolve() : reject(error)))), (error) => void failures.push(error), () => restMs);
  return { bell, rings, failures };
}

describe('a bell', () => {
  it('rings once for everything that happens while it rings', async () => {
    const { bell, rings } = aBell();
    for (let i = 0; i < 5; i += 1) bell.ring();
    expect(rings).toHaveLength(1);
    rings[0]?.();
    while (rings.length < 2) await nextTurn();
    rings[1]?.();
    await bell.silent();
    expect(rings).toHaveLength(2);
  });

  it('rests between two rings, and forgets nothing that happens meanwhile', async () => {
    const { bell, rings } = aBell(50);
    bell.ring();
    rings[0]?.();
    await nextTurn();
    bell.ring();
    expect(rings).toHaveLength(1);
    while (rings.length < 2) await nextTurn();
    rings[1]?.();
    await bell.silent();
    expect(rings).toHaveLength(2);
  });

  it('rings again after a failure that it reports', async () => {
    const { bell, rings, failures } = aBell();
    bell.ring();
    rings[0]?.('no queue');
    await bell.silent();
    expect(failures).toEqual(['no queue']);
    bell.ring();
    expect(rings).toHaveLength(2);
  });
});

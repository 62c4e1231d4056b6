import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { collectGarbage } from '../../../../../test/support/garbage.js';
import { deadlineIn } from './deadline.js';

// Everything that the other tests of this process have left is looked through.
jest.setTimeout(60_000);

describe('a deadline', () => {
  const never = (): AbortSignal => new AbortController().signal;

  it('passes whatever is collected meanwhile, also within another one', async () => {
    const outer = deadlineIn(60, never());
    const inner = deadlineIn(60_000, outer.signal);
    const passed = once(inner.signal, 'abort');
    for (let turn = 0; turn < 3; turn += 1) {
      collectGarbage();
      await nextTurn();
    }
    await passed;
    expect((inner.signal.reason as Error).name).toBe('TimeoutError');
    inner.clear();
  });

  it('passes with what is around it', () => {
    const around = new AbortController();
    const { signal, clear } = deadlineIn(60_000, around.signal);
    around.abort(new Error('a person was faster'));
    expect(signal.reason).toEqual(new Error('a person was faster'));
    clear();
  });
});

import type { AddressInfo } from 'node:net';
import { openDemo } from '../../apps/api/src/demo/demo.js';
import { startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { rows } from '../support/shop.js';

const PHONE = '34622518830';

describe('the demo', () => {
  let t: TestApp;
  afterEach(() => t.close());

  it('has an inbox with a history, once, however often it is opened; phones remember it after the sandbox forgot', async () => {
    const [first, second] = [await startSandbox(), await startSandbox()];
    t = await startApp({ OUTBOUND_ALLOW: `${first.url},${second.url}` });
    await t.app.listen(0, '127.0.0.1');
    // As npm start has it: the callback is where the app listens.
    t.env.PUBLIC_URL = `http://127.0.0.1:${(t.app.getHttpServer().address() as AddressInfo).port}`;
    await openDemo(t.app, first.url);
    const tally = (): Promise<object[]> => rows(t, 'select handler, state, count(*)::int as count from conversations group by 1, 2 order by 1, 2');
    const before = await tally();
    expect(before).toEqual(expect.arrayContaining([
      { handler: 'waiting', state: 'open', count: 2 }, { handler: 'ai', state: 'open', count: 3 }, { handler: 'human', state: 'snoozed', count: 1 }, { handler: 'ai', state: 'resolved', count: 2 },
    ]));
    expect(await rows(t, `select failure->>'code' as code from messages where status = 'failed'`)).toEqual([{ code: 'meta.131026' }]);
    // What the assistant might still answer: nothing of the past.
    expect(await rows(t, `select id from messages where direction = 'in' and turn_id is null`)).toEqual([]);
    expect(first.phone(PHONE).thread.entries.length).toBeGreaterThan(3);
    await openDemo(t.app, second.url);
    expect(await tally()).toEqual(before);
    const { customer, thread } = second.phone(PHONE);
    expect([customer.name, thread.entries.at(0)?.from, thread.entries.at(-1)?.from]).toEqual(['Sofía Navarro', 'customer', 'business']);
    expect(customer.isWindowOpen(second.phone(PHONE).number.id, second.clock.now())).toBe(true);
    await t.jobs.drain();
    await first.close();
    await second.close();
  });
});

import { HeldEvents } from '../../apps/api/src/pipeline/ingest/held-events.js';
import { DAY, HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('messages that waited for a plan', () => {
  let line: Line;
  let { link, phoneOf } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, phoneOf } = linkedPhones(line));
  });
  afterAll(() => line.close());

  it.each([[23 * HOUR, null, 1], [DAY + HOUR, 'window_closed', 0]])('R80: %d ms later a linked phone answers with %s', async (waitedMs, reason, answers) => {
    const linked = await link();
    await linked.owner.patch(`${linked.owner.storePath}/assistant`, { enabled: true });
    const plan = (state: string) => rows(line.t, 'update stores set subscription_status = $2, trial_ends_at = now() + interval \'90 days\' where id = $1', [linked.storeId, state]);
    await plan('inactive');
    await phoneOf(linked, `1202555${answers}777`).text('do you have a blue mug?');
    await line.settled();
    expect(await rows(line.t, 'select state from webhook_events where store_id = $1', [linked.storeId])).toEqual(expect.arrayContaining([{ state: 'held' }]));
    line.t.clock.advance(waitedMs);
    line.sandbox.advance(waitedMs);
    await plan('active');
    await line.t.app.get(HeldEvents, { strict: false }).release();
    await line.settled();
    expect(await rows(line.t, `select text from messages where store_id = $1 and direction = 'in'`, [linked.storeId])).toEqual([{ text: 'do you have a blue mug?' }]);
    expect(await rows(line.t, 'select silence_reason as reason from turns where store_id = $1', [linked.storeId])).toEqual([{ reason }]);
    expect(line.sandbox.wasender.sent.filter(({ session }) => session === linked.session).length).toBeGreaterThanOrEqual(answers);
    if (answers === 0) expect(line.sandbox.wasender.sent.filter(({ session }) => session === linked.session)).toEqual([]);
  });
});

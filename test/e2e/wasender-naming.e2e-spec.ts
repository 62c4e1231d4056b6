import { AccountDirectory } from '../../apps/api/src/modules/accounts/index.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('the id that WASender gives a message later', () => {
  let line: Line;
  let { link, bubbles, send } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, bubbles, send } = linkedPhones(line));
  });
  afterAll(async () => {
    expect(line.sandbox.unplanned).toEqual([]);
    await line.close();
  });

  const sweep = () => line.t.app.get(Sweeper, { strict: false }).sweep();

  it('asks for the id where no webhook tells it', async () => {
    const linked = await link({}, { webhookEvents: [] });
    await send(linked, '+12025550211', { kind: 'text', text: 'Silent' });
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ status: 'sending', external_id: expect.stringMatching(/^\d+$/) })]);
    line.t.clock.advance(5_000);
    await sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ status: 'delivered', external_id: line.sandbox.wasender.sent.find(({ session }) => session === linked.session)?.id })]);
  });

  it.each([['was set inactive', `status = 'inactive'`], ['is connected on another environment', `environment = 'staging'`]])('R69, R150: asks for no id of an account that %s', async (_what, set) => {
    const linked = await link({}, { webhookEvents: [] });
    await send(linked, `+1202555${set.length}21`, { kind: 'text', text: 'Silent' });
    await line.settled();
    const account = line.t.app.get(AccountDirectory, { strict: false });
    await rows(line.t, `update accounts set ${set} where store_id = $1`, [linked.storeId]);
    await rows(line.t, 'update account_revision set revision = revision + 1');
    await account.openAnew(linked.storeId, linked.accountId);
    line.t.clock.advance(5_000);
    await sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ status: 'sending' })]);
  });

  it('a name that could not be asked for while its account was connected elsewhere is asked for afterwards, however long that took', async () => {
    const linked = await link({}, { webhookEvents: [] });
    await send(linked, '+12025550223', { kind: 'text', text: 'Silent' });
    await line.settled();
    const connect = async (environment: string): Promise<void> => {
      await rows(line.t, 'update accounts set environment = $2 where store_id = $1', [linked.storeId, environment]);
      await rows(line.t, 'update account_revision set revision = revision + 1');
      await line.t.app.get(AccountDirectory, { strict: false }).openAnew(linked.storeId, linked.accountId);
    };
    const here = (await rows<{ environment: string }>(line.t, 'select environment from accounts where store_id = $1', [linked.storeId]))[0]?.environment ?? '';
    await connect('staging');
    for (let hour = 0; hour < 8; hour += 1) {
      line.t.clock.advance(HOUR);
      await sweep();
      await line.settled();
    }
    expect(await rows(line.t, 'select tries from provisional_sends where store_id = $1', [linked.storeId])).toEqual([{ tries: 0 }]);
    await connect(here);
    line.t.clock.advance(5 * MINUTE);
    await sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ status: 'delivered', external_id: line.sandbox.wasender.sent.find(({ session }) => session === linked.session)?.id })]);
  });
});

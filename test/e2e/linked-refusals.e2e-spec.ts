import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine } from '../support/shop.js';

describe('what WASender takes and WhatsApp does not', () => {
  let line: Line;
  let { link, send, bubbles } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, send, bubbles } = linkedPhones(line));
  });
  afterAll(() => line.close());

  // The webhook of the failure names no message: it is found out by asking, or by an update that names the vendor's log.
  it.each([['is asked for', [], false], ['is told by an update', ['message.sent', 'messages.update'], true]] as const)('has failed, with the reason, once that %s; a person may try again', async (_how, webhookEvents, namesLog) => {
    const linked = await link({}, { webhookEvents: [...webhookEvents] });
    linked.session.namesLog = namesLog;
    line.sandbox.chaos.set({ undeliverable: 1 });
    const { id } = await send(linked, '+12025550501', { kind: 'text', text: 'Nobody there' });
    await line.settled();
    line.t.clock.advance(5_000);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ text: 'Nobody there', status: 'failed' })]);
    const [talk] = (await linked.owner.get(`${linked.owner.storePath}/conversations`).expect(200)).body.data;
    const at = `${linked.owner.storePath}/conversations/${talk.id}/messages/${id}`;
    expect((await linked.owner.get(at).expect(200)).body.failure).toMatchObject({ code: 'wasender.undelivered', text: 'WhatsApp did not take this message.', action: 'retry' });
    await linked.owner.post(`${at}/retry`).expect(201);
    await line.settled();
    line.t.clock.advance(5_000);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ status: 'delivered' })]);
    expect(line.sandbox.wasender.sent.filter(({ session }) => session === linked.session)).toHaveLength(2);
  });
});

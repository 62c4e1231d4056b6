import { Logger } from '@nestjs/common';
import { parsePublicId, publicId } from '#contracts';
import { Governor } from '../../apps/api/src/modules/sending/governor.js';
import { BulkSending } from '../../apps/api/src/pipeline/deliver/bulk-sending.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, textMessage } from '../support/talks.js';

describe('numbers whose provider lets nothing more out for a time', () => {
  let line: Line;
  let { link, send } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, send } = linkedPhones(line));
  });
  afterAll(() => line.close());

  const later = async (ms: number): Promise<void> => {
    for (const clock of [line.sandbox, line.t.clock]) clock.advance(ms);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
  };

  it('R182: a trial is held as a whole, one message a minute: everything goes out once, hardly anything is turned away, and waiting is no failed try', async () => {
    const linked = await link({}, { plan: 'trial' });
    const numbers = Array.from({ length: 12 }, (_item, place) => `120255503${String(place).padStart(2, '0')}`);
    await Promise.all(numbers.map((number) => send(linked, `+${number}`, { kind: 'text', text: `For ${number}` })));
    await line.settled();
    const sent = () => line.sandbox.wasender.sent.filter(({ session }) => session === linked.session);
    for (let minute = 1; minute <= 12; minute += 1) {
      expect(sent().length).toBe(minute);
      await later(80_000);
    }
    expect(sent().map(({ to }) => to).toSorted()).toEqual(numbers.map((number) => `+${number}`));
    expect(await rows(line.t, 'select distinct status, attempt_count, failure from messages where store_id = $1', [linked.storeId])).toEqual([{ status: 'delivered', attempt_count: 1, failure: null }]);
    // Only those that were on their way when the first answer came.
    expect(linked.session.turnedAway).toBeLessThan(numbers.length);
  });

  it('what the provider took is settled, also where its number cannot be held', async () => {
    const linked = await link({}, { plan: 'trial' });
    const tries = () => rows(line.t, 'select a.state, a.external_id is not null as is_named from attempts a where a.store_id = $1', [linked.storeId]);
    let before: unknown;
    const hold = jest.spyOn(line.t.app.get(Governor, { strict: false }), 'hold').mockImplementationOnce(async () => {
      before = await tries();
      throw new Error('deadlock detected');
    });
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    await send(linked, '+12025550451', { kind: 'text', text: 'Taken' });
    await line.settled();
    expect(before).toEqual([{ state: 'accepted', is_named: true }]);
    expect(logged.mock.calls).toEqual([[new Error('deadlock detected'), `hold of ${linked.account}`]]);
    hold.mockRestore();
    logged.mockRestore();
  });

  it('what waits behind a limit of its number says so and until when, and fails after a day with that reason; a person may send it again', async () => {
    const linked = await link({}, { plan: 'trial' });
    await send(linked, '+12025550461', { kind: 'text', text: 'First' });
    await line.settled();
    const { id } = await send(linked, '+12025550462', { kind: 'text', text: 'Second' });
    await line.settled();
    const messageId = parsePublicId('message', id) ?? '';
    const [{ conversation_id: conversationId } = { conversation_id: '' }] = await rows<{ conversation_id: string }>(line.t, 'select conversation_id from messages where store_id = $1 and id = $2', [linked.storeId, messageId]);
    const path = `${linked.owner.storePath}/conversations/${publicId('conversation', conversationId)}/messages/${id}`;
    const read = async (): Promise<{ status: string; waits: { until: string } | null }> => (await linked.owner.get(path).expect(200)).body;
    const limit = { code: 'wasender.rate_limited', text: 'Sending too fast for this WASender session.' };
    const waiting = await read();
    expect(waiting).toMatchObject({ status: 'queued', failure: null, waits: limit });
    const leftMs = Date.parse(waiting.waits?.until ?? '') - line.t.clock.now().getTime();
    expect([leftMs > 50_000, leftMs < 61_000]).toEqual([true, true]);
    const lookAgain = async (heldForHours: number): Promise<void> => {
      await line.t.owner.query(`update messages set next_attempt_at = null, waits = jsonb_set(waits, '{since}', to_jsonb($3::text)) where store_id = $1 and id = $2`,
        [linked.storeId, messageId, new Date(line.t.clock.now().getTime() - heldForHours * HOUR).toISOString()]);
      await line.t.app.get(MessagePipeline).deliver({ storeId: linked.storeId, conversationId });
      await line.settled();
    };
    await lookAgain(23);
    expect(await read()).toMatchObject({ status: 'queued', waits: limit });
    await lookAgain(24);
    expect(await read()).toMatchObject({ status: 'failed', failure: { ...limit, action: 'wait' }, waits: null });
    await linked.owner.post(`${path}/retry`).expect(({ status }) => expect(status).toBeLessThan(300));
    await line.settled();
    expect(await read()).toMatchObject({ status: 'queued', failure: null, waits: limit });
    await later(80_000);
    expect(await read()).toMatchObject({ status: 'delivered', failure: null, waits: null });
  });

  it('R182: a bulk message over a trial waits with its number, lets people go first, and what was turned away is no failure of it', async () => {
    const linked = await link({ messagesPerMinute: '256' }, { plan: 'trial' });
    const { owner, session } = linked;
    const path = (rest = ''): string => `${owner.storePath}/bulk-messages${rest}`;
    const { body: template } = await owner.post(`${owner.storePath}/templates`, { account_id: linked.account, label: 'Open', language: 'en_US', category: 'utility', components: { body: 'We are open now', buttons: [], samples: {} } }).expect(201);
    const { body: bulk } = await owner.post(path(), { title: 'Open' }).expect(201);
    const numbers = Array.from({ length: 12 }, (_item, place) => `120255506${String(place).padStart(2, '0')}`);
    await owner.post(`${owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows: numbers.map((number) => ({ mobile_number: `+${number}` })) }).expect(200);
    await owner.patch(path(`/${bulk.id}`), { template_id: template.id, account_id: linked.account, variable_type: 'common' }).expect(200);
    await owner.post(path(`/${bulk.id}/start`)).expect(200);
    await line.settled();
    const sent = () => line.sandbox.wasender.sent.filter((each) => each.session === session).map(({ body }) => body['text']);
    const written = async () => (await rows(line.t, 'select 1 from messages where store_id = $1', [linked.storeId])).length;
    expect(sent()).toHaveLength(1);
    // What is not written can be paused, and stands in nobody's way.
    expect(await written()).toBeLessThanOrEqual(3);
    const { id } = await send(linked, '+12025550699', { kind: 'text', text: 'From a person' });
    await line.settled();
    // Both bells ring when the minute is over: what a person wrote has the first turn.
    const before = await written();
    for (const clock of [line.sandbox, line.t.clock]) clock.advance(61_000);
    await line.t.app.get(BulkSending, { strict: false }).run(linked.storeId, linked.accountId);
    expect(await written()).toBe(before);
    const [{ conversation_id: conversationId } = { conversation_id: '' }] = await rows<{ conversation_id: string }>(line.t, 'select conversation_id from messages where store_id = $1 and id = $2', [linked.storeId, parsePublicId('message', id)]);
    await line.t.app.get(MessagePipeline).deliver({ storeId: linked.storeId, conversationId });
    await line.settled();
    expect(sent()).toEqual(['We are open now', 'From a person']);
    for (let round = 0; round < 16; round += 1) {
      await later(80_000);
      expect((await owner.get(path(`/${bulk.id}`)).expect(200)).body.pause_reason).toBeNull();
    }
    expect((await owner.get(path(`/${bulk.id}`)).expect(200)).body).toMatchObject({ status: 'completed', progress: { recipients: 12, delivered: 12 } });
    expect(sent().filter((text) => text === 'We are open now')).toHaveLength(12);
    // The daily limit is announced where the account is set to the pace of a trial.
    await owner.patch(linked.path, { fields: { messagesPerMinute: '1' } }).expect(200);
    const { body: next } = await owner.post(path(), { title: 'Again' }).expect(201);
    await owner.post(`${owner.storePath}/recipient-lists/${next.own_list_id}/recipients`, { rows: Array.from({ length: 51 }, (_item, place) => ({ mobile_number: `+1202555${String(7000 + place)}` })) }).expect(200);
    await owner.patch(path(`/${next.id}`), { template_id: template.id, account_id: linked.account, variable_type: 'common' }).expect(200);
    expect((await owner.get(path(`/${next.id}/estimate`)).expect(200)).body).toMatchObject({ to_send: 51, seconds: 86_400 + 75 });
  });

  it('what Meta turns away for its throughput holds the number, not one message of it, and counts as no try', async () => {
    const [one, other] = [await aTalk(line), await aTalk(line)];
    line.sandbox.chaos.set({ throughput: 1 });
    const warn = jest.spyOn(Logger.prototype, 'warn');
    await one.owner.post(`${one.path}/messages`, textMessage('One')).expect(201);
    await line.settled();
    expect(warn.mock.calls.filter(([words]) => String(words).startsWith(`${line.shop.account} sends nothing for 1 s: meta.130429`))).toHaveLength(1);
    warn.mockRestore();
    const held = async () => (await rows<{ held_until: Date | null }>(line.t, `select held_until from pace_buckets where store_id = $1 and scope = 'number'`, [line.shop.storeId]))[0]?.held_until;
    expect((await held())?.getTime()).toBeGreaterThan(line.t.clock.now().getTime() - 5_000);
    await line.t.owner.query(`update pace_buckets set held_until = $2 where store_id = $1 and scope = 'number'`, [line.shop.storeId, new Date(line.t.clock.now().getTime() + 60_000)]);
    await other.owner.post(`${other.path}/messages`, textMessage('Other')).expect(201);
    await line.settled();
    expect((await other.thread())[0]).toMatchObject({ text: 'Other', status: 'queued' });
    await later(80_000);
    await later(20_000);
    for (const talk of [one, other]) expect((await talk.thread())[0]).toMatchObject({ direction: 'out', status: 'delivered', attempt_count: 1 });
    expect(await held()).toBeNull();
  });
});

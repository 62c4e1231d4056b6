import { DELIVER } from '../../apps/api/src/modules/conversations/index.js';
import { Sending } from '../../apps/api/src/modules/sending/index.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate, bulksOf } from '../support/bulk.js';
import { untilBlocked } from '../support/locks.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';

interface Kept { id: string; status: string; external_id: string | null; attempt_count: number; failure: { code: string } | null }

/** The provider takes a message, and reports later that it could not bring it: nobody got it. */
describe('failures that are reported later', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => expect(line.sandbox.unplanned).toEqual([]));

  const withoutReports = async (work: () => Promise<unknown>, shop: Shop = line.shop): Promise<void> => {
    line.sandbox.meta.unsubscribe(shop.businessId, shop.appId);
    try {
      await work();
      await line.settled();
    } finally {
      line.sandbox.meta.subscribe(shop.businessId, shop.appId);
    }
  };
  const taken = (talk: Talk) => line.sandbox.meta.sent.filter((send) => send.customer === talk.phone.customer && (send.body['text'] as { body?: string } | undefined)?.body === 'From us');
  const kept = async (talk: Talk): Promise<Kept | undefined> => (await rows<Kept>(line.t, `select * from messages where conversation_id = $1 and author = 'user'`, [talk.uuid]))[0];
  const attempts = (talk: Talk) => rows<{ state: string; error_code: string | null }>(line.t, `select a.state, a.error_code from attempts a join messages m on m.store_id = a.store_id and m.id = a.message_id where m.conversation_id = $1 and m.author = 'user' order by a.number`, [talk.uuid]);
  const report = async (talk: Talk, status: 'sent' | 'delivered' | 'failed', code = 0, place = -1): Promise<void> => {
    await line.sandbox.meta.reportStatus(taken(talk).at(place)?.id ?? '', status, status === 'failed' ? { code, details: 'their words' } : undefined);
    await line.settled();
  };
  /** Lets so much time pass, after which the conversation's bell rings. */
  const later = async (talk: Talk, ms: number, shop: Shop = line.shop): Promise<void> => {
    line.t.clock.advance(ms);
    line.sandbox.advance(ms);
    await line.t.app.get(MessagePipeline).deliver({ storeId: shop.storeId, conversationId: talk.uuid });
    await line.settled();
  };
  /** A message of a person that was taken, and of which nothing was reported. */
  const aTakenMessage = async (shop: Shop = line.shop): Promise<Talk> => {
    const talk = await aTalk(line, 'hello', shop);
    await withoutReports(() => talk.owner.post(`${talk.path}/messages`, textMessage('From us')).expect(201), shop);
    expect(await kept(talk)).toMatchObject({ status: 'sending', external_id: taken(talk)[0]?.id });
    return talk;
  };

  it.each([131000, 131016, 130429])('%d is tried again once after a while, however often it is reported', async (code) => {
    const talk = await aTakenMessage();
    await report(talk, 'failed', code);
    expect(await kept(talk)).toMatchObject({ status: 'queued', external_id: null, failure: null, attempt_count: 1 });
    expect((await talk.thread())[0]).toMatchObject({ text: 'From us', status: 'queued' });
    await later(talk, 0);
    await report(talk, 'failed', code);
    expect(await attempts(talk)).toEqual([{ state: 'failed', error_code: `meta.${code}` }]);
    await withoutReports(() => later(talk, 4_000));
    expect(taken(talk)).toHaveLength(2);
    // Of the first try, whose failure is known.
    await report(talk, 'failed', code, 0);
    expect(await kept(talk)).toMatchObject({ status: 'sending', external_id: taken(talk)[1]?.id, attempt_count: 2 });
    await report(talk, 'delivered');
    await report(talk, 'failed', code);
    expect(await kept(talk)).toMatchObject({ status: 'delivered', failure: null, attempt_count: 2 });
    await later(talk, MINUTE);
    expect(taken(talk)).toHaveLength(2);
    expect(await attempts(talk)).toMatchObject([{ state: 'failed' }, { state: 'accepted' }]);
  });

  it('is rung for when its time has come, and by the sweeper when that bell was lost', async () => {
    const talk = await aTakenMessage();
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany');
    await report(talk, 'failed', 131016);
    expect(bells.mock.calls).toContainEqual([DELIVER, [expect.objectContaining({ conversationId: talk.uuid })], { delayMs: 3_000 }]);
    bells.mockRestore();
    line.t.clock.advance(15_000);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    expect(await kept(talk)).toMatchObject({ status: 'delivered', attempt_count: 2 });
    expect(taken(talk)).toHaveLength(2);
  });

  it('a message that arrived after all is not sent again', async () => {
    const talk = await aTakenMessage();
    await report(talk, 'failed', 131000);
    await report(talk, 'delivered');
    expect(await kept(talk)).toMatchObject({ status: 'delivered', external_id: taken(talk)[0]?.id, failure: null });
    await later(talk, MINUTE);
    expect(taken(talk)).toHaveLength(1);
  });

  it('nor when that is reported in the moment in which somebody takes it for another try', async () => {
    const talk = await aTakenMessage();
    await report(talk, 'failed', 131000);
    const { owner } = line.t;
    await owner.query('begin');
    await owner.query(`update messages set status = 'delivered', external_id = $2 where id = $1`, [(await kept(talk))?.id, taken(talk)[0]?.id]);
    const again = later(talk, MINUTE);
    await untilBlocked(owner, 1);
    await owner.query('commit');
    await again;
    await later(talk, MINUTE);
    expect(taken(talk)).toHaveLength(1);
    expect(await attempts(talk)).toHaveLength(1);
  });

  it('an earlier try\'s failure, read in the moment in which somebody takes it for another try, is not charged to that one', async () => {
    const talk = await aTakenMessage();
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany');
    const { owner } = line.t;
    const id = (await kept(talk))?.id;
    await owner.query('begin');
    await owner.query(`update messages set status = 'sending', external_id = null, attempt_count = 2 where id = $1`, [id]);
    await owner.query(`insert into attempts (store_id, id, message_id, account_id, number, state, started_at, lease_until)
      select store_id, gen_random_uuid(), id, account_id, 2, 'sending', $2, $3 from messages where id = $1`, [id, line.t.clock.now(), line.t.clock.in(MINUTE)]);
    const reported = report(talk, 'failed', 131016);
    await untilBlocked(owner, 1);
    await owner.query('commit');
    await reported;
    expect(await kept(talk)).toMatchObject({ status: 'sending', failure: null, attempt_count: 2 });
    expect((await attempts(talk)).map(({ state }) => state)).toEqual(['accepted', 'sending']);
    expect(bells.mock.calls.filter(([job]) => job === DELIVER)).toEqual([]);
    bells.mockRestore();
  });

  it('is tried as often as the table says and no more, and a person begins a new round', async () => {
    const talk = await aTakenMessage();
    for (let round = 2; round <= 4; round += 1) {
      await report(talk, 'failed', 131000);
      await withoutReports(() => later(talk, MINUTE));
      expect(taken(talk)).toHaveLength(round);
    }
    await report(talk, 'failed', 131000);
    expect(await kept(talk)).toMatchObject({ status: 'failed', failure: { code: 'meta.131000' }, attempt_count: 4 });
    await later(talk, HOUR);
    expect(taken(talk)).toHaveLength(4);
    const [bubble] = await talk.thread();
    await withoutReports(() => talk.owner.post(`${talk.path}/messages/${bubble?.id}/retry`).expect(201));
    expect(taken(talk)).toHaveLength(5);
    await report(talk, 'failed', 131000);
    expect(await kept(talk)).toMatchObject({ status: 'queued', attempt_count: 5 });
    await later(talk, MINUTE);
    expect(await kept(talk)).toMatchObject({ status: 'delivered', attempt_count: 6 });
  });

  it('a report that comes once more does not undo what a person has begun', async () => {
    const talk = await aTakenMessage();
    await report(talk, 'failed', 131026);
    expect(await kept(talk)).toMatchObject({ status: 'failed', failure: { code: 'meta.131026' } });
    await later(talk, MINUTE);
    expect(taken(talk)).toHaveLength(1);
    const [bubble] = await talk.thread();
    line.sandbox.chaos.set({ throughput: 1 });
    await talk.owner.post(`${talk.path}/messages/${bubble?.id}/retry`).expect(201);
    await line.settled();
    await report(talk, 'failed', 131026);
    expect(await kept(talk)).toMatchObject({ status: 'queued', external_id: null });
    await later(talk, MINUTE);
    expect(await kept(talk)).toMatchObject({ status: 'delivered', attempt_count: 2 });
    expect(taken(talk)).toHaveLength(2);
  });

  it('an account that cannot send keeps the message until it can', async () => {
    const shop = await line.openShop();
    const talk = await aTakenMessage(shop);
    await report(talk, 'failed', 131042);
    const accountPath = `${shop.owner.storePath}/accounts/${shop.account}`;
    expect((await shop.owner.get(accountPath).expect(200)).body.paused).toMatchObject({ code: 'meta.131042' });
    expect(await kept(talk)).toMatchObject({ status: 'queued', failure: null });
    await later(talk, MINUTE, shop);
    expect(taken(talk)).toHaveLength(1);
    await shop.owner.patch(accountPath, { fields: { accessToken: shop.accessToken } }).expect(200);
    await line.settled();
    expect(await kept(talk)).toMatchObject({ status: 'delivered', attempt_count: 2 });
    expect(taken(talk)).toHaveLength(2);
  });

  it('what was reported before an account was corrected does not stop it again, however late it comes', async () => {
    const shop = await line.openShop();
    const accountPath = `${shop.owner.storePath}/accounts/${shop.account}`;
    const paused = async (): Promise<unknown> => (await shop.owner.get(accountPath).expect(200)).body.paused;
    const talk = await aTakenMessage(shop);
    await report(talk, 'failed', 131042);
    expect(await paused()).toMatchObject({ code: 'meta.131042' });
    await later(talk, MINUTE, shop);
    await shop.owner.patch(accountPath, { fields: { accessToken: shop.accessToken } }).expect(200);
    await line.settled();
    await shop.owner.post(`${shop.owner.storePath}/webhook-events/replay`, { since: new Date(line.t.clock.now().getTime() - HOUR).toISOString() }).expect(200);
    await line.settled();
    expect(await paused()).toBeNull();
    // Reported after it, it holds.
    await later(talk, MINUTE, shop);
    const next = await aTakenMessage(shop);
    await report(next, 'failed', 131042);
    expect(await paused()).toMatchObject({ code: 'meta.131042' });
  });

  it('is not sent after the window has closed, and not after a person took the conversation', async () => {
    const talk = await aTakenMessage();
    await report(talk, 'failed', 131016);
    await line.t.owner.query(`update conversations set window_closes_at = now() - interval '1 second' where id = $1`, [talk.uuid]);
    await later(talk, MINUTE);
    expect(await kept(talk)).toMatchObject({ status: 'failed', failure: { code: 'window.closed' } });
    const answered = await aTalk(line, 'hello');
    const answer = line.sandbox.meta.sent.filter((send) => send.customer === answered.phone.customer).at(-1);
    // As if nothing had been reported of it.
    await line.t.owner.query('delete from message_facts where external_id = $1', [answer?.id]);
    await line.t.owner.query(`update messages set status = 'sending' where external_id = $1`, [answer?.id]);
    await line.t.owner.query('update conversations set handler_version = handler_version + 1 where id = $1', [answered.uuid]);
    const count = line.sandbox.meta.sent.length;
    expect(answer?.id).toEqual(expect.any(String));
    await line.sandbox.meta.reportStatus(answer?.id ?? '', 'failed', { code: 131016, details: '' });
    await line.settled();
    await later(answered, MINUTE);
    expect(line.sandbox.meta.sent).toHaveLength(count);
    expect(await rows(line.t, `select status, failure->>'code' as code from messages where conversation_id = $1 and author = 'assistant' and attempt_count > 0 and status = 'failed'`, [answered.uuid])).toEqual([{ status: 'failed', code: 'conversation.taken' }]);
  });

  it('counts as well when it is faster than the answer to the send', async () => {
    const talk = await aTalk(line, 'hello');
    const sending = line.t.app.get(Sending, { strict: false });
    const send = sending.send.bind(sending);
    const spy = jest.spyOn(sending, 'send').mockImplementationOnce(async (...args) => {
      const outcome = await send(...args);
      line.sandbox.meta.subscribe(line.shop.businessId, line.shop.appId);
      await line.sandbox.meta.reportStatus(taken(talk)[0]?.id ?? '', 'failed', { code: 131016, details: '' });
      for (;;) if ((await attempts(talk))[0]?.state === 'failed') return outcome;
    });
    await withoutReports(() => talk.owner.post(`${talk.path}/messages`, textMessage('From us')).expect(201));
    spy.mockRestore();
    expect(await kept(talk)).toMatchObject({ status: 'queued', external_id: null, attempt_count: 1 });
    await later(talk, MINUTE);
    expect(await kept(talk)).toMatchObject({ status: 'delivered', attempt_count: 2 });
    expect(taken(talk)).toHaveLength(2);
  });

  it('R171: of a bulk message, who is reached by another try counts as reached', async () => {
    const bulks = bulksOf(line, await anApprovedTemplate(line, line.shop));
    const waIds = bulks.numbers(3);
    const bulk = await bulks.draft(waIds);
    await withoutReports(() => bulks.start(bulk));
    const [first, second, third] = line.sandbox.meta.sent.filter(({ customer }) => waIds.includes(customer.waId ?? ''));
    await line.sandbox.meta.reportStatus(first?.id ?? '', 'delivered');
    await line.sandbox.meta.reportStatus(second?.id ?? '', 'failed', { code: 131026, details: '' });
    await line.sandbox.meta.reportStatus(third?.id ?? '', 'failed', { code: 131016, details: '' });
    await line.settled();
    expect((await bulks.get(bulk)).progress).toMatchObject({ recipients: 3, delivered: 1, failed: 1 });
    await bulks.sweep(15_000);
    expect((await bulks.get(bulk)).progress).toMatchObject({ recipients: 3, delivered: 2, failed: 1 });
    expect(await bulks.get(bulk)).toMatchObject({ status: 'partially_failed' });
    expect(bulks.sentTo(waIds)).toHaveLength(4);
  });
});

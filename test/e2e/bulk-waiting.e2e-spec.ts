import { parsePublicId, publicId } from '#contracts';
import { AccountDirectory } from '../../apps/api/src/modules/accounts/index.js';
import { BulkBatches } from '../../apps/api/src/modules/bulk/sending/bulk-batches.service.js';
import { TAKE_TIME } from '../../apps/api/src/modules/bulk/sending/sending.queries.js';
import { Outbox } from '../../apps/api/src/modules/conversations/index.js';
import { Reach } from '../../apps/api/src/modules/sending/index.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Database, queryRows } from '../../apps/api/src/platform/database/database.js';
import { anApprovedTemplate, type Bulk, type Bulks, bulksOf } from '../support/bulk.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

describe('bulk messages that wait', () => {
  let line: Line;
  let shop: Shop;
  let bulks: Bulks;
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
    const template = await anApprovedTemplate(line, shop);
    bulks = bulksOf(line, template);
  });
  afterAll(() => line.close());

  it('writes first to no more people in 24 hours than WhatsApp lets the business, and goes on as these become fewer', async () => {
    const told = (limit: string): Promise<unknown> => line.sandbox.meta.post(shop.appId, { object: 'whatsapp_business_account', entry: [{ id: shop.businessId, time: Math.floor(line.t.clock.now().getTime() / 1000), changes: [{ field: 'business_capability_update', value: { max_daily_conversations_per_business: limit } }] }] });
    line.t.clock.advance(25 * HOUR);
    line.sandbox.advance(25 * HOUR);
    await told('TIER_20');
    await line.settled();
    const [waIds, friend = ''] = [bulks.numbers(30), ...bulks.numbers(1)];
    const bulk = await bulks.draft([friend, ...waIds]);
    // Who wrote today is in a conversation already, and counts for nothing.
    await line.sandbox.phone({ waId: friend, name: 'Friend' }).with(shop.numberId).text('see you today');
    await line.settled();
    await line.t.owner.query(`update messages set occurred_at = $1 where text = 'see you today'`, [new Date(line.t.clock.now().getTime() - HOUR)]);
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body.reach).toEqual({ limit: 20, left: 19, later: 12, days: 2 });
    // Two senders that counted the same room at the same time get no more than that together.
    const [db, reach, account] = [line.t.app.get(Database, { strict: false }), line.t.app.get(Reach, { strict: false }), await line.t.app.get(AccountDirectory, { strict: false }).open(shop.storeId, shop.accountId)];
    const [room, again] = await Promise.all([reach.room(account), reach.room(account)]);
    expect([room, again]).toMatchObject([{ left: 19 }, { left: 19 }]);
    const taken = await Promise.all([room, again].map((counted) => db.inStore(shop.storeId, (tx) => reach.take(tx, account, counted, 15))));
    expect([taken.toSorted((a, b) => a - b), await reach.room(account)]).toMatchObject([[4, 15], { left: 0 }]);
    await db.inStore(shop.storeId, async (tx) => reach.giveBack(tx, account, room, 19));
    await bulks.start(bulk);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'in_progress', waits_for_limit: true, progress: { delivered: 19, pending: 12 } });
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body.reach).toMatchObject({ limit: 20, left: 1 });
    await bulks.sweep(HOUR);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'in_progress', waits_for_limit: true, progress: { delivered: 20, pending: 11 } });
    await bulks.sweep(24 * HOUR);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'completed', waits_for_limit: false, progress: { delivered: 31 } });
    // Who uses up what is left is over all the same.
    await told('TIER_40');
    await line.settled();
    const { left } = (await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body.reach as { left: number };
    const last = await bulks.draft(bulks.numbers(left));
    await bulks.start(last);
    await line.settled();
    await bulks.sweep();
    expect(await bulks.get(last)).toMatchObject({ status: 'completed', waits_for_limit: false, progress: { delivered: left } });
    await told('TIER_UNLIMITED');
    await line.settled();
    expect((await shop.owner.get(bulks.path(`/${(await bulks.draft(bulks.numbers(1))).id}/estimate`)).expect(200)).body.reach).toBeNull();
  });

  it('waits for the moment in which the linked phone is compared, and goes on by itself', async () => {
    const bulk = await bulks.draft(bulks.numbers(3));
    const compare = async (code: string | null): Promise<void> => {
      await line.t.owner.query('update accounts set paused_at = case when $2::text is null then null else now() end, paused_code = $2, updated_at = now() where id = $1', [shop.accountId, code]);
      await line.t.owner.query('update account_revision set revision = revision + 1');
      await line.t.app.get(AccountDirectory, { strict: false }).openAnew(shop.storeId, shop.accountId);
    };
    await compare('session.comparing');
    await bulks.start(bulk);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'in_progress', pause_reason: null, progress: { pending: 3 } });
    await compare(null);
    await bulks.sweep(MINUTE);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'completed', progress: { delivered: 3 } });
  });

  it('what nobody knows is never sent again by itself: a report decides it, however late, or people do', async () => {
    const waIds = bulks.numbers(3);
    const bulk = await bulks.draft(waIds);
    // The answers are lost, and so are the reports.
    line.sandbox.chaos.set({ dropSendResponse: true, badSignature: true });
    await bulks.start(bulk);
    await line.settled();
    line.sandbox.chaos.clear();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'in_progress', progress: { unknown: 3, undecided: 0, sending: 0 } });
    for (let minute = 0; minute < 4; minute += 1) await bulks.sweep(2 * MINUTE);
    expect([bulks.sentTo(waIds).length, await bulks.get(bulk)]).toMatchObject([3, { status: 'in_progress', progress: { unknown: 3, undecided: 0 } }]);
    // Nothing but the end of the silence is waited for, and it is not looked for every moment.
    const account = await line.t.app.get(AccountDirectory, { strict: false }).open(shop.storeId, shop.accountId);
    expect(await line.t.app.get(BulkBatches, { strict: false }).next(account, 10)).toEqual({ kind: 'later', ms: 30_000 });
    await bulks.sweep(3 * MINUTE);
    await bulks.sweep(MINUTE);
    expect([bulks.sentTo(waIds).length, await bulks.get(bulk)]).toMatchObject([3, { status: 'partially_failed', progress: { unknown: 3, undecided: 3 } }]);
    const report = async (waId = ''): Promise<void> => {
      await line.sandbox.meta.reportStatus(line.sandbox.meta.sent.find(({ customer }) => customer.waId === waId)?.id ?? '', 'delivered');
      await line.settled();
    };
    await report(waIds[0]);
    expect(await bulks.get(bulk)).toMatchObject({ progress: { delivered: 1, unknown: 2, undecided: 2 } });
    // "Try the failed ones again" is no leave to send these twice.
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/retry-failed`)).expect(409)).body.code).toBe('bulk_message.nothing_to_retry');
    await shop.owner.post(bulks.path(`/${bulk.id}/retry-undecided`)).expect(200);
    await line.settled();
    expect([bulks.sentTo(waIds).toSorted(), await bulks.get(bulk)]).toMatchObject([[waIds[0], waIds[1], waIds[1], waIds[2], waIds[2]], { status: 'completed', progress: { delivered: 3, unknown: 0 } }]);
    await shop.owner.post(bulks.path(`/${bulk.id}/retry-undecided`)).expect(409);
    // Whoever waits for another try when it is cancelled may have it already, and is not counted among those who were never written to.
    const id = parsePublicId('bulk_message', bulk.id);
    await line.t.owner.query(`update messages m set status = 'unknown', unknown_count = 2, external_id = null from bulk_recipients r where r.bulk_id = $1 and m.id = r.message_id`, [id]);
    await line.t.owner.query(`update bulk_messages set state = 'paused', finished_at = null where id = $1`, [id]);
    await shop.owner.post(bulks.path(`/${bulk.id}/retry-undecided`)).expect(200);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'paused', progress: { pending: 3, unknown: 0 } });
    await shop.owner.post(bulks.path(`/${bulk.id}/cancel`)).expect(200);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'cancelled', progress: { pending: 0, skipped: 0, unknown: 3 } });
  });

  it('stopping it and sending one of its messages wait for each other, whoever comes first: nobody is left over', async () => {
    const { db, outbox } = { db: line.t.app.get(Database, { strict: false }), outbox: line.t.app.get(Outbox, { strict: false }) };
    const waiting = async (): Promise<void> => {
      let seen = 0;
      while (seen === 0) seen = (await rows(line.t, `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length;
    };
    for (const [state, stop, left] of [['running', 'pause', 'pending'], ['running', 'cancel', 'skipped'], ['paused', 'cancel', 'skipped']] as const) {
      const waIds = bulks.numbers(2);
      const bulk = await bulks.draft(waIds);
      await bulks.start(bulk);
      await line.settled();
      const id = parsePublicId('bulk_message', bulk.id);
      // Both wait for another try.
      const [first] = await rows<{ conversation_id: string }>(line.t, `
        update messages m set status = 'queued', external_id = null, attempt_count = 1, next_attempt_at = $2 from bulk_recipients r
        where r.bulk_id = $1 and m.id = r.message_id returning m.conversation_id`, [id, line.t.clock.now()]);
      await line.t.owner.query('update bulk_messages set state = $2, finished_at = null where id = $1', [id, state]);
      // Whoever sends has the conversation; the stop comes in between, and has the bulk message; then the sender looks at it.
      const stopped = await db.inStore(shop.storeId, async (tx) => {
        await tx.query('select 1 from conversations where id = $1 for update', [first?.conversation_id]);
        const answer = shop.owner.post(bulks.path(`/${bulk.id}/${stop}`)).then(({ status }) => status);
        await waiting();
        await outbox.next(tx, shop.storeId, first?.conversation_id ?? '');
        return { answer };
      });
      expect(await stopped.answer).toBe(200);
      expect(await rows(line.t, 'select distinct state from bulk_recipients where bulk_id = $1', [id])).toEqual([{ state: left }]);
      await line.t.owner.query(`update bulk_messages set state = 'cancelled' where id = $1`, [id]);
    }
  });

  it('two workers share one pace: what the second takes begins where the first ends', async () => {
    const [db, now] = [line.t.app.get(Database, { strict: false }), line.t.clock.now()];
    await line.t.owner.query('delete from bulk_paces');
    const begins = await Promise.all([250, 500, 250, 125].map((ms) => db.inStore(shop.storeId, async (tx) => {
      const [taken] = await queryRows<{ begins_at: Date }>(tx, TAKE_TIME, [shop.storeId, shop.accountId, now, 2_000, ms]);
      return { at: (taken?.begins_at.getTime() ?? 0) - now.getTime(), ms };
    })));
    const inTurns = begins.toSorted((a, b) => a.at - b.at);
    expect(inTurns.map(({ at }) => at)).toEqual(inTurns.map((_each, place) => inTurns.slice(0, place).reduce((sum, { ms }) => sum + ms, 0)));
  });

  it('a worker that dies between two batches leaves nobody out and writes to nobody twice', async () => {
    const waIds = bulks.numbers(20);
    const bulk = await bulks.draft(waIds);
    await bulks.start(bulk);
    await line.settled();
    // As a crash leaves it: some are written and wait in their queue, some are not.
    const id = parsePublicId('bulk_message', bulk.id);
    const before = bulks.sentTo(waIds).length;
    expect(before).toBe(20);
    await line.t.owner.query(`update bulk_messages set state = 'running' where id = $1`, [id]);
    await bulks.sweep();
    expect([bulks.sentTo(waIds).length, (await bulks.get(bulk)).status]).toEqual([20, 'completed']);
    const written = await rows<{ message_id: string }>(line.t, 'select message_id from bulk_recipients where bulk_id = $1', [id]);
    expect(new Set(written.map(({ message_id: message }) => message)).size).toBe(20);
    line.t.clock.advance(MINUTE);

    // As WhatsApp turns messages away for now: it is not over before they are answered, and too many of them stop it.
    const turnAway = async (count: number): Promise<Bulk> => {
      await line.t.owner.query(`update messages set status = 'queued', external_id = null, attempt_count = 1, next_attempt_at = $2 where id = any($1)`, [written.slice(0, count).map(({ message_id: message }) => message), new Date(line.t.clock.now().getTime() + HOUR)]);
      await line.t.owner.query(`update bulk_messages set state = 'running', finished_at = null, approved_at = null where id = $1`, [id]);
      await bulks.sweep();
      return bulks.get(bulk);
    };
    expect(await turnAway(2)).toMatchObject({ status: 'in_progress', progress: { sending: 2 } });
    expect(await rows(line.t, 'select state, finished_at from bulk_messages where id = $1', [id])).toEqual([{ state: 'running', finished_at: null }]);
    // What waits for another try goes out neither while it is paused nor after it was cancelled, and has its turn when it goes on.
    const sent = bulks.sentTo(waIds).length;
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(200)).body).toMatchObject({ status: 'paused', progress: { pending: 2, sending: 0 } });
    const taken = await rows<{ status: string; code: string }>(line.t, `select status, failure->>'code' as code from messages where id = any($1)`, [written.slice(0, 2).map(({ message_id: message }) => message)]);
    expect(taken).toEqual([{ status: 'failed', code: 'bulk_message.paused' }, { status: 'failed', code: 'bulk_message.paused' }]);
    await bulks.sweep(2 * HOUR);
    expect([bulks.sentTo(waIds).length, (await bulks.get(bulk)).progress['pending']]).toEqual([sent, 2]);
    // One of which WhatsApp said only after the pause that it is to come again later.
    await line.t.owner.query(`update messages set status = 'queued', external_id = null, attempt_count = 1, next_attempt_at = now() where id = $1`, [written[4]?.message_id]);
    await bulks.sweep(2 * HOUR);
    expect([bulks.sentTo(waIds).length, (await bulks.get(bulk)).progress['pending']]).toEqual([sent, 3]);
    await shop.owner.post(bulks.path(`/${bulk.id}/resume`)).expect(200);
    await line.settled();
    expect([bulks.sentTo(waIds).length, await bulks.get(bulk)]).toMatchObject([sent + 3, { status: 'completed', progress: { delivered: 20 } }]);

    const retry = async (messageId = ''): Promise<void> => {
      const [message] = await rows<{ conversation_id: string }>(line.t, 'select conversation_id from messages where id = $1', [messageId]);
      await shop.owner.post(`${shop.owner.storePath}/conversations/${publicId('conversation', message?.conversation_id ?? '')}/messages/${publicId('message', messageId)}/retry`).expect(201);
      await line.settled();
    };
    expect(await turnAway(10)).toMatchObject({ status: 'paused', pause_reason: 'failures', pause_detail: '10/20', progress: { pending: 10, sending: 0 } });
    // A person may still want one of them to get it, and another one later.
    await retry(written[5]?.message_id);
    expect([bulks.sentTo(waIds).length, await bulks.get(bulk)]).toMatchObject([sent + 4, { status: 'paused', progress: { pending: 9, delivered: 11 } }]);
    await shop.owner.post(bulks.path(`/${bulk.id}/cancel`)).expect(200);
    await bulks.sweep(2 * HOUR);
    expect([bulks.sentTo(waIds).length, await bulks.get(bulk)]).toMatchObject([sent + 4, { status: 'cancelled', progress: { skipped: 9, pending: 0 } }]);
    await retry(written[6]?.message_id);
    expect([bulks.sentTo(waIds).length, await bulks.get(bulk)]).toMatchObject([sent + 5, { status: 'cancelled', progress: { skipped: 8, delivered: 12 } }]);
  });
});

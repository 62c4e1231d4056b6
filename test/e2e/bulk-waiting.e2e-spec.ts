import { parsePublicId, publicId } from '#contracts';
import { AccountDirectory } from '../../apps/api/src/modules/accounts/index.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Bulk { id: string; status: string; own_list_id: string; waits_for_limit: boolean; pause_reason: string | null; progress: Record<string, number> }

describe('bulk messages that wait', () => {
  let line: Line;
  let shop: Shop;
  let template: string;
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
    template = await anApprovedTemplate(line, shop);
  });
  afterAll(() => line.close());

  const path = (rest = ''): string => `${shop.owner.storePath}/bulk-messages${rest}`;
  const get = async (bulk: Bulk): Promise<Bulk> => (await shop.owner.get(path(`/${bulk.id}`)).expect(200)).body;
  let people = 0;
  /** Numbers that nobody else has, as WhatsApp ids. */
  const numbers = (count: number): string[] => Array.from({ length: count }, () => `34622${String(100_000 + (people += 1))}`);
  const draft = async (waIds: readonly string[]): Promise<Bulk> => {
    const bulk = (await shop.owner.post(path(), { title: 'Autumn' }).expect(201)).body as Bulk;
    await shop.owner.post(`${shop.owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows: waIds.map((waId) => ({ mobile_number: `+${waId}` })) }).expect(200);
    await shop.owner.patch(path(`/${bulk.id}`), { template_id: template, values: { 1: { text: 'you' }, 2: { text: 'everything' } } }).expect(200);
    return bulk;
  };
  const start = async (bulk: Bulk): Promise<void> => void await shop.owner.post(path(`/${bulk.id}/start`)).expect(200);
  const sentTo = (waIds: readonly string[]): string[] => line.sandbox.meta.sent.filter(({ customer }) => waIds.includes(customer.waId ?? '')).map(({ customer }) => customer.waId ?? '');
  const later = async (ms: number): Promise<void> => {
    line.t.clock.advance(ms);
    line.sandbox.advance(ms);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
  };

  it('writes first to no more people in 24 hours than WhatsApp lets the business, and goes on as these become fewer', async () => {
    const told = (limit: string): Promise<unknown> => line.sandbox.meta.post(shop.appId, { object: 'whatsapp_business_account', entry: [{ id: shop.businessId, time: Math.floor(line.t.clock.now().getTime() / 1000), changes: [{ field: 'business_capability_update', value: { max_daily_conversations_per_business: limit } }] }] });
    line.t.clock.advance(25 * HOUR);
    line.sandbox.advance(25 * HOUR);
    await told('TIER_20');
    await line.settled();
    const [waIds, friend = ''] = [numbers(30), ...numbers(1)];
    const bulk = await draft([friend, ...waIds]);
    // Who wrote today is in a conversation already, and counts for nothing.
    await line.sandbox.phone({ waId: friend, name: 'Friend' }).with(shop.numberId).text('see you today');
    await line.settled();
    await line.t.owner.query(`update messages set occurred_at = $1 where text = 'see you today'`, [new Date(line.t.clock.now().getTime() - HOUR)]);
    expect((await shop.owner.get(path(`/${bulk.id}/estimate`)).expect(200)).body.reach).toEqual({ limit: 20, left: 19, later: 12, days: 2 });
    await start(bulk);
    await line.settled();
    expect(await get(bulk)).toMatchObject({ status: 'in_progress', waits_for_limit: true, progress: { delivered: 19, pending: 12 } });
    expect((await shop.owner.get(path(`/${bulk.id}/estimate`)).expect(200)).body.reach).toMatchObject({ limit: 20, left: 1 });
    await later(HOUR);
    expect(await get(bulk)).toMatchObject({ status: 'in_progress', waits_for_limit: true, progress: { delivered: 20, pending: 11 } });
    await later(24 * HOUR);
    expect(await get(bulk)).toMatchObject({ status: 'completed', waits_for_limit: false, progress: { delivered: 31 } });
    // Who uses up what is left is over all the same.
    await told('TIER_40');
    await line.settled();
    const { left } = (await shop.owner.get(path(`/${bulk.id}/estimate`)).expect(200)).body.reach as { left: number };
    const last = await draft(numbers(left));
    await start(last);
    await line.settled();
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    expect(await get(last)).toMatchObject({ status: 'completed', waits_for_limit: false, progress: { delivered: left } });
    await told('TIER_UNLIMITED');
    await line.settled();
    expect((await shop.owner.get(path(`/${(await draft(numbers(1))).id}/estimate`)).expect(200)).body.reach).toBeNull();
  });

  it('waits for the moment in which the linked phone is compared, and goes on by itself', async () => {
    const bulk = await draft(numbers(3));
    const compare = async (code: string | null): Promise<void> => {
      await line.t.owner.query('update accounts set paused_at = case when $2::text is null then null else now() end, paused_code = $2, updated_at = now() where id = $1', [shop.accountId, code]);
      await line.t.owner.query('update account_revision set revision = revision + 1');
      await line.t.app.get(AccountDirectory, { strict: false }).openAnew(shop.storeId, shop.accountId);
    };
    await compare('session.comparing');
    await start(bulk);
    await line.settled();
    expect(await get(bulk)).toMatchObject({ status: 'in_progress', pause_reason: null, progress: { pending: 3 } });
    await compare(null);
    await later(MINUTE);
    expect(await get(bulk)).toMatchObject({ status: 'completed', progress: { delivered: 3 } });
  });

  it('a worker that dies between two batches leaves nobody out and writes to nobody twice', async () => {
    const waIds = numbers(20);
    const bulk = await draft(waIds);
    await start(bulk);
    await line.settled();
    // As a crash leaves it: some are written and wait in their queue, some are not.
    const id = parsePublicId('bulk_message', bulk.id);
    const before = sentTo(waIds).length;
    expect(before).toBe(20);
    await line.t.owner.query(`update bulk_messages set state = 'running' where id = $1`, [id]);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    expect([sentTo(waIds).length, (await get(bulk)).status]).toEqual([20, 'completed']);
    const written = await rows<{ message_id: string }>(line.t, 'select message_id from bulk_recipients where bulk_id = $1', [id]);
    expect(new Set(written.map(({ message_id: message }) => message)).size).toBe(20);
    line.t.clock.advance(MINUTE);

    // As WhatsApp turns messages away for now: it is not over before they are answered, and too many of them stop it.
    const turnAway = async (count: number): Promise<Bulk> => {
      await line.t.owner.query(`update messages set status = 'queued', external_id = null, attempt_count = 1, next_attempt_at = $2 where id = any($1)`, [written.slice(0, count).map(({ message_id: message }) => message), new Date(line.t.clock.now().getTime() + HOUR)]);
      await line.t.owner.query(`update bulk_messages set state = 'running', finished_at = null, approved_at = null where id = $1`, [id]);
      await line.t.app.get(Sweeper, { strict: false }).sweep();
      await line.settled();
      return get(bulk);
    };
    expect(await turnAway(2)).toMatchObject({ status: 'in_progress', progress: { sending: 2 } });
    expect(await rows(line.t, 'select state, finished_at from bulk_messages where id = $1', [id])).toEqual([{ state: 'running', finished_at: null }]);
    // What waits for another try goes out neither while it is paused nor after it was cancelled, and has its turn when it goes on.
    const sent = sentTo(waIds).length;
    expect((await shop.owner.post(path(`/${bulk.id}/pause`)).expect(200)).body).toMatchObject({ status: 'paused', progress: { pending: 2, sending: 0 } });
    const taken = await rows<{ status: string; code: string }>(line.t, `select status, failure->>'code' as code from messages where id = any($1)`, [written.slice(0, 2).map(({ message_id: message }) => message)]);
    expect(taken).toEqual([{ status: 'failed', code: 'bulk_message.paused' }, { status: 'failed', code: 'bulk_message.paused' }]);
    await later(2 * HOUR);
    expect([sentTo(waIds).length, (await get(bulk)).progress['pending']]).toEqual([sent, 2]);
    // One of which WhatsApp said only after the pause that it is to come again later.
    await line.t.owner.query(`update messages set status = 'queued', external_id = null, attempt_count = 1, next_attempt_at = now() where id = $1`, [written[4]?.message_id]);
    await later(2 * HOUR);
    expect([sentTo(waIds).length, (await get(bulk)).progress['pending']]).toEqual([sent, 3]);
    await shop.owner.post(path(`/${bulk.id}/resume`)).expect(200);
    await line.settled();
    expect([sentTo(waIds).length, await get(bulk)]).toMatchObject([sent + 3, { status: 'completed', progress: { delivered: 20 } }]);

    const retry = async (messageId = ''): Promise<void> => {
      const [message] = await rows<{ conversation_id: string }>(line.t, 'select conversation_id from messages where id = $1', [messageId]);
      await shop.owner.post(`${shop.owner.storePath}/conversations/${publicId('conversation', message?.conversation_id ?? '')}/messages/${publicId('message', messageId)}/retry`).expect(201);
      await line.settled();
    };
    expect(await turnAway(10)).toMatchObject({ status: 'paused', pause_reason: 'failures', pause_detail: '10/20', progress: { pending: 10, sending: 0 } });
    // A person may still want one of them to get it, and another one later.
    await retry(written[5]?.message_id);
    expect([sentTo(waIds).length, await get(bulk)]).toMatchObject([sent + 4, { status: 'paused', progress: { pending: 9, delivered: 11 } }]);
    await shop.owner.post(path(`/${bulk.id}/cancel`)).expect(200);
    await later(2 * HOUR);
    expect([sentTo(waIds).length, await get(bulk)]).toMatchObject([sent + 4, { status: 'cancelled', progress: { skipped: 9, pending: 0 } }]);
    await retry(written[6]?.message_id);
    expect([sentTo(waIds).length, await get(bulk)]).toMatchObject([sent + 5, { status: 'cancelled', progress: { skipped: 8, delivered: 12 } }]);
  });
});

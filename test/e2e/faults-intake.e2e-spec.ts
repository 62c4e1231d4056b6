import { createHmac } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ingest } from '../../apps/api/src/pipeline/ingest/ingest.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { MINUTE, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { WebhookReplay } from '../../apps/api/src/modules/webhooks/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { deliver, envelopeOf, randomFrom, shuffled, statusBody, textBody, valueOf } from '../support/bodies.js';
import { aLine, eventsOf, type Line, listen, notedOf, post, WEBHOOK_ENV } from '../support/webhooks.js';

const FIXTURES = join(__dirname, '../../libs/providers/meta/fixtures');
/** The address that all fixtures of the Meta provider are about. */
const FIXTURE_NUMBER = '345678901234567';
const FIXTURE_BUSINESS = '210987654321098';

/** Rows of the fault matrix about what comes in. No assistant answers here: the jobs run when a test calls them. */
describe('faults of what comes in', () => {
  let t: TestApp;
  let other: TestApp;
  let origins: string[];
  let line: Line;
  let made = 0;
  beforeAll(async () => {
    t = await startApp(WEBHOOK_ENV);
    other = await startApp(WEBHOOK_ENV, { database: t.database });
    origins = [await listen(t), await listen(other)];
  });
  afterAll(async () => {
    await other.close();
    await t.close();
  });
  beforeEach(async () => { line = await aLine(t); });
  afterEach(() => {
    // Two apps in one process share TypeORM's registry of names, which says so; so does an overloaded one that refuses to store.
    expect([...t.warnings, ...other.warnings].filter((text) => !/poison|DataSourceNameRegistry|could not be stored/.test(text))).toEqual([]);
  });

  const apps = () => [t, other];
  const id = (): string => `wamid.fault-${(made += 1)}`;
  const query = async <Row extends object = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> => (await t.owner.query<Row>(sql, values)).rows;
  const one = async (sql: string, values: unknown[] = []): Promise<number> => Number((await query<{ n: string }>(sql, values))[0]?.n);
  /** Sends all bodies at once, by turns to both processes. What a busy process did not take is delivered again, as Meta does. */
  const sendAll = (bodies: readonly { body: string; secret: string }[]) => Promise.all(bodies.map(async ({ body, secret }, index) => {
    const origin = origins[index % origins.length] ?? '';
    let status = await deliver(origin, body, secret);
    for (let again = 0; again < 5 && status === 503; again += 1) status = await deliver(origin, body, secret);
    return status;
  }));
  /** Several workers in two processes read at once. */
  const ingestEverywhere = () => Promise.all([...apps(), ...apps()].map((app) => app.app.get(MessagePipeline).ingest()));
  const states = (where: Line) => query<{ state: string; n: number }>('select state, count(*)::int as n from webhook_events where store_id = $1 group by state order by state', [where.storeId]);

  it('row 6: every delivery three times at once over two processes is one message and one unread', async () => {
    const bodies = Array.from({ length: 60 }, (_item, index) => textBody(line, { from: `3466000${1000 + (index % 20)}`, id: id() }));
    const answers = await sendAll(bodies.flatMap((body) => [body, body, body].map((same) => ({ body: same, secret: line.secret }))));
    expect(new Set(answers)).toEqual(new Set([200]));
    await ingestEverywhere();
    expect(await one('select count(*) as n from messages where store_id = $1', [line.storeId])).toBe(60);
    expect(await query('select unread_count from conversations where store_id = $1', [line.storeId])).toEqual(Array.from({ length: 20 }, () => ({ unread_count: 3 })));
    expect(await states(line)).toEqual([{ state: 'done', n: 180 }]);
  });

  it('row 8: 50 first messages at once of each of 20 new customers make one customer and one open conversation each', async () => {
    const bodies = Array.from({ length: 1000 }, (_item, index) => textBody(line, { from: `3466100${1000 + (index % 20)}`, id: id() }));
    expect(new Set(await sendAll(bodies.map((body) => ({ body, secret: line.secret }))))).toEqual(new Set([200]));
    await ingestEverywhere();
    expect(await one('select count(*) as n from customers where store_id = $1', [line.storeId])).toBe(20);
    expect(await query('select unread_count, state from conversations where store_id = $1', [line.storeId])).toEqual(Array.from({ length: 20 }, () => ({ unread_count: 50, state: 'open' })));
    expect(await one('select count(*) as n from episodes where store_id = $1', [line.storeId])).toBe(20);
    expect(await one('select count(*) as n from messages where store_id = $1', [line.storeId])).toBe(1000);
  });

  it('row 9: of 500 customers of 5 stores, interleaved, nothing is lost and nothing stands under the wrong customer or store', async () => {
    const stores = [line];
    while (stores.length < 5) stores.push(await aLine(t));
    // The same people write to several stores.
    const sent = stores.flatMap((store, index) => Array.from({ length: 100 }, (_item, customer) => {
      const from = `3466200${1000 + customer + index * 40}`;
      return [0, 1].map((part) => ({ body: textBody(store, { from, id: id(), text: `${store.storeId} ${from} ${part}` }), secret: store.secret }));
    })).flat();
    expect(new Set(await sendAll(shuffled(sent, randomFrom(9))))).toEqual(new Set([200]));
    await ingestEverywhere();
    const storeIds = stores.map(({ storeId }) => storeId);
    expect(await one('select count(*) as n from messages where store_id = any($1)', [storeIds])).toBe(1000);
    expect(await one('select count(*) as n from customers where store_id = any($1)', [storeIds])).toBe(500);
    expect(await query(`select m.text, c.phone from messages m
      join conversations v on v.store_id = m.store_id and v.id = m.conversation_id join customers c on c.store_id = v.store_id and c.id = v.customer_id
      join accounts a on a.store_id = m.store_id and a.id = m.account_id
      where m.store_id = any($1) and (split_part(m.text, ' ', 1) <> m.store_id::text or '+' || split_part(m.text, ' ', 2) <> c.phone)`, [storeIds])).toEqual([]);
  });

  it('row 10: one post of 10 entries with 10 changes of 10 messages and statuses is one 200, and all 1,000 are applied', async () => {
    const values = () => Array.from({ length: 10 }, (_change, change) => valueOf(line,
      Array.from({ length: 5 }, (_item, index) => ({ from: `3466300${1000 + change * 5 + index}`, id: id() })),
      Array.from({ length: 5 }, () => ({ id: id(), status: 'delivered' as const }))));
    const body = envelopeOf(...Array.from({ length: 10 }, () => ({ receiver: line, values: values() })));
    expect(await sendAll([{ body, secret: line.secret }])).toEqual([200]);
    await ingestEverywhere();
    expect(await states(line)).toEqual([{ state: 'done', n: 1 }]);
    expect(await one('select count(*) as n from messages where store_id = $1', [line.storeId])).toBe(500);
    expect(await one('select count(*) as n from message_facts where store_id = $1', [line.storeId])).toBe(500);
  });

  it('row 11: an event that cannot be read takes nobody down, is tried ever more rarely and set aside after five tries with its reason, and is read once it can be', async () => {
    await t.owner.query(`create function refuse_poison() returns trigger language plpgsql as $$ begin
      if new.text like 'poison%' then raise exception 'the poison of the test'; end if; return new; end $$`);
    await t.owner.query('create trigger poison before insert on messages for each row execute function refuse_poison()');
    const ids = Array.from({ length: 40 }, () => id());
    await sendAll(ids.map((wamid, index) => ({ body: textBody(line, { from: `3466400${1000 + index}`, id: wamid, text: index % 20 === 7 ? `poison ${index}` : 'fine' }), secret: line.secret })));
    const ingest = t.app.get(Ingest);
    try {
      await ingestEverywhere();
      expect(await one('select count(*) as n from messages where store_id = $1', [line.storeId])).toBe(38);
      const after = async (ms: number): Promise<unknown[]> => {
        for (const app of apps()) app.clock.advance(ms);
        while (await ingest.nextBatch()) { /* until none is due */ }
        return query('select state, attempts from webhook_events where store_id = $1 and state <> $2', [line.storeId, 'done']);
      };
      const twice = (state: string, attempts: number) => [{ state, attempts }, { state, attempts }];
      expect(await after(2 * SECOND)).toEqual(twice('pending', 2));
      expect(await after(10 * SECOND)).toEqual(twice('pending', 3));
      expect(await after(30 * SECOND)).toEqual(twice('pending', 3));
      expect(await after(30 * SECOND)).toEqual(twice('pending', 4));
      expect(await after(4 * MINUTE)).toEqual(twice('pending', 4));
      expect(await after(MINUTE)).toEqual(twice('failed', 5));
      const failed = await query('select attempts, error from webhook_events where store_id = $1 and state = $2', [line.storeId, 'failed']);
      expect(failed).toEqual([{ attempts: 5, error: expect.stringContaining('the poison of the test') }, { attempts: 5, error: expect.stringContaining('the poison of the test') }]);
    } finally {
      await t.owner.query('drop function refuse_poison() cascade');
    }
    await t.app.get(WebhookReplay, { strict: false }).replay({ storeId: line.storeId, since: new Date(0), state: 'failed' });
    await ingestEverywhere();
    expect(await states(line)).toEqual([{ state: 'done', n: 40 }]);
    expect(new Set((await query<{ external_id: string }>('select external_id from messages where store_id = $1', [line.storeId])).map((row) => row.external_id))).toEqual(new Set(ids));
  });

  it('row 12: 400 signed oddities are answered 200, kept byte for byte, and crash nothing', async () => {
    const random = randomFrom(12);
    const files = (await readdir(FIXTURES)).filter((name) => name.endsWith('.json')).sort();
    const payloads = await Promise.all(files.map(async (name) => (JSON.parse(await readFile(join(FIXTURES, name), 'utf8')) as { payload?: unknown }).payload));
    const seeds = payloads.filter((payload) => payload !== undefined).map((payload) => JSON.stringify(payload).replaceAll(FIXTURE_NUMBER, line.numberId).replaceAll(FIXTURE_BUSINESS, line.businessId));
    const odd = [
      null, true, 0, -1, 1e308, 12345678901234567890n, '', ' ', '\u0000', '\ud800', '\u202e\u200b', 'x'.repeat(65_536), '💥'.repeat(500), `'; drop table messages; --`, '<script>alert(1)</script>',
      [], {}, [[[[]]]], { __proto__: 1 }, '34600123456', 34600123456, '2026-02-30', -5e-7,
    ];
    const bodies = Array.from({ length: 400 }, (_item, index) => mutated(seeds[index % seeds.length] ?? '', odd, random, line));
    const answers = await sendAll(bodies.map((body) => ({ body, secret: line.secret })));
    expect(answers.filter((status) => status !== 200)).toEqual([]);
    const kept = await eventsOf(t, line);
    expect(kept.map((event) => event.body.toString('utf8')).sort()).toEqual([...bodies].sort());
    await ingestEverywhere();
    // What cannot be read is ignored by name; nothing failed.
    expect(await states(line)).toEqual([{ state: 'done', n: 400 }]);
  });

  it('row 13: what nobody signed with this secret is answered 200, never read, and noted by kind', async () => {
    const stranger = await aLine(t);
    const body = textBody(line, { from: '34660990001', id: id() });
    const sign = (algorithm: string, secret: string, of = body) => createHmac(algorithm, secret).update(of).digest('hex');
    const forgeries: Record<string, string>[] = [
      {}, { 'x-hub-signature-256': '' }, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }, { 'x-hub-signature-256': `sha256=${sign('sha256', 'wrong')}` },
      { 'x-hub-signature': `sha1=${sign('sha1', line.secret)}` }, { 'x-hub-signature-256': `sha1=${sign('sha1', line.secret)}` }, { 'x-hub-signature-256': sign('sha256', line.secret) },
      { 'x-hub-signature-256': `sha256=${sign('sha256', stranger.secret)}` }, { 'x-hub-signature-256': `sha256=${sign('sha256', line.secret).slice(0, 40)}` },
      { 'x-hub-signature-256': `sha256=${sign('sha256', line.secret, body.slice(0, -1))}` },
    ];
    for (const headers of forgeries) expect((await post(origins[0] ?? '', body, headers)).status).toBe(200);
    // Half a body names nobody.
    expect((await post(origins[0] ?? '', body.slice(0, -1), { 'x-hub-signature-256': `sha256=${sign('sha256', line.secret)}` })).status).toBe(200);
    await ingestEverywhere();
    expect(await eventsOf(t, line)).toEqual([]);
    expect(await one('select count(*) as n from messages where store_id in ($1, $2)', [line.storeId, stranger.storeId])).toBe(0);
    const noted = await notedOf(t, line);
    expect(noted.reduce((sum, { count }) => sum + count, 0)).toBe(forgeries.length);
    expect(noted.length).toBeLessThanOrEqual(4);
    expect(await notedOf(t, stranger)).toEqual([]);
  });

  it('row 14: 60 connections that never finish a request keep nobody else waiting', async () => {
    const { port } = new URL(origins[0] ?? '');
    const slow: Socket[] = await Promise.all(Array.from({ length: 60 }, (_item, index) => new Promise<Socket>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(index % 2 === 0 ? 'POST /api/webhooks/whatsapp HTTP/1.1\r\nhost: x\r\nx-slow: ' : 'POST /api/webhooks/whatsapp HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n{');
        resolve(socket);
      });
      socket.on('error', reject);
    })));
    const answers = await sendAll(Array.from({ length: 100 }, () => ({ body: textBody(line, { from: '34660990002', id: id() }), secret: line.secret })));
    expect(new Set(answers)).toEqual(new Set([200]));
    for (const socket of slow) socket.destroy();
    const large = Buffer.alloc(6 * 1024 * 1024, 'x');
    expect((await post(origins[0] ?? '', large, {})).status).toBe(413);
    expect((await post(origins[0] ?? '', 'x', { 'content-encoding': 'gzip' })).status).toBe(415);
    expect(await eventsOf(t, line)).toHaveLength(100);
  });

  it('row 7: in all 24 orders of four statuses, twice each, also before its message, the highest one is shown', async () => {
    const orders = permutations(['sent', 'delivered', 'read', 'failed'] as const);
    expect(orders).toHaveLength(24);
    const [from] = await query<{ id: string }>(`insert into customers (store_id, id, created_at, updated_at) values ($1, gen_random_uuid(), now(), now()) returning id`, [line.storeId]);
    const [thread] = await query<{ id: string }>(`insert into conversations (store_id, id, account_id, customer_id, handler_changed_at, last_message_at, created_at, updated_at)
      values ($1, gen_random_uuid(), $2, $3, now(), now(), now(), now()) returning id`, [line.storeId, line.accountId, from?.id]);
    const send = (number: number) => t.owner.query(`with message as (insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
        values ($1, gen_random_uuid(), $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', $4, 'sending', 1, now(), now()) returning store_id, id)
      insert into attempts (store_id, id, message_id, account_id, number, state, started_at, lease_until) select store_id, $5, id, $3, 1, 'sending', now(), now() + interval '1 hour' from message`,
    [line.storeId, thread?.id, line.accountId, `order ${number}`, attemptOf(number)]);
    for (const [number, order] of orders.entries()) {
      const early = number % 2 === 0;
      // Half of them carry our id: they come before the answer to the send was recorded. Half come before the message itself.
      if (early) await send(number);
      for (const status of [...order, ...order]) {
        const callbackData = early ? { callbackData: attemptOf(number) } : {};
        expect(await deliver(origins[0] ?? '', statusBody(line, { id: `wamid.out-${number}`, status, ...callbackData }), line.secret)).toBe(200);
        await t.app.get(MessagePipeline).ingest();
      }
      if (!early) {
        await send(number);
        await deliver(origins[0] ?? '', statusBody(line, { id: `wamid.out-${number}`, status: 'sent', callbackData: attemptOf(number) }), line.secret);
        await t.app.get(MessagePipeline).ingest();
      }
    }
    const shown = await query<{ text: string; status: string }>('select text, status from messages where store_id = $1', [line.storeId]);
    expect(shown.filter(({ status }) => status !== 'read')).toEqual([]);
    expect(shown).toHaveLength(24);
    expect(await one('select count(*) as n from message_facts where store_id = $1', [line.storeId])).toBe(24 * 4);
    // A shown status never went down.
    const announced = await query<{ message: string; status: string }>(`select data->'message'->>'id' as message, data->'message'->>'status' as status from live_events where store_id = $1 and type like 'message.%' order by xid, id`, [line.storeId]);
    const rank = ['queued', 'sending', 'unknown', 'failed', 'sent', 'delivered', 'read', 'played'];
    for (const message of new Set(announced.map((event) => event.message))) {
      const ranks = announced.filter((event) => event.message === message).map((event) => rank.indexOf(event.status));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });
});

/** A valid attempt id that tells its number. */
function attemptOf(number: number): string {
  return `01a20000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
}

/** The body with some of its values replaced by odd ones; it still names the account. */
function mutated(body: string, odd: readonly unknown[], random: () => number, line: Line): string {
  const swaps = 1 + Math.floor(random() * 4);
  const parsed = JSON.parse(body) as unknown;
  for (let swap = 0; swap < swaps; swap += 1) replaceSomewhere(parsed, odd[Math.floor(random() * odd.length)], random);
  const text = JSON.stringify(parsed, (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)) ?? 'null';
  const anchor = `{"id":"${line.businessId}","changes":[]}`;
  return `{"odd":${text},"entry":[${anchor},${text.startsWith('{') ? JSON.stringify((JSON.parse(text) as { entry?: unknown }).entry ?? null) : text}]}`;
}

function replaceSomewhere(value: unknown, odd: unknown, random: () => number): void {
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined) return;
  const holder = value as Record<string, unknown>;
  const inner = holder[key];
  if (typeof inner === 'object' && inner !== null && random() < 0.8) replaceSomewhere(inner, odd, random);
  else holder[key] = odd;
}

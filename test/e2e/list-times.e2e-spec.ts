import { productPage } from '../../apps/api/src/modules/catalog/catalog.queries.js';
import { conversationPage } from '../../apps/api/src/modules/conversations/inbox/conversation-list.queries.js';
import { customerPage } from '../../apps/api/src/modules/customers/customer-list.queries.js';
import { orderPage } from '../../apps/api/src/modules/orders/orders.queries.js';
import { DAY, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { queryRows } from '../../apps/api/src/platform/database/database.js';
import type { TimeFilter } from '../../apps/api/src/platform/http/times.js';
import { anAccount } from '../support/factories.js';
import { furnish } from '../support/furnished-shop.js';
import { type Line, openLine, rows } from '../support/shop.js';

type Row = Readonly<Record<string, string>>;
/** A list, and under which names its rows show when they were made and changed. */
interface List { readonly path: string; readonly created: string; readonly updated?: string }

const LISTS: readonly List[] = [
  { path: 'conversations', created: 'created_at', updated: 'updated_at' },
  { path: 'conversations/{conversation_id}/messages', created: 'created_at' },
  { path: 'conversations/{conversation_id}/runs', created: 'started_at' },
  { path: 'customers', created: 'created_at', updated: 'updated_at' },
  { path: 'orders', created: 'created_at', updated: 'updated_at' },
  { path: 'products', created: 'created_at', updated: 'updated_at' },
  { path: 'products?q=zzyzx', created: 'created_at', updated: 'updated_at' },
  { path: 'knowledge', created: 'created_at', updated: 'updated_at' },
  { path: 'knowledge?q=zzyzx', created: 'created_at', updated: 'updated_at' },
  { path: 'templates', created: 'created_at', updated: 'updated_at' },
  { path: 'bulk-messages', created: 'created_at', updated: 'updated_at' },
  { path: 'notifications', created: 'created_at' },
  { path: 'stock-wishes', created: 'created_at' },
  { path: 'security-events', created: 'first_at', updated: 'last_at' },
  { path: 'webhook-events', created: 'received_at' },
];

describe('lists by when something was made and changed', () => {
  let line: Line;
  let ids: Record<string, string>;
  beforeAll(async () => {
    line = await openLine();
    ids = await furnish(line, line.shop, 'Zzyzx');
    const { t, shop } = line;
    const { owner, storeId } = shop;
    await line.sandbox.phone({ waId: '34644100002', name: 'Zoe' }).with(shop.numberId).text('Hello, are you there?');
    await line.sandbox.phone({ waId: '34644100001' }).with(shop.numberId).text('And a green one?');
    await line.settled();
    for (const title of ['zzyzx One', 'zzyzx Two']) {
      await owner.post(`${owner.storePath}/knowledge`, { title, body: 'zzyzx words' }).expect(201);
      await owner.post(`${owner.storePath}/bulk-messages`, { title }).expect(201);
      await rows(t, `insert into notifications (store_id, id, rule_id, rule_name, occurrence, occurred_at, facts, state, reason_code, created_at, settled_at)
        values ($1, gen_random_uuid(), null, $2, $2, now(), '{}', 'skipped', 'duplicate', now(), now())`, [storeId, title]);
    }
    const key = (await owner.post(`${owner.storePath}/api-keys`, { name: 'Reader', scopes: ['catalog:read'] }).expect(201)).body.value as string;
    for (const path of ['orders', 'knowledge']) await t.http().get(`${owner.storePath}/${path}`).set('authorization', `Bearer ${key}`).expect(403);
    // A few days between the rows, with parts of milliseconds; what changed first was made last.
    for (const table of ['conversations', 'customers', 'orders', 'knowledge_entries', 'templates', 'bulk_messages']) {
      await spread(table, `created_at = now() - n * interval '1 day 123456 microseconds', updated_at = now() + n * interval '1 hour 123456 microseconds'`);
    }
    // As the application writes it: pages turn at whole milliseconds.
    await spread('products', `created_at = date_trunc('second', now()) - n * interval '1 day', updated_at = date_trunc('second', now()) + n * interval '1 hour'`);
    for (const table of ['messages', 'notifications', 'stock_wishes']) await spread(table, `created_at = now() - n * interval '1 day 123456 microseconds'`);
    await spread('runs', `started_at = now() - n * interval '1 day 123456 microseconds'`);
    await spread('security_events', `first_at = now() - n * interval '1 day 123456 microseconds'`);
  });
  afterAll(() => line.close());

  async function spread(table: string, change: string): Promise<void> {
    await rows(line.t, `update ${table} t set ${change} from (select id, row_number() over (order by id) as n from ${table} where store_id = $1) numbered
      where t.store_id = $1 and t.id = numbered.id`, [line.shop.storeId]);
  }
  async function read(path: string, query: Record<string, string> = {}): Promise<Row[]> {
    const address = `${line.shop.owner.storePath}/${path.replaceAll(/\{(\w+)\}/g, (_text, name: string) => ids[name] ?? '')}`;
    return (await line.shop.owner.get(address).query({ limit: '100', ...query }).expect(200)).body.data as Row[];
  }

  it.each(LISTS)('$path: what the filter lets through is what the shown times say', async ({ path, created, updated }) => {
    const all = await read(path);
    const idsOf = (found: readonly Row[]): (string | undefined)[] => found.map(({ id }) => id);
    expect(all.length).toBeGreaterThan(0);
    for (const [name, field] of [['created', created], ...(updated === undefined ? [] : [['updated', updated]])] as [string, string][]) {
      for (const moment of new Set(all.map((row) => row[field] ?? ''))) {
        const later = all.filter((row) => (row[field] ?? '') > moment);
        const earlier = all.filter((row) => (row[field] ?? '') < moment);
        expect([moment, idsOf(await read(path, { [`${name}_after`]: moment }))]).toEqual([moment, idsOf(later)]);
        expect([moment, idsOf(await read(path, { [`${name}_before`]: moment }))]).toEqual([moment, idsOf(earlier)]);
        // The same moment said with an offset.
        const abroad = new Date(Date.parse(moment) + 2 * 3_600_000).toISOString().replace('Z', '+02:00');
        expect(idsOf(await read(path, { [`${name}_after`]: abroad }))).toEqual(idsOf(later));
      }
    }
  });

  it('pages stay within the filter, both ways', async () => {
    const all = await read('products');
    expect(all.length).toBeGreaterThan(1);
    const since = new Date(Date.parse(all.at(-1)?.['created_at'] ?? '') - 1).toISOString();
    const path = `${line.shop.owner.storePath}/products?limit=1&created_after=${since}`;
    const first = (await line.shop.owner.get(path).expect(200)).body;
    const second = (await line.shop.owner.get(`${path}&cursor=${first.next_cursor}`).expect(200)).body;
    const back = (await line.shop.owner.get(`${path}&cursor=${second.prev_cursor}`).expect(200)).body;
    expect([first, second, back].map(({ data }) => data[0].id)).toEqual([all[0]?.['id'], all[1]?.['id'], all[0]?.['id']]);
  });

  it.each(['yesterday', '2026-11-24', '2026-11-24 10:00:00Z', '2026-11-24T10:00:00', '2026-13-24T10:00:00Z', '2026-11-24T10:00:00 02:00', '0000-01-01T00:00:00Z', '1'])('%s is no moment', async (text) => {
    const { body } = await line.shop.owner.get(`${line.shop.owner.storePath}/products`).query({ created_after: text }).expect(422);
    expect(body.errors).toEqual([{ pointer: '?created_after', code: 'not_a_time', detail: 'created_after must be a time like 2026-11-24T10:00:00Z' }]);
  });

  it('a list that does not know these times says so', async () => {
    const { owner } = line.shop;
    for (const path of ['labels?created_after=2026-11-24T10:00:00Z', 'notifications?updated_after=2026-11-24T10:00:00Z', 'orders?created_since=2026-11-24T10:00:00Z']) {
      expect((await owner.get(`${owner.storePath}/${path}`).expect(400)).body.code).toBe('request.unknown_parameter');
    }
  });

  it('a large store\'s lists are read by an index, whichever time is asked for', async () => {
    const { t } = line;
    const shop = await line.openShop();
    const { storeId } = shop;
    const accountId = await anAccount(t, storeId);
    const many = 20_000;
    const at = (direction: string): string => `now() ${direction} g * interval '1 minute'`;
    await t.owner.query(`insert into customers (store_id, id, name, created_at, updated_at) select $1, gen_random_uuid(), 'C' || g, ${at('-')}, ${at('+')} from generate_series(1, ${many}) g`, [storeId]);
    await t.owner.query(`insert into conversations (store_id, id, account_id, customer_id, handler, handler_changed_at, state, last_message_at, created_at, updated_at) select $1, gen_random_uuid(), $2, id, 'ai', created_at, 'open', created_at, created_at, updated_at from customers where store_id = $1`, [storeId, accountId]);
    await t.owner.query(`insert into products (store_id, id, handle, title, description, status, created_at, updated_at) select $1, gen_random_uuid(), 'p' || g, 'P', '', 'active', ${at('-')}, ${at('+')} from generate_series(1, ${many}) g`, [storeId]);
    await t.owner.query(`insert into orders (store_id, id, number, version, status, source, customer_id, conversation_id, currency, subtotal, delivery_fee, tax, total, tax_rate_bp, prices_include_tax, created_at, updated_at)
      select $1, gen_random_uuid(), row_number() over (), 1, 'delivered', 'api', customer_id, id, 'EUR', 0, 0, 0, 0, 0, true, created_at, updated_at from conversations where store_id = $1`, [storeId]);
    await t.owner.query('analyze customers, conversations, products, orders');

    const planOf = ({ sql, values }: { sql: string; values: unknown[] }): Promise<string> => t.db.inStore(storeId, async (tx) =>
      (await queryRows<Record<string, string>>(tx, `explain ${sql}`, values)).map((row) => Object.values(row)[0]).join('\n'));
    // A stretch in the middle: what is newest or oldest would be met by the order of the list alone.
    const stretch = (from: Date): { after: Date; before: Date } => ({ after: from, before: new Date(from.getTime() + 30 * MINUTE) });
    const past = stretch(t.clock.ago(7 * DAY));
    const coming = stretch(t.clock.in(7 * DAY));
    const created: TimeFilter = { created_after: past.after, created_before: past.before };
    const updated: TimeFilter = { updated_after: coming.after, updated_before: coming.before };
    const list = { statuses: ['active'] as const, category: undefined, limit: 51, cursor: undefined };
    expect(await planOf(conversationPage(storeId, { times: created }, undefined, 50))).toMatch(/conversations_created/);
    expect(await planOf(conversationPage(storeId, { times: updated }, undefined, 50))).toMatch(/conversations_updated/);
    expect(await planOf(customerPage(storeId, created, undefined, 50))).toMatch(/Index Scan using customers_newest[\s\S]*Index Cond: .*created_at/);
    expect(await planOf(customerPage(storeId, updated, undefined, 50))).toMatch(/customers_updated/);
    expect(await planOf(orderPage(storeId, { times: created }, undefined, 50))).toMatch(/orders_created/);
    expect(await planOf(orderPage(storeId, { times: updated }, undefined, 50))).toMatch(/orders_updated/);
    expect(await planOf(productPage(storeId, { ...list, times: created }))).toMatch(/using products_newest[\s\S]*Index Cond: .*created_at/);
    expect(await planOf(productPage(storeId, { ...list, times: updated }))).toMatch(/products_updated/);
  });
});

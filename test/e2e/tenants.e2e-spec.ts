import { type IdKind, parsePublicId, publicId, type Role, SCOPES } from '#contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { deliver, textBody } from '../support/bodies.js';
import { aColleague, type Person } from '../support/login.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
interface Operation { readonly method: Method; readonly path: string; readonly params: readonly string[] }

const DOCUMENT = JSON.parse(readFileSync(join(__dirname, '../../libs/api-client/openapi.json'), 'utf8')) as { paths: Record<string, Record<string, unknown>> };
/** Every operation on a store, out of the committed API description. */
const OPERATIONS: readonly Operation[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) => (Object.keys(methods) as Method[])
  .map((method) => ({ method, path, params: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '') })))
  .filter(({ params }) => params.includes('store_id'));
/** Stands in everything that belongs to the foreign store. */
const MARK = 'Zzyzx';

/** Promise 6, row 20: stores never meet. The sweep knows every route, and the ids are those of things that exist. */
describe('promise 6: stores never meet', () => {
  let line: Line;
  let ours: Shop;
  let theirs: Shop;
  const ids: Record<string, string> = {};
  let before: Record<string, string[]>;
  beforeAll(async () => {
    line = await openLine();
    ours = line.shop;
    theirs = await line.openShop();
    await furnish();
    before = await everythingOf(theirs.storeId);
  });
  afterAll(() => line.close());
  /** All routes are more requests than one address may make in a minute. */
  beforeEach(() => line.t.clock.advance(MINUTE));

  /** A life in the foreign store, so that every kind of id exists. */
  async function furnish(): Promise<void> {
    const { t, sandbox } = line;
    const { owner, storeId } = theirs;
    const phone = sandbox.phone({ waId: '34644100001', name: `${MARK} Customer` }).with(theirs.numberId);
    await phone.text(`${MARK} do you have a blue mug?`);
    await line.settled();
    const at = (path: string): string => `${owner.storePath}/${path}`;
    const chair = (await owner.post(at('products'), { title: `${MARK} Chair`, status: 'active', variants: [{ price: { amount: 100, currency: 'USD' } }] }).expect(201)).body as { id: string; variants: { id: string }[] };
    ids['product_id'] = chair.id;
    ids['knowledge_id'] = (await owner.post(at('knowledge'), { title: `${MARK} Returns`, body: `${MARK} within two weeks` }).expect(201)).body.id;
    const document = await t.http().post(at('knowledge/sources/documents')).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).attach('file', Buffer.from(`${MARK} within two weeks`), `${MARK}.txt`);
    ids['source_id'] = document.body.id;
    ids['invitation_id'] = (await owner.post(at('invitations'), { email: 'zzyzx@example.com', role: 'agent' }).expect(201)).body.id;
    ids['api_key_id'] = (await owner.post(at('api-keys'), { name: MARK, scopes: [...SCOPES] }).expect(201)).body.id;
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const spare = parsePublicId('account', (await owner.post(at('accounts'), { provider: 'wasender', name: `${MARK} spare`, status: 'inactive', fields: {} }).expect(201)).body.id);
    const [move] = await rows<{ id: string }>(t, `insert into conversation_moves (store_id, id, from_account_id, to_account_id, moved_by, created_at)
      values ($1, gen_random_uuid(), $2, $3, 'zzyzx', now()) returning id`, [storeId, spare, theirs.accountId]);
    ids['conversation_move_id'] = publicId('conversation_move', move?.id ?? '');
    ids['media_id'] = publicId('media', (await t.app.get(MediaFiles, { strict: false }).put(storeId, pixel, { filename: `${MARK}.png` })).id);
    const csv = await t.http().post(at('product-imports')).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).set('content-type', 'text/csv').send(`title,price\n${MARK} Lamp,10.00\n`);
    ids['import_id'] = csv.body.id;
    await line.settled();
    const colleague = await aColleague(t, owner, 'agent');
    const [talk] = (await owner.get(at('conversations')).expect(200)).body.data as { id: string }[];
    ids['note_id'] = (await owner.post(at(`conversations/${talk?.id}/notes`), { body: `${MARK} wants a refund` }).expect(201)).body.id;
    ids['rate_card_id'] = (await owner.post(at('rate-cards'), { effective_from: '2026-10-01', currency: 'EUR', rates: [] }).expect(201)).body.id;
    ids['synonyms_id'] = (await owner.post(at('synonyms'), { words: [MARK, 'chair'] }).expect(201)).body.id;
    ids['label_id'] = (await owner.post(at('labels'), { name: MARK, color: 'red' }).expect(201)).body.id;
    await owner.put(at(`conversations/${talk?.id}/labels/${ids['label_id']}`)).expect(200);
    ids['canned_reply_id'] = (await owner.post(at('canned-replies'), { shortcut: 'zzyzx', body: `${MARK} greets you` }).expect(201)).body.id;
    ids['inbox_view_id'] = (await owner.post(at('inbox-views'), { name: MARK, shared: true, filter: { tab: 'all', unread: true } }).expect(201)).body.id;
    const bulk = (await owner.post(at('bulk-messages'), { title: MARK }).expect(201)).body as { id: string };
    ids['bulk_message_id'] = bulk.id;
    ids['notification_rule_id'] = (await owner.post(at('notification-rules'), { name: MARK, trigger: 'custom_event', event_name: 'zzyzx' }).expect(201)).body.id;
    const soldOut = (await owner.post(at('products'), { title: `${MARK} Stool`, status: 'active', variants: [{ price: { amount: 100, currency: 'USD' }, stock: 0 }] }).expect(201)).body as { variants: { id: string }[] };
    ids['stock_wish_id'] = (await owner.post(at('stock-wishes'), { customer: '+34644100008', variant_id: soldOut.variants[0]?.id }).expect(201)).body.id;
    const regulars = (await owner.post(at('recipient-lists'), { name: MARK }).expect(201)).body as { id: string };
    ids['recipient_list_id'] = regulars.id;
    await owner.post(at(`recipient-lists/${regulars.id}/recipients`), { rows: [{ mobile_number: '+34644100009', recipient_name: MARK }] }).expect(200);
    ids['recipient_id'] = (await owner.get(at(`recipient-lists/${regulars.id}/recipients`)).expect(200)).body.data[0].id;
    ids['template_id'] = (await owner.post(at('templates'), { account_id: theirs.account, label: MARK, language: 'en', category: 'utility', components: { body: `${MARK} is on its way`, buttons: [], samples: {} } }).expect(201)).body.id;
    await owner.patch(at('assistant/draft'), { greeting: `${MARK} greets you` }).expect(200);
    ids['version_id'] = (await owner.post(at('assistant/versions'), { note: MARK }).expect(201)).body.id;
    ids['test_id'] = (await owner.post(at('assistant/tests'), { title: MARK, messages: [{ author: 'customer', text: `${MARK}?` }], expectations: [] }).expect(201)).body.id;
    ids['order_id'] = (await owner.post(at('orders'), { conversation_id: talk?.id, lines: [{ variant_id: chair.variants[0]?.id, quantity: 1 }], note: `${MARK} hurry` }).expect(201)).body.id;
    const found = async (kind: IdKind, table: string): Promise<string> => publicId(kind, (await rows<{ id: string }>(t, `select id from ${table} where store_id = $1 order by id desc limit 1`, [storeId]))[0]?.id ?? '');
    Object.assign(ids, {
      store_id: publicId('store', storeId), account_id: theirs.account, customer_id: await found('customer', 'customers'), conversation_id: await found('conversation', 'conversations'),
      message_id: await found('message', 'messages'), run_id: await found('run', 'runs'), event_id: await found('webhook_event', 'webhook_events'), member_id: await found('member', 'members'),
      user_id: publicId('user', colleague.userId), provider: 'nobody', date_name: 'birthday',
    });
  }
  /** All rows of a store in all tables, but for those that note who knocked. */
  async function everythingOf(storeId: string): Promise<Record<string, string[]>> {
    const tables = await rows<{ name: string }>(line.t, `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and column_name = 'store_id' and table_type = 'BASE TABLE' and table_name not in ('security_events', 'refused_events') order by 1`);
    const dump: Record<string, string[]> = {};
    for (const { name } of tables) dump[name] = (await rows<{ row: string }>(line.t, `select t::text as row from ${name} t where store_id = $1 ${name === 'live_events' ? `and type <> 'security.recorded'` : ''} order by 1`, [storeId])).map(({ row }) => row);
    return dump;
  }
  const address = (path: string, storePath: string): string => path.replace('/api/v1/stores/{store_id}', storePath).replaceAll(/\{(\w+)\}/g, (_text, name: string) => ids[name] ?? `missing-${name}`);
  const call = (who: Person, { method, path }: Operation, storePath: string, body?: object): Test => (method === 'get' || method === 'delete' ? who[method](address(path, storePath)) : who[method](address(path, storePath), body ?? {}));
  const leaks = (answer: { text?: string }): boolean => (answer.text ?? '').includes(MARK);

  it('the sweep covers every kind of id that a route takes', () => {
    expect(OPERATIONS.length).toBeGreaterThan(60);
    expect([...new Set(OPERATIONS.flatMap(({ params }) => params))].filter((name) => ids[name] === undefined)).toEqual([]);
  });

  it.each(['owner', 'admin', 'agent'] as const)('row 20: a foreign %s gets 404 on every route of the store', async (role: Role) => {
    const stranger = role === 'owner' ? ours.owner : await aColleague(line.t, ours.owner, role);
    const found = [];
    for (const operation of OPERATIONS) {
      const answer = await call(stranger, operation, theirs.owner.storePath);
      if (answer.status !== 404 || answer.body.code !== 'store.not_found' || leaks(answer)) found.push(`${operation.method} ${operation.path}: ${answer.status} ${answer.body.code}`);
    }
    expect(found).toEqual([]);
  });

  it('row 20: a foreign API key with every scope gets 404 on every route of the store', async () => {
    const key = (await ours.owner.post(`${ours.owner.storePath}/api-keys`, { name: 'All', scopes: [...SCOPES] }).expect(201)).body.value as string;
    const found = [];
    for (const [index, operation] of OPERATIONS.entries()) {
      // More routes than a key may ask for in a minute.
      if (index % 100 === 0) line.t.clock.advance(MINUTE);
      const answer = await line.t.http()[operation.method](address(operation.path, theirs.owner.storePath)).set('authorization', `Bearer ${key}`);
      if (answer.status !== 404 || leaks(answer)) found.push(`${operation.method} ${operation.path}: ${answer.status} ${answer.body.code}`);
    }
    expect(found).toEqual([]);
  });

  /** Operations on something inside a store that find what is not theirs, asked by the owner of another store. */
  async function foundUnderOwnStore(): Promise<string[]> {
    const inner = OPERATIONS.filter(({ params }) => params.length > 1);
    expect(inner.length).toBeGreaterThan(30);
    const found = [];
    for (const operation of inner) {
      const answer = await call(ours.owner, operation, ours.owner.storePath);
      // A body that says nothing may be refused before anything is looked for.
      const isRefused = answer.status === 404 || (['post', 'put', 'patch'].includes(operation.method) && [400, 422].includes(answer.status));
      if (!isRefused || leaks(answer)) found.push(`${operation.method} ${operation.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return found;
  }

  it('row 20: foreign ids under the own store are not found, whatever is asked of them', async () => {
    expect(await foundUnderOwnStore()).toEqual([]);
  });

  it('row 20: they are not found either while the second wall is torn down', async () => {
    const walled = await rows<{ name: string }>(line.t, `select oid::regclass::text as name from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`);
    expect(walled.length).toBeGreaterThan(25);
    const alter = (how: 'disable' | 'enable') => line.t.owner.query(walled.map(({ name }) => `alter table ${name} ${how} row level security`).join('; '));
    await alter('disable');
    try {
      expect(await foundUnderOwnStore()).toEqual([]);
    } finally {
      await alter('enable');
    }
  });

  it('a row of one store cannot hang on a row of another, whoever writes it', async () => {
    // Of every foreign key between tables of stores: both sides say the store.
    const loose = await rows(line.t, `
      with keys as (
        select k.conname, k.conrelid, k.confrelid,
          exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'store_id' and a.attnum = any(k.conkey)) as says_here,
          exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'store_id' and a.attnum = any(k.confkey)) as says_there,
          exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'store_id') as is_tenants
        from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace
      ) select conrelid::regclass::text as "table", conname from keys where is_tenants and not (says_here and says_there)`);
    expect(loose).toEqual([]);
    const [conversation] = await rows<{ id: string }>(line.t, 'select id from conversations where store_id = $1', [theirs.storeId]);
    await expect(line.t.owner.query('update messages set store_id = $1 where conversation_id = $2', [ours.storeId, conversation?.id])).rejects.toMatchObject({ code: '23503' });
  });

  it('row 20: foreign ids in bodies and filters reach nothing', async () => {
    const { owner } = ours;
    const at = (path: string): string => `${owner.storePath}/${path}`;
    const phone = line.sandbox.phone({ waId: '34644100002', name: 'Own customer' }).with(ours.numberId);
    await phone.text('hello');
    await line.settled();
    const [conversation] = (await owner.get(at('conversations')).expect(200)).body.data as { id: string }[];
    const thread = at(`conversations/${conversation?.id}`);
    const image = { kind: 'image', media: { media_id: ids['media_id'] } };
    const answers = {
      'message to a foreign customer': await owner.post(at('messages'), { to: { customer_id: ids['customer_id'] }, content: { kind: 'text', text: 'x' } }),
      'message through a foreign account': await owner.post(at('messages'), { to: { phone: '+34644100002' }, account_id: ids['account_id'], content: { kind: 'text', text: 'x' } }),
      'foreign file in a message': await owner.post(`${thread}/messages`, { content: image }),
      'reply to a foreign message': await owner.post(`${thread}/messages`, { content: { kind: 'text', text: 'x' }, reply_to_message_id: ids['message_id'] }),
      'foreign assignee': await owner.patch(thread, { assignee_id: ids['user_id'] }),
      'foreign photo of a product': await owner.post(at('products'), { title: 'Chair', images: [{ media_id: ids['media_id'] }], variants: [{ price: { amount: 1, currency: 'USD' } }] }),
    };
    for (const [name, answer] of Object.entries(answers)) expect([name, answer.status >= 400 && answer.status < 500, leaks(answer)]).toEqual([name, true, false]);
    for (const filter of ['customer_id', 'account_id', 'assignee_id', 'cursor', 'after', 'before']) {
      for (const list of ['conversations', 'customers', 'webhook-events', 'security-events']) {
        const answer = await owner.get(at(`${list}?${filter}=${ids['customer_id']}`));
        expect([list, filter, leaks(answer), answer.status < 500]).toEqual([list, filter, false, true]);
      }
    }
    for (const search of [`products/search?query=${MARK}`, `knowledge/search?query=${MARK}`, `customers?search=${MARK}`, `conversations?search=${MARK}`]) {
      const answer = await owner.get(at(search));
      expect([search, answer.text.replaceAll(`"${MARK}"`, '').includes(`${MARK} `)]).toEqual([search, false]);
    }
  });

  it('R187: a webhook for the store that another store signed is not read', async () => {
    const origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as { port: number }).port}`;
    const body = textBody(theirs, { from: '34644100003', id: 'wamid.cross', text: 'forged' });
    expect(await deliver(origin, body, ours.appSecret)).toBe(200);
    await line.settled();
    expect(await rows(line.t, `select 1 from messages where external_id = 'wamid.cross'`)).toEqual([]);
  });

  it('after all of this nothing of the foreign store has changed', async () => {
    await line.settled();
    expect(await everythingOf(theirs.storeId)).toEqual(before);
    expect(Object.values(before).flat().length).toBeGreaterThan(50);
  });
});

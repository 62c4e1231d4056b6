import { publicId, type Role, SCOPES } from '#contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Test } from 'supertest';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { OPERATIONS as DESCRIBED, Samples } from '../support/api-operations.js';
import { deliver, textBody } from '../support/bodies.js';
import { furnish } from '../support/furnished-shop.js';
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
  let ids: Record<string, string>;
  /** Good bodies, so that nothing but what the path names is wrong. */
  let samples: Samples;
  let before: Record<string, string[]>;
  beforeAll(async () => {
    line = await openLine();
    ours = line.shop;
    theirs = await line.openShop();
    ids = await furnish(line, theirs, MARK);
    samples = new Samples({ assignee_id: publicId('user', ours.owner.userId), from_account_id: ours.account, to: '+34644100001', mobile_number: '+34644100077', words: ['chair', 'seat'] });
    before = await everythingOf(theirs.storeId);
  });
  afterAll(() => line.close());
  /** All routes are more requests than one address may make in a minute. */
  beforeEach(() => line.t.clock.advance(MINUTE));

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

  /** Asks about something inside a store as its own owner would, with everything that the operation requires. */
  function ask({ method, path }: Operation): Test {
    const described = DESCRIBED.find((each) => each.method === method && each.path === path);
    const url = address(path, ours.owner.storePath);
    const { cookie, csrf } = ours.owner;
    const sent = line.t.http()[method](url).set({ cookie, 'x-csrf-token': csrf });
    if (described?.takesCsv) return sent.set('content-type', 'text/csv').send('mobile_number\n+34644100077\n');
    if (described?.takesFile) return sent.attach('file', Buffer.from('within two weeks'), 'returns.txt');
    return described?.body ? sent.send(samples.of(described.body) as object) : sent;
  }

  /** Operations on something inside a store that find what is not theirs, asked by the owner of another store. */
  async function foundUnderOwnStore(): Promise<string[]> {
    const inner = OPERATIONS.filter(({ params }) => params.length > 1);
    expect(inner.length).toBeGreaterThan(30);
    const found = [];
    for (const operation of inner) {
      const answer = await ask(operation);
      if (answer.status !== 404 || answer.body.code === 'route.not_found' || leaks(answer)) found.push(`${operation.method} ${operation.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
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

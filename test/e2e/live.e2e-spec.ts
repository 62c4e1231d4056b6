import { publicId } from '#contracts';
import { Client } from 'pg';
import { MembersService, SessionsService } from '../../apps/api/src/modules/stores/index.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { LiveEvents } from '../../apps/api/src/platform/live/live-events.js';
import { LiveFeed } from '../../apps/api/src/platform/live/live-feed.js';
import { LiveLog } from '../../apps/api/src/platform/live/live-log.js';
import { LiveRetention } from '../../apps/api/src/platform/live/live-retention.js';
import { startApp, type TestApp } from '../support/app.js';
import { EventStream } from '../support/event-stream.js';
import { aConversation } from '../support/factories.js';
import { untilTold } from '../support/locks.js';
import { aColleague, aPerson, logIn, type Person } from '../support/login.js';

describe('live updates', () => {
  let t: TestApp;
  const open: EventStream[] = [];
  const clients: Client[] = [];
  const stops: AbortController[] = [];
  beforeAll(async () => {
    t = await startApp({ ROLE: 'api' });
    await t.app.listen(0, '127.0.0.1');
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.close();
    for (const stop of stops.splice(0)) stop.abort();
    for (const client of clients.splice(0)) await client.end();
  });
  afterAll(() => t.close());

  const follow = async (who: Person, query = '', headers: Record<string, string> = {}): Promise<EventStream> => {
    const stream = await EventStream.open(t, `${who.storePath}/events${query}`, { cookie: who.cookie, ...headers });
    open.push(stream);
    if (stream.response.statusCode === 200) await stream.started();
    return stream;
  };
  const append = (storeId: string, ...names: string[]): Promise<void> => t.db.inStore(storeId, async (tx) =>
    t.app.get(LiveEvents).append(tx, names.map((name) => ({ storeId, type: 'store.updated', data: { name } }))));
  const nameOf = (event: { data: Record<string, unknown> } | undefined): unknown => event?.data['name'];

  /** A connection whose transaction the test commits when it likes. */
  const aWriter = async (): Promise<Client> => {
    const { host, port, user, password, database } = t.owner;
    const client = new Client({ host, port, user, password: password ?? undefined, database });
    await client.connect();
    clients.push(client);
    await client.query('begin');
    return client;
  };
  const write = (client: Client, storeId: string, name: string): Promise<unknown> => client.query(
    `with added as (insert into live_events (store_id, type, data) values ($1, 'store.updated', $2) returning 1) select pg_notify('parley_live', $3) from added`,
    [storeId, JSON.stringify({ name }), storeId]);

  /** Names of events as a stream reads them that no heartbeat helps. */
  const namesFrom = async (storeId: string): Promise<() => Promise<unknown>> => {
    const stop = new AbortController();
    stops.push(stop);
    const news = t.app.get(LiveFeed).follow(storeId, undefined, stop.signal, DAY);
    await news.next();
    const ready: unknown[] = [];
    // It reads ahead like the stream does, so that it waits for the bell between two events.
    const read = async (): Promise<boolean> => {
      const { value, done } = await news.next();
      ready.push(...[...(value?.events ?? []), ...(value?.early ?? [])].map(nameOf));
      return done !== true;
    };
    let reading = read();
    return async () => {
      while (ready.length === 0) {
        if (!await reading) return undefined;
        reading = read();
      }
      return ready.shift();
    };
  };
  /** Enough work of the same kind for a stream to have read what there was and to wait again. */
  const manyReads = async (storeId: string): Promise<void> => {
    for (let read = 0; read < 100; read += 1) await t.app.get(LiveLog).read(storeId, { xid: '0', id: '0' }, 1);
  };

  it('leaves as it comes, while long answers are compressed for those who read them so', async () => {
    const owner = await aPerson(t);
    for (let count = 0; count < 6; count++) await aConversation(t, owner.storeId, {});
    const stream = await follow(owner, '', { 'accept-encoding': 'gzip' });
    expect(stream.response.headers['content-encoding']).toBeUndefined();
    const listOf = (encoding: string) => owner.get(`${owner.storePath}/conversations`).set('accept-encoding', encoding).expect(200);
    const [zipped, plain, short] = [await listOf('br, gzip'), await listOf('identity'), await owner.get('/health/live').set('accept-encoding', 'gzip')];
    expect([zipped, plain, short].map(({ headers }) => headers['content-encoding'])).toEqual(['gzip', undefined, undefined]);
    expect(zipped.body).toEqual(plain.body);
  });

  it('tells at once what happens in the store, and nothing of another store', async () => {
    const [owner, stranger] = [await aPerson(t), await aPerson(t)];
    const stream = await follow(owner);
    await append(stranger.storeId, 'theirs');
    await append(owner.storeId, 'first', 'second');
    const event = await stream.next();
    expect(event).toEqual({ id: expect.stringMatching(/^\d+-\d+$/), type: 'store.updated', timestamp: expect.stringMatching(/Z$/), data: { name: 'first' } });
    expect(nameOf(await stream.next())).toBe('second');
    expect(stream.response.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff' });
  });

  it('begins now, or after the event that was seen last', async () => {
    const owner = await aPerson(t);
    await append(owner.storeId, 'before');
    await untilTold(t.owner);
    const first = await follow(owner);
    await append(owner.storeId, 'a', 'b');
    const a = await first.next();
    expect(nameOf(a)).toBe('a');
    expect(nameOf(await first.next())).toBe('b');
    const place = first.lastId;
    first.close();
    await append(owner.storeId, 'c');
    const again = await follow(owner, '', { 'last-event-id': a?.id ?? '' });
    expect([nameOf(await again.next()), nameOf(await again.next())]).toEqual(['b', 'c']);
    // An id without data moves the place on too.
    const later = await follow(owner, '', { 'last-event-id': place });
    expect(nameOf(await later.next())).toBe('c');
    const byQuery = await follow(owner, `?after=${a?.id}`);
    expect(nameOf(await byQuery.next())).toBe('b');
    expect((await follow(owner, '?after=nonsense')).response.statusCode).toBe(400);
    expect((await follow(owner, '', { 'last-event-id': '99999999999999999999-1' })).response.statusCode).toBe(400);
  });

  it('never skips an event whose transaction began before another\'s and ended after it', async () => {
    const owner = await aPerson(t);
    const { storeId } = owner;
    const stream = await follow(owner);
    const [early, late] = [await aWriter(), await aWriter()];
    await write(early, storeId, 'early');
    await write(late, storeId, 'late');
    await late.query('commit');
    // The later one is committed and told, and must not have its place while the earlier one may still come before it.
    const log = t.app.get(LiveLog);
    const start = { xid: '0', id: '0' };
    expect(await log.read(storeId, start, 10)).toMatchObject({ events: [], early: [{ data: { name: 'late' } }] });
    await early.query('commit');
    expect([nameOf(await stream.next()), nameOf(await stream.next())].sort()).toEqual(['early', 'late']);
    await untilTold(t.owner);
    expect((await log.read(storeId, start, 10)).events.map(nameOf)).toEqual(['early', 'late']);
  });

  it('passes what was held back once the older transaction has ended, although that one tells nothing', async () => {
    const { storeId } = await aPerson(t);
    const stop = new AbortController();
    stops.push(stop);
    const news = t.app.get(LiveFeed).follow(storeId, undefined, stop.signal, DAY);
    await news.next();
    const [older, newer] = [await aWriter(), await aWriter()];
    await older.query('select pg_current_xact_id()');
    await write(newer, storeId, 'held back');
    await newer.query('commit');
    const { value: early } = await news.next();
    expect(early).toMatchObject({ events: [], early: [{ data: { name: 'held back' } }] });
    await older.query('rollback');
    // Told already: only the reader's place moves on.
    const { value: passed } = await news.next();
    expect(passed).toEqual({ events: [], early: [], cursor: { xid: early?.early[0]?.xid, id: early?.early[0]?.id } });
  });

  it('tells what happens while somebody goes on writing, and each event once', async () => {
    const owner = await aPerson(t);
    const { storeId } = owner;
    const stream = await follow(owner);
    await append(storeId, 'before');
    const before = await stream.next();
    expect(nameOf(before)).toBe('before');
    const long = await aWriter();
    await write(long, storeId, 'written first, committed last');
    await append(storeId, 'a');
    expect(nameOf(await stream.next())).toBe('a');
    await append(storeId, 'b');
    expect(nameOf(await stream.next())).toBe('b');
    const { lastId } = stream;
    await long.query('commit');
    expect(nameOf(await stream.next())).toBe('written first, committed last');
    await append(storeId, 'c');
    expect(nameOf(await stream.next())).toBe('c');
    // Whoever was cut off meanwhile goes on before it: nothing is missed, and what was told early comes again under its id.
    const again = await follow(owner, '', { 'last-event-id': lastId });
    const names: unknown[] = [];
    while (names.length < 4) names.push(nameOf(await again.next()));
    expect(names).toEqual(['written first, committed last', 'a', 'b', 'c']);
  });

  it('gives every event once under many writers', async () => {
    const owner = await aPerson(t);
    const stream = await follow(owner);
    await Promise.all(Array.from({ length: 120 }, (_writer, index) => append(owner.storeId, `${index}`)));
    const seen: unknown[] = [];
    while (seen.length < 120) seen.push(nameOf(await stream.next()));
    expect(new Set(seen).size).toBe(120);
    await append(owner.storeId, 'last');
    expect(nameOf(await stream.next())).toBe('last');
  });

  it('gives only the events that were asked for', async () => {
    const owner = await aPerson(t);
    const stream = await follow(owner, '?types=customer.updated,product.updated');
    await append(owner.storeId, 'not this');
    await t.db.inStore(owner.storeId, async (tx) => t.app.get(LiveEvents).append(tx, [{ storeId: owner.storeId, type: 'product.updated', data: { name: 'this' } }]));
    expect(await stream.next()).toMatchObject({ type: 'product.updated', data: { name: 'this' } });
    expect((await follow(owner, '?types=weather.changed')).response.statusCode).toBe(422);
  });

  it('tells of decisions about conversations with what they changed', async () => {
    const owner = await aPerson(t);
    const made = await aConversation(t, owner.storeId);
    const stream = await follow(owner);
    await owner.post(`${owner.storePath}/conversations/${made.publicId}/take-over`, { handler_version: 1 }).expect(200);
    expect(await stream.next()).toMatchObject({ type: 'conversation.taken_over', data: { actor: 'user', actor_id: publicId('user', owner.userId), conversation: { id: made.publicId, handler: 'human' } } });
    expect(await stream.next()).toMatchObject({ type: 'conversation.updated', data: { conversation: { id: made.publicId, handler_version: 2 } } });
  });

  it('goes on after the listening connection was lost', async () => {
    const owner = await aPerson(t);
    const next = await namesFrom(owner.storeId);
    await append(owner.storeId, 'before');
    expect(await next()).toBe('before');
    await manyReads(owner.storeId);
    const listening = `select pid from pg_stat_activity where datname = current_database() and application_name = 'parley live'`;
    const { rows: [before] } = await t.owner.query(listening);
    await t.owner.query('select pg_terminate_backend($1)', [before?.pid]);
    while (t.warnings.length === 0) await t.owner.query('select 1');
    await append(owner.storeId, 'after');
    expect(await next()).toBe('after');
    expect(t.warnings.splice(0).join()).toContain('The connection that hears of new events was lost');
  });

  describe('who may listen', () => {
    it('needs a login, of this store, or a key with the scope', async () => {
      const [owner, stranger] = [await aPerson(t), await aPerson(t)];
      expect((await follow({ ...owner, cookie: '' })).response.statusCode).toBe(401);
      expect((await follow({ ...owner, cookie: stranger.cookie })).response.statusCode).toBe(404);
      const key = async (scope: string): Promise<Record<string, string>> => ({ cookie: '', authorization: `Bearer ${(await owner.post(`${owner.storePath}/api-keys`, { name: scope, scopes: [scope] }).expect(201)).body.value}` });
      expect((await follow(owner, '', await key('customers:read'))).response.statusCode).toBe(403);
      const stream = await follow(owner, '?types=store.updated', await key('events:read'));
      await append(owner.storeId, 'hello');
      expect(nameOf(await stream.next())).toBe('hello');
    });

    it('a login that was ended hears nothing more, and the stream ends', async () => {
      const owner = await aPerson(t);
      const browser = await logIn(t, owner);
      const stream = await follow(browser);
      await t.db.outsideStores((tx) => t.app.get(SessionsService, { strict: false }).endAll(tx, owner.userId));
      t.app.get(SessionsService, { strict: false }).forget();
      await append(owner.storeId, 'secret');
      expect(await stream.next()).toBeUndefined();
    });

    it('a person who left the store hears nothing more', async () => {
      const owner = await aPerson(t);
      const agent = await aColleague(t, owner, 'agent');
      const stream = await follow(agent);
      const { rows: [member] } = await t.owner.query('select id from members where store_id = $1 and user_id = $2', [owner.storeId, agent.userId]);
      await t.app.get(MembersService, { strict: false }).remove(owner.storeId, owner.userId, member.id);
      await append(owner.storeId, 'secret');
      for (;;) {
        const event = await stream.next();
        if (!event) break;
        expect(nameOf(event)).not.toBe('secret');
      }
    });

    it('opens twenty streams for one person at most, and counts only open ones', async () => {
      const owner = await aPerson(t);
      const streams: EventStream[] = [];
      while (streams.length < 20) streams.push(await follow(owner));
      const refused = await follow(owner);
      expect([refused.response.statusCode, refused.response.headers['retry-after']]).toEqual([429, '30']);
      const one = streams[0];
      one?.close();
      let status: number | undefined = 429;
      while (status === 429) status = (await follow(owner)).response.statusCode;
      expect(status).toBe(200);
    });
  });

  describe('the log', () => {
    it('is read page by page and goes on where it ended', async () => {
      const owner = await aPerson(t);
      const path = `${owner.storePath}/events/log`;
      await append(owner.storeId, 'a', 'b', 'c');
      const read = async (query: string) => (await owner.get(`${path}${query}`).expect(200)).body;
      /** What is written is told once everything that began before it has ended, in tests beside this one as well. */
      const readOn = async (query: string) => {
        for (;;) {
          const page = await read(query);
          if (page.data.length > 0) return page;
        }
      };
      const first = await readOn('?limit=2&types=store.updated');
      const second = await readOn(`?limit=2&cursor=${first.next_cursor}`);
      expect([...first.data, ...second.data].map(nameOf)).toEqual(['a', 'b', 'c']);
      const end = await read(`?cursor=${second.next_cursor}`);
      expect(end).toEqual({ data: [], next_cursor: second.next_cursor, prev_cursor: null });
      await append(owner.storeId, 'd');
      expect((await readOn(`?cursor=${end.next_cursor}`)).data.map(nameOf)).toEqual(['d']);
      await owner.get(`${path}?cursor=abc`).expect(400);
      expect((await owner.get(`${path}?colour=red`)).status).toBeGreaterThanOrEqual(400);
    });

    it('keeps a week', async () => {
      const owner = await aPerson(t);
      await append(owner.storeId, 'old', 'new');
      await t.owner.query(`update live_events set created_at = $2 where store_id = $1 and data->>'name' = 'old'`, [owner.storeId, t.clock.ago(7 * DAY + 1000)]);
      await t.app.get(LiveRetention).run();
      await untilTold(t.owner);
      expect((await owner.get(`${owner.storePath}/events/log?types=store.updated`)).body.data.map(nameOf)).toEqual(['new']);
    });
  });

  it('beats its heart while nothing happens, and reads no further than the reader', async () => {
    const owner = await aPerson(t);
    const stop = new AbortController();
    const news = t.app.get(LiveFeed).follow(owner.storeId, undefined, stop.signal, 5);
    for (let beat = 0; beat < 3; beat += 1) expect((await news.next()).value).toMatchObject({ events: [] });
    await append(owner.storeId, 'a');
    let value = (await news.next()).value;
    while (value && value.events.length + value.early.length === 0) value = (await news.next()).value;
    expect([...value?.events ?? [], ...value?.early ?? []].map(nameOf)).toEqual(['a']);
    stop.abort();
    expect((await news.next()).done).toBe(true);
  });
});

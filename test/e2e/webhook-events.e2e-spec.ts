import { publicId } from '../../libs/contracts/src/index.js';
import { AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { BodyRotation, WebhookReplay, WebhookRetention } from '../../apps/api/src/modules/webhooks/index.js';
import { IncomingEvents } from '../../apps/api/src/modules/webhooks/intake/incoming-events.js';
import { Quarantine } from '../../apps/api/src/modules/webhooks/refused/quarantine.js';
import { RefusedEvents } from '../../apps/api/src/modules/webhooks/refused/refused-events.js';
import { DAY, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { startApp, TEST_KEYS, type TestApp } from '../support/app.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { accountPath, aLine, alterAccount, bodyOf, eventsOf, type Line, listen, notedOf, post, signature, textTo, WEBHOOK_ENV } from '../support/webhooks.js';

const NEW_KEY = `k2:${'7'.repeat(64)}`;

describe('webhook events', () => {
  let test: TestApp;
  let origin: string;
  beforeAll(async () => {
    test = await startApp({ ...WEBHOOK_ENV, RAW_EVENT_DAYS: '30', TRUST_PROXY_HOPS: '1' });
    origin = await listen(test);
  });
  afterAll(() => test.close());

  const send = (body: string, secret: string) => post(origin, body, signature(body, secret));
  const aShop = async (): Promise<{ owner: Person; line: Line; path: string }> => {
    const owner = await aPerson(test);
    return { owner, line: await aLine(test, { storeId: owner.storeId }), path: `${owner.storePath}/webhook-events` };
  };
  const receive = async (line: Line, count = 1): Promise<void> => {
    for (let i = 0; i < count; i += 1) await send(bodyOf(textTo(line)), line.secret);
  };

  describe('over REST', () => {
    it('are listed newest first, by pages in both directions, without their bodies', async () => {
      const { owner, line, path } = await aShop();
      await receive(line, 5);
      const wanted = (await eventsOf(test, line)).map((event) => publicId('webhook_event', event.id)).toReversed();
      const first = (await owner.get(`${path}?limit=2`)).body;
      const second = (await owner.get(`${path}?limit=2&cursor=${first.next_cursor}`)).body;
      const third = (await owner.get(`${path}?limit=2&cursor=${second.next_cursor}`)).body;
      const back = (await owner.get(`${path}?limit=2&cursor=${second.prev_cursor}`)).body;
      const ids = (page: { data: { id: string }[] }) => page.data.map(({ id }) => id);
      expect([...ids(first), ...ids(second), ...ids(third)]).toEqual(wanted);
      expect([third.next_cursor, ids(back)]).toEqual([null, ids(first)]);
      expect(first.data[0]).toEqual({
        id: wanted[0], account_id: publicId('account', line.accountId), state: 'pending', summary: null, attempts: 0, error: null, bytes: expect.any(Number),
        received_at: expect.any(String), processed_at: null,
      });
    });

    it('are filtered by state and account', async () => {
      const { owner, line, path } = await aShop();
      await receive(line, 3);
      const [event] = await eventsOf(test, line);
      await test.owner.query(`update webhook_events set state = 'failed', error = 'broken', summary = '{"message":1}' where id = $1`, [event?.id]);
      const failed = (await owner.get(`${path}?state=failed`)).body.data;
      expect(failed).toEqual([expect.objectContaining({ id: publicId('webhook_event', event?.id ?? ''), state: 'failed', error: 'broken', summary: { message: 1 } })]);
      const other = await aLine(test, { storeId: owner.storeId });
      expect((await owner.get(`${path}?account_id=${publicId('account', other.accountId)}`)).body.data).toEqual([]);
      expect((await owner.get(`${path}?state=lost`)).status).toBe(422);
      expect((await owner.get(`${path}?cursor=zzz`)).body.code).toBe('cursor.invalid');
    });

    it('show their body to admins, unless it holds events of other accounts', async () => {
      const { owner, line, path } = await aShop();
      const body = bodyOf(textTo(line));
      await send(body, line.secret);
      const neighbour = await aLine(test, { secret: line.secret });
      await send(bodyOf(textTo(line), textTo(neighbour, 'secret of another store')), line.secret);
      const [own, shared] = (await eventsOf(test, line)).map((event) => publicId('webhook_event', event.id));
      expect((await owner.get(`${path}/${own}/body`)).body).toEqual({ id: own, body, is_shared: false });
      expect((await owner.get(`${path}/${shared}/body`)).body).toEqual({ id: shared, body: null, is_shared: true });
    });

    it('are closed to agents and to other stores', async () => {
      const { owner, line, path } = await aShop();
      await receive(line);
      const id = publicId('webhook_event', (await eventsOf(test, line))[0]?.id ?? '');
      const agent = await aColleague(test, owner, 'agent');
      const stranger = await aPerson(test);
      const asked = [`${path}`, `${path}/${id}/body`, `${accountPath(line)}/refused-events`];
      for (const address of asked) expect([(await agent.get(address)).status, (await stranger.get(address)).status]).toEqual([403, 404]);
      const own = `${stranger.storePath}/webhook-events`;
      expect([(await stranger.get(`${own}/${id}/body`)).status, (await stranger.post(`${own}/${id}/replay`)).status, (await stranger.get(own)).body.data]).toEqual([404, 404, []]);
    });
  });

  describe('replay', () => {
    const read = (line: Line, state = 'done') => test.owner.query(`update webhook_events set state = $2, attempts = 3, error = 'x' where store_id = $1`, [line.storeId, state]);

    it('puts events of a store back, by time and state, and rings', async () => {
      const { owner, line, path } = await aShop();
      await receive(line, 2);
      await read(line);
      const [first, second] = await eventsOf(test, line);
      await test.owner.query(`update webhook_events set state = 'failed' where id = $1`, [second?.id]);
      expect((await owner.post(`${path}/replay`, { since: new Date(Date.now() + DAY).toISOString() })).body).toEqual({ replayed: 0 });
      expect((await owner.post(`${path}/replay`, { since: first?.received_at.toISOString(), state: 'failed' })).body).toEqual({ replayed: 1 });
      expect((await owner.post(`${path}/replay`, { since: first?.received_at.toISOString() })).body).toEqual({ replayed: 1 });
      expect((await eventsOf(test, line)).map((event) => event.state)).toEqual(['pending', 'pending']);
      expect((await owner.post(`${path}/replay`, { since: '2026-13-45T99:00:00Z' })).status).toBe(422);
    });

    it('of one event, and of all stores for whoever runs the installation', async () => {
      const [one, two] = [await aShop(), await aShop()];
      for (const shop of [one, two]) {
        await receive(shop.line);
        await read(shop.line);
      }
      const [event] = await eventsOf(test, one.line);
      expect((await one.owner.post(`${one.path}/${publicId('webhook_event', event?.id ?? '')}/replay`)).status).toBe(204);
      expect([(await eventsOf(test, one.line))[0]?.state, (await eventsOf(test, two.line))[0]?.state]).toEqual(['pending', 'done']);
      await read(one.line);
      expect(await test.app.get(WebhookReplay).replay({ since: event?.received_at ?? new Date(), state: 'done' })).toBeGreaterThanOrEqual(2);
      expect((await eventsOf(test, two.line))[0]?.state).toBe('pending');
    });

    it('rings one bell for many events', async () => {
      const { line } = await aShop();
      await receive(line);
      await test.app.get(IncomingEvents).flush();
      const { waiting } = await test.jobs.health();
      expect(waiting).toBeGreaterThan(0);
      await Promise.all(Array.from({ length: 50 }, () => send(bodyOf(textTo(line)), line.secret)));
      await test.app.get(IncomingEvents).flush();
      expect((await test.jobs.health()).waiting).toBe(waiting);
    });
  });

  describe('refused because of a wrong secret', () => {
    const correct = (line: Line, appSecret: string) => test.app.get(AccountEditor, { strict: false }).update(line.storeId, line.accountId, { fields: { appSecret } }, 'Ada');

    it('are kept sealed, equal ones as one, and come in after the secret is corrected', async () => {
      const { owner, line } = await aShop();
      const [first, second, forged] = [bodyOf(textTo(line, 'first')), bodyOf(textTo(line, 'second')), bodyOf(textTo(line, 'forged'))];
      for (const body of [first, first, second]) await send(body, 'the-right-secret');
      await send(forged, 'somebody-elses');
      const list = (await owner.get(`${accountPath(line)}/refused-events`)).body;
      expect(list.data.map((row: { reason: string; count: number }) => [row.reason, row.count])).toEqual([['webhook.bad_signature', 1], ['webhook.bad_signature', 1], ['webhook.bad_signature', 2]]);
      const { rows } = await test.owner.query('select sealed_body, sealed_signature from refused_events where store_id = $1', [line.storeId]);
      expect(JSON.stringify(rows)).not.toMatch(/first|Amara|sha256=/);
      expect(JSON.stringify(rows)).not.toContain(Buffer.from(first).toString('base64').slice(0, 40));
      expect((await owner.post(`${accountPath(line)}/refused-events/replay`)).body).toEqual({ accepted: 0, refused: 3 });

      await correct(line, 'the-right-secret');
      expect((await owner.post(`${accountPath(line)}/refused-events/replay`)).body).toEqual({ accepted: 2, refused: 1 });
      expect((await eventsOf(test, line)).map((event) => event.body.toString())).toEqual([first, second]);
      expect((await owner.get(`${accountPath(line)}/refused-events`)).body.data).toHaveLength(1);
      expect((await owner.post(`${accountPath(line)}/refused-events/replay`)).body).toEqual({ accepted: 0, refused: 1 });
    });

    it('are sealed anew when the keys change, and verified with the new one alone', async () => {
      const { owner, line } = await aShop();
      await send(bodyOf(textTo(line, 'first')), 'the-right-secret');
      await owner.get(`${accountPath(line)}/refused-events`).expect(200);
      const read = async () => (await test.owner.query('select sealed_body, sealed_signature from refused_events where store_id = $1', [line.storeId])).rows[0];
      const written = await read();
      const rotateWith = (...keys: string[]) => new BodyRotation(test.db, new Keyring(keys.join())).rotate();
      // Those of the other tests are there, too.
      const { resealed, unreadable } = await rotateWith(NEW_KEY, TEST_KEYS);
      expect([resealed > 0, unreadable]).toEqual([true, 0]);
      for (const sealed of Object.values(await read())) expect(sealed).toMatch(/^k2\./);
      expect(await rotateWith(NEW_KEY, TEST_KEYS)).toEqual({ resealed: 0, unreadable: 0 });
      // The old key alone opens nothing of it any more, and leaves it as it is.
      expect(await rotateWith(TEST_KEYS)).toEqual({ resealed: 0, unreadable: resealed });
      expect(await read()).not.toEqual(written);
      expect(await rotateWith(TEST_KEYS, NEW_KEY)).toEqual({ resealed, unreadable: 0 });
      await correct(line, 'the-right-secret');
      expect((await owner.post(`${accountPath(line)}/refused-events/replay`)).body).toEqual({ accepted: 1, refused: 0 });
    });

    it('are at most 50 of an account, the newest', async () => {
      const { owner, line } = await aShop();
      for (let round = 0; round < 2; round += 1) {
        await Promise.all(Array.from({ length: 40 }, (_item, index) => send(bodyOf(textTo(line, `${round}-${index}`)), 'wrong')));
        await test.app.get(RefusedEvents).flush();
        test.clock.advance(SECOND);
      }
      expect((await owner.get(`${accountPath(line)}/refused-events`)).body.data).toHaveLength(50);
      await correct(line, 'wrong');
      await owner.post(`${accountPath(line)}/refused-events/replay`);
      const kept = (await eventsOf(test, line)).map((event) => event.body.toString());
      expect(kept.filter((body) => body.includes('"1-'))).toHaveLength(40);
      expect(await notedOf(test, line)).toContainEqual(expect.objectContaining({ kind: 'webhook.bad_signature', count: 80 }));
    });

    it('are kept up to the largest body that is taken', async () => {
      const { owner, line } = await aShop();
      const large = bodyOf(textTo(line, 'large')).padEnd(5 * 1024 * 1024, ' ');
      await send(large, 'the-right-secret');
      await correct(line, 'the-right-secret');
      expect((await owner.post(`${accountPath(line)}/refused-events/replay`)).body).toEqual({ accepted: 1, refused: 0 });
      expect((await eventsOf(test, line)).map((event) => event.body.toString() === large)).toEqual([true]);
    });

    it('are not displaced by a flood of forgeries from elsewhere, nor by copies signed with anything', async () => {
      const { owner, line } = await aShop();
      const from = (address: string, body: string, secret: string) => post(origin, body, { ...signature(body, secret), 'x-forwarded-for': address });
      const genuine = Array.from({ length: 10 }, (_item, index) => bodyOf(textTo(line, `genuine ${index}`)));
      for (const body of genuine) await from('198.51.100.7', body, 'the-right-secret');
      for (let round = 0; round < 4; round += 1) {
        await test.app.get(RefusedEvents).flush();
        test.clock.advance(SECOND);
        await Promise.all(Array.from({ length: 60 }, (_item, index) => from('203.0.113.66', bodyOf(textTo(line, `forged ${round}-${index}`)), 'forger')));
        for (const body of genuine) await from('203.0.113.66', body, 'forger');
      }
      expect((await owner.get(`${accountPath(line)}/refused-events`)).body.data).toHaveLength(50);
      await correct(line, 'the-right-secret');
      expect((await owner.post(`${accountPath(line)}/refused-events/replay`)).body).toEqual({ accepted: 10, refused: 40 });
      expect((await eventsOf(test, line)).map((event) => event.body.toString()).toSorted()).toEqual(genuine.toSorted());
    });

    it.each<[string, string | undefined]>([['without a signature', undefined], ['of an inactive account', `status = 'inactive'`], ['of another environment', `environment = 'staging'`]])('%s are not kept: no secret cures that', async (_what, set) => {
      const { owner, line } = await aShop();
      if (set !== undefined) await alterAccount(test, line, set);
      const body = bodyOf(textTo(line));
      await post(origin, body, set === undefined ? {} : signature(body, 'wrong'));
      expect((await owner.get(`${accountPath(line)}/refused-events`)).body.data).toEqual([]);
      expect(await notedOf(test, line)).toHaveLength(1);
    });

    it('take no more room while the database takes none', async () => {
      const { line } = await aShop();
      const forgeries = (round: number) => Promise.all(Array.from({ length: 40 }, (_item, index) => send(bodyOf(textTo(line, `outage ${round}-${index}`)), 'wrong')));
      await test.app.get(RefusedEvents).flush();
      await test.owner.query('alter table refused_events rename to refused_events_away');
      try {
        for (let round = 0; round < 3; round += 1) {
          await forgeries(round);
          await test.app.get(RefusedEvents).flush();
        }
      } finally {
        await test.owner.query('alter table refused_events_away rename to refused_events');
      }
      expect(test.warnings.flatMap((warning) => /(\d+) refused bodies wait/.exec(warning)?.[1] ?? [])).toEqual(['40', '50', '50']);
      await test.app.get(RefusedEvents).flush();
      expect((await test.owner.query('select from refused_events where store_id = $1', [line.storeId])).rowCount).toBe(50);
      // All of it is free again.
      await forgeries(3);
      await test.app.get(RefusedEvents).flush();
      expect((await test.owner.query(`select from refused_events where store_id = $1 and last_at > (select min(last_at) from refused_events where store_id = $1)`, [line.storeId])).rowCount).toBeGreaterThan(0);
    });
  });

  describe('that name no known account', () => {
    const quarantined = async (body: string) => {
      await test.app.get(Quarantine).flush();
      return (await test.owner.query('select reason, count, source from quarantined_events where body = $1', [Buffer.from(body)])).rows;
    };

    it('are kept without a store, equal ones as one, with their reason', async () => {
      const unknown = bodyOf(textTo({ numberId: '31337', businessId: '31338' }));
      for (const body of [unknown, unknown, '{"entry":', '[]', '', '{}', 'null', 'Ā\u0000']) expect((await send(body, 'any')).status).toBe(200);
      expect(await quarantined(unknown)).toEqual([{ reason: 'unknown_number', count: 2, source: '127.0.0.1' }]);
      for (const body of ['{"entry":', '[]', '', 'Ā\u0000']) expect(await quarantined(body)).toEqual([{ reason: 'malformed', count: 1, source: '127.0.0.1' }]);
    });

    it('are bounded: the newest thousand, and none that is large', async () => {
      await test.owner.query(`insert into quarantined_events select 'old' || n, 'x', null, 'test', 'malformed', now() - interval '1 day', now() - interval '1 day' from generate_series(1, 1000) n`);
      const [small, large] = [bodyOf(textTo({ numberId: '41337', businessId: '41338' })), `"${'x'.repeat(70_000)}"`];
      await send(small, 'any');
      await send(large, 'any');
      expect(await quarantined(small)).toHaveLength(1);
      expect(await quarantined(large)).toEqual([]);
      expect((await test.owner.query('select count(*)::int as n from quarantined_events')).rows[0].n).toBe(1000);
    });
  });

  it('live in one partition a day, and go after RAW_EVENT_DAYS days', async () => {
    const { line } = await aShop();
    const retention = test.app.get(WebhookRetention);
    const partitions = async () => (await test.owner.query(`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'webhook_events'::regclass order by 1`)).rows.map((row: { name: string }) => row.name);
    const partitionOf = async () => (await test.owner.query('select tableoid::regclass::text as name from webhook_events where store_id = $1 order by received_at', [line.storeId])).rows.map((row: { name: string }) => row.name);
    const named = (days: number) => `webhook_events_${test.clock.in(days * DAY).toISOString().slice(0, 10).replaceAll('-', '')}`;

    await receive(line);
    expect(await partitionOf()).toEqual(['webhook_events_default']);
    await retention.run();
    await retention.run();
    expect(await partitions()).toEqual(expect.arrayContaining([named(1), named(2), 'webhook_events_default']));
    test.clock.advance(DAY);
    await receive(line);
    expect(await partitionOf()).toEqual(['webhook_events_default', named(0)]);
    const [yesterday] = [named(0)];
    const unread = await aShop();
    await receive(unread.line);
    await receive(unread.line);
    await test.owner.query(`update webhook_events set state = case store_id when $1 then 'held' else 'done' end`, [unread.line.storeId]);

    test.clock.advance(29.5 * DAY);
    await retention.run();
    expect(await partitionOf()).toEqual([yesterday]);
    test.clock.advance(2 * DAY);
    await retention.run();
    expect(await partitions()).not.toContain(yesterday);
    expect(await eventsOf(test, line)).toEqual([]);
    // A store that has not paid for so long finds its messages all the same.
    await retention.run();
    expect((await eventsOf(test, unread.line)).map(({ state }) => state)).toEqual(['held', 'held']);
  });
});

import { AccountEditor } from '../../apps/api/src/modules/accounts/index.js';
import { IncomingEvents } from '../../apps/api/src/modules/webhooks/intake/incoming-events.js';
import { PROVIDERS } from '../../libs/providers/src/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { pigeon } from '../support/pigeon.js';
import { alterAccount, aLine, aStore, bodyOf, eventsOf, type Line, listen, noticeOf, notedOf, notedStoreless, post, signature, textTo, WEBHOOK_ENV } from '../support/webhooks.js';

describe('the webhook of Meta', () => {
  let test: TestApp;
  let origin: string;
  beforeAll(async () => {
    test = await startApp({ ...WEBHOOK_ENV, TRUST_PROXY_HOPS: '1' }, { providers: [...PROVIDERS, pigeon] });
    origin = await listen(test);
  });
  afterAll(() => test.close());

  const send = (body: string, secret: string) => post(origin, body, signature(body, secret));

  describe('answers the verification request', () => {
    const ask = (query: Record<string, string>) => fetch(`${origin}/api/webhooks/whatsapp?${new URLSearchParams(query).toString()}`);

    it('R31, R142, R144, R193: with the challenge as plain text, and the account is marked as verified', async () => {
      const line = await aLine(test);
      const answer = await ask({ 'hub.mode': 'subscribe', 'hub.verify_token': line.verifyToken, 'hub.challenge': '<b>1158201444</b>' });
      expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([200, '<b>1158201444</b>', 'text/plain; charset=utf-8']);
      const { rows } = await test.owner.query('select webhook_verified_at from accounts where id = $1', [line.accountId]);
      expect(rows[0].webhook_verified_at).toBeInstanceOf(Date);
      const live = await test.owner.query(`select type from live_events where store_id = $1 and type = 'account.webhook_verified'`, [line.storeId]);
      expect(live.rowCount).toBe(1);
    });

    it('R143, R192: refuses a wrong token, the token of an inactive account and that of another environment', async () => {
      const inactive = await aLine(test, { status: 'inactive' });
      const elsewhere = await aLine(test);
      await alterAccount(test, elsewhere, `environment = 'staging'`);
      for (const token of ['wrong', '', inactive.verifyToken, elsewhere.verifyToken]) {
        const answer = await ask({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': '1158201444' });
        expect(answer.status).toBe(403);
        expect(await answer.text()).not.toContain('1158201444');
      }
      expect(await notedStoreless(test)).toContainEqual(expect.objectContaining({ kind: 'webhook.bad_verify_token', source: '127.0.0.1' }));
    });

    it('R192, R193: refuses other modes, and a path whose provider has no such request', async () => {
      const line = await aLine(test);
      expect((await ask({ 'hub.mode': 'unsubscribe', 'hub.verify_token': line.verifyToken, 'hub.challenge': '1' })).status).toBe(403);
      expect((await ask({})).status).toBe(403);
      const pigeonAnswer = await fetch(`${origin}/api/webhooks/pigeon?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': line.verifyToken, 'hub.challenge': '1' }).toString()}`);
      expect(pigeonAnswer.status).toBe(403);
    });
  });

  describe('verifies', () => {
    it('R48, R49, R50, R63: a signed event becomes one row of the store that has the number, byte for byte', async () => {
      const line = await aLine(test);
      const body = ` ${bodyOf(textTo(line, 'Zoë 🥐'))}\n`;
      const answer = await send(body, line.secret);
      expect([answer.status, await answer.text()]).toEqual([200, '']);
      const events = await eventsOf(test, line);
      expect(events).toEqual([expect.objectContaining({ store_id: line.storeId, account_id: line.accountId, state: 'pending', also_number_ids: [] })]);
      expect(events[0]?.body.toString()).toBe(body);
    });

    it.each([
      ['R183: a body that was changed by one byte', (line: Line, body: string) => [body.replace('hello', 'hallo'), signature(body, line.secret)]],
      ['R184: the same JSON written differently', (line: Line, body: string) => [JSON.stringify(JSON.parse(body), null, 1), signature(body, line.secret)]],
      ['R188: the secret of another store', (_line: Line, body: string) => [body, signature(body, 'app-secret-of-somebody-else')]],
      ['the older SHA-1 header beside a wrong one', (line: Line, body: string) => [body, { ...signature(body, 'wrong'), 'x-hub-signature': signature(body, line.secret)['x-hub-signature-256'] }]],
    ])('R64, R65: %s is answered 200, noted, and nothing else', async (_what, forge) => {
      const line = await aLine(test);
      const [body, headers] = forge(line, bodyOf(textTo(line))) as [string, Record<string, string>];
      expect((await post(origin, body, { ...headers, 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
      expect(await eventsOf(test, line)).toEqual([]);
      expect(await notedOf(test, line)).toEqual([expect.objectContaining({ kind: 'webhook.bad_signature', account_id: line.accountId, source: '203.0.113.9', count: 1 })]);
    });

    it('R185: a missing signature is noted as such', async () => {
      const line = await aLine(test);
      expect((await post(origin, bodyOf(textTo(line)), { 'content-type': 'application/json' })).status).toBe(200);
      expect(await notedOf(test, line)).toEqual([expect.objectContaining({ kind: 'webhook.missing_signature', detail: { reason: 'there is no signature' } })]);
    });

    it('R70, R186: an account without the secret says exactly so', async () => {
      const line = await aLine(test);
      await test.owner.query(`delete from account_secrets where account_id = $1 and field = 'appSecret'`, [line.accountId]);
      await alterAccount(test, line, 'name = name');
      expect((await send(bodyOf(textTo(line)), '')).status).toBe(200);
      expect(await eventsOf(test, line)).toEqual([]);
      expect(await notedOf(test, line)).toEqual([expect.objectContaining({ kind: 'webhook.app_secret_not_configured', detail: { reason: 'app_secret not configured' } })]);
    });

    it('R69, R212: an account of another environment is left alone and reported', async () => {
      const line = await aLine(test);
      await alterAccount(test, line, `environment = 'staging'`);
      expect((await send(bodyOf(textTo(line)), line.secret)).status).toBe(200);
      expect(await eventsOf(test, line)).toEqual([]);
      expect(await notedOf(test, line)).toEqual([expect.objectContaining({ kind: 'webhook.other_environment', detail: { reason: 'connected on another environment' } })]);
    });

    it('an inactive account takes nothing', async () => {
      const line = await aLine(test, { status: 'inactive' });
      expect((await send(bodyOf(textTo(line)), line.secret)).status).toBe(200);
      expect([await eventsOf(test, line), (await notedOf(test, line)).map(({ kind }) => kind)]).toEqual([[], ['webhook.inactive_account']]);
    });

    it('a secret that was just corrected counts from the next request on', async () => {
      const line = await aLine(test);
      await send(bodyOf(textTo(line)), line.secret);
      await test.app.get(AccountEditor, { strict: false }).update(line.storeId, line.accountId, { fields: { appSecret: 'the-new-secret' } }, 'Ada');
      await send(bodyOf(textTo(line)), line.secret);
      await send(bodyOf(textTo(line)), 'the-new-secret');
      expect(await eventsOf(test, line)).toHaveLength(2);
    });

    it('takes any content type, and the path of a key that nobody asked for', async () => {
      const line = await aLine(test);
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'not a type', 'multipart/form-data; boundary=x']) {
        const body = bodyOf(textTo(line));
        expect((await post(origin, body, { ...signature(body, line.secret), 'content-type': type })).status).toBe(200);
      }
      const body = bodyOf(textTo(line));
      expect((await post(origin, body, signature(body, line.secret), 'whatsapp/anything')).status).toBe(200);
      expect(await eventsOf(test, line)).toHaveLength(5);
    });
  });

  describe('routes', () => {
    it('R188b: every store named in one body by its own secret: the signer gets its part, the other a security event', async () => {
      const [attacker, victim] = [await aLine(test), await aLine(test)];
      expect((await send(bodyOf(textTo(attacker), textTo(victim)), attacker.secret)).status).toBe(200);
      expect(await eventsOf(test, attacker)).toHaveLength(1);
      expect(await eventsOf(test, victim)).toEqual([]);
      expect((await notedOf(test, victim)).map(({ kind }) => kind)).toEqual(['webhook.bad_signature']);
      expect(await notedOf(test, attacker)).toEqual([]);
    });

    it('R189: two stores that share one Meta app both get the body, once each', async () => {
      const [one, two] = [await aLine(test, { secret: 'shared' }), await aLine(test, { secret: 'shared' })];
      expect((await send(bodyOf(textTo(one), textTo(two), textTo(one)), 'shared')).status).toBe(200);
      expect([await eventsOf(test, one), await eventsOf(test, two)]).toEqual([[expect.anything()], [expect.anything()]]);
    });

    it('a message concerns its number only, not the other numbers of the business', async () => {
      const one = await aLine(test);
      const two = await aLine(test, { storeId: one.storeId, businessId: one.businessId, secret: one.secret });
      const stranger = await aLine(test, { businessId: one.businessId });
      await send(bodyOf(textTo(one)), one.secret);
      expect((await eventsOf(test, one)).map((event) => event.account_id)).toEqual([one.accountId]);
      expect(await notedOf(test, stranger)).toEqual([]);
      await send(bodyOf(noticeOf(one.businessId)), one.secret);
      expect((await eventsOf(test, one)).map((event) => event.account_id).toSorted()).toEqual([one.accountId, one.accountId, two.accountId].toSorted());
      expect(await eventsOf(test, stranger)).toEqual([]);
      expect((await notedOf(test, stranger)).map(({ kind }) => kind)).toEqual(['webhook.bad_signature']);
    });

    it('R119: a number that no account has goes to the default incoming account of the store that signed', async () => {
      const line = await aLine(test, { isDefaultIncoming: true });
      await send(bodyOf(textTo({ numberId: '998877', businessId: line.businessId }), textTo(line)), line.secret);
      expect(await eventsOf(test, line)).toEqual([expect.objectContaining({ account_id: line.accountId, also_number_ids: ['998877'] })]);
    });

    it('R187: and never to another store, nor to one of two stores that could claim it', async () => {
      const mine = await aLine(test, { isDefaultIncoming: true });
      const other = await aLine(test, { isDefaultIncoming: true });
      await send(bodyOf(textTo({ numberId: '887766', businessId: mine.businessId })), other.secret);
      await send(bodyOf(textTo({ numberId: '887766', businessId: 'nobodys' })), other.secret);
      // Both stores are named and both secrets fit, but the number stands under the business of the first.
      const [left, right] = [await aLine(test, { secret: 'agency', isDefaultIncoming: true }), await aLine(test, { secret: 'agency', isDefaultIncoming: true })];
      await send(bodyOf(textTo({ numberId: '776655', businessId: left.businessId }), textTo(right)), 'agency');
      const [ours, theirs] = [await aLine(test, { secret: 'twins', isDefaultIncoming: true }), await aLine(test, { secret: 'twins', isDefaultIncoming: true })];
      await test.owner.query('update business_accounts set external_id = $1 where store_id = $2', [ours.businessId, theirs.storeId]);
      await alterAccount(test, theirs, 'name = name');
      await send(bodyOf(textTo({ numberId: '665544', businessId: ours.businessId })), 'twins');
      const strays: string[][][] = [];
      for (const line of [mine, other, left, right, ours, theirs]) strays.push((await eventsOf(test, line)).map((event) => event.also_number_ids));
      expect(strays).toEqual([[], [], [['776655']], [[]], [], []]);
      expect((await notedStoreless(test)).filter(({ kind }) => kind === 'webhook.unknown_number').length).toBeGreaterThan(0);
    });

    it('without a default incoming account the store is told about the unknown number', async () => {
      const line = await aLine(test);
      await send(bodyOf(textTo({ numberId: '554433', businessId: line.businessId })), line.secret);
      expect(await eventsOf(test, line)).toEqual([]);
      expect(await notedOf(test, line)).toEqual([expect.objectContaining({ kind: 'webhook.unknown_number', detail: expect.objectContaining({ ids: '554433' }) })]);
    });

    it('a signed body with an account and junk elements is kept', async () => {
      const line = await aLine(test);
      await send(JSON.stringify({ entry: [{ id: line.businessId, changes: [] }, 7, null, { id: line.businessId, changes: 'x' }] }), line.secret);
      expect(await eventsOf(test, line)).toHaveLength(1);
    });

    it('notes when an account was last heard from', async () => {
      const line = await aLine(test, { storeId: await aStore(test) });
      await send(bodyOf(textTo(line)), line.secret);
      await test.app.get(IncomingEvents, { strict: false }).flush();
      const { rows } = await test.owner.query('select last_event_at from accounts where id = $1', [line.accountId]);
      expect(rows[0].last_event_at).toEqual((await eventsOf(test, line))[0]?.received_at);
    });
  });

  it('strips the secrets that a provider puts into payloads', async () => {
    const storeId = await aStore(test);
    await test.app.get(AccountEditor, { strict: false }).create(storeId, { provider: 'pigeon', name: 'Loft', fields: { loft: 'http://127.0.0.1:9', ring: 'r1ng' } }, 'Ada');
    const address = (await test.owner.query(`select path_key from accounts where store_id = $1`, [storeId])).rows[0].path_key as string;
    expect((await post(origin, '{"ring":"r1ng","coo":12345678901234567890}', { 'x-ring': 'r1ng' }, `pigeon/${address}`)).status).toBe(200);
    expect((await eventsOf(test, { storeId })).map((event) => event.body.toString())).toEqual(['{"ring":null,"coo":12345678901234567890}']);
    expect((await post(origin, '{}', { 'x-ring': 'wrong' }, `pigeon/${address}`)).status).toBe(200);
    expect((await post(origin, '{}', { 'x-ring': 'r1ng' }, 'pigeon/unknown')).status).toBe(200);
    expect(await eventsOf(test, { storeId })).toHaveLength(1);
  });
});

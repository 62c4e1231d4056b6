import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { BodyRotation, WebhookRetention } from '../../apps/api/src/modules/webhooks/index.js';
import { Ingest } from '../../apps/api/src/pipeline/ingest/ingest.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { Keyring } from '../../apps/api/src/platform/crypto/keyring.js';
import { TEST_KEYS } from '../support/app.js';
import { type Linked, linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

const NEW_KEY = `t2:${'6'.repeat(64)}`;

describe('linked devices', () => {
  let line: Line;
  let { link, relink, sealed, phoneOf, bubbles, send } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, relink, sealed, phoneOf, bubbles, send } = linkedPhones(line));
  });
  afterAll(async () => {
    expect(line.sandbox.unplanned).toEqual([]);
    await line.close();
  });

  const sweep = () => line.t.app.get(Sweeper, { strict: false }).sweep();
  const accountOf = async (linked: Linked): Promise<Record<string, unknown>> => (await linked.owner.get(linked.path).expect(200)).body;
  const retain = () => line.t.app.get(WebhookRetention, { strict: false }).run();
  const aDayLater = async (linked: Linked): Promise<void> => {
    await rows(line.t, `update webhook_events set received_at = received_at - interval '25 hours' where store_id = $1 and state = 'held'`, [linked.storeId]);
    await retain();
    // The day begins when it is known whose phone it was.
    expect((await sealed(linked)).length).toBeGreaterThan(0);
    await rows(line.t, `update linkages set judged_at = judged_at - interval '25 hours' where store_id = $1`, [linked.storeId]);
    await retain();
  };

  it('R181: the session is the account\'s state: messages wait while it is down, and go when the QR was scanned', async () => {
    const linked = await link();
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    expect((await linked.owner.get(linked.path).expect(200)).body).toMatchObject({ session: { state: 'logged_out' }, paused: { code: 'session.logged_out' } });
    await send(linked, '+12025550271', { kind: 'text', text: 'Later' });
    await line.settled();
    expect((await bubbles(linked))[0]?.status).toBe('queued');
    const begun = (await linked.owner.post(`${linked.path}/link`).expect(200)).body;
    expect(begun).toMatchObject({ state: 'need_scan', qr: expect.stringMatching(/^2@/), can_link: true });
    await line.settled();
    expect((await linked.owner.get(`${linked.path}/link`).expect(200)).body).toMatchObject({ qr: begun.qr });
    await line.sandbox.wasender.scan(begun.qr);
    await line.settled();
    expect((await linked.owner.get(linked.path).expect(200)).body).toMatchObject({ session: { state: 'connected' }, paused: null });
    expect((await bubbles(linked))[0]?.status).toBe('delivered');
    expect((await linked.owner.get(`${linked.path}/link`).expect(200)).body).toMatchObject({ state: 'connected', qr: null });
    const meta = `${line.shop.owner.storePath}/accounts/${line.shop.account}/link`;
    expect((await line.shop.owner.get(meta).expect(409)).body.code).toBe('account.not_linkable');
  });

  it('R181: a send that finds the session down pauses, and "connected" resumes, though no webhook told of the fall', async () => {
    const linked = await link();
    const says = (status: string) => line.sandbox.wasender.post(linked.session, { event: 'session.status', data: { status } });
    await says('connected');
    await line.settled();
    linked.session.state = 'disconnected';
    await send(linked, '+12025550272', { kind: 'text', text: 'Into the void' });
    await line.settled();
    expect((await linked.owner.get(linked.path).expect(200)).body).toMatchObject({ session: { state: 'connected' }, paused: { code: 'wasender.session_down' } });
    linked.session.state = 'connected';
    await says('connected');
    await line.settled();
    expect((await linked.owner.get(linked.path).expect(200)).body).toMatchObject({ paused: null });
    expect((await bubbles(linked))[0]?.status).toBe('delivered');
  });

  it('promise 1: the session is written with the events that tell it, and a crash behind the commit loses nothing of it', async () => {
    const linked = await link();
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    linked.session.state = 'connected';
    await rows(line.t, `insert into webhook_events (store_id, id, account_id, received_at, body) values ($1, gen_random_uuid(), $2, $3, $4)`,
      [linked.storeId, linked.accountId, line.t.clock.now(), Buffer.from(JSON.stringify({ event: 'session.status', data: { status: 'connected' } }))]);
    // What the batch leaves to be done after its commit is never done.
    await line.t.app.get(Ingest, { strict: false }).nextBatch();
    expect(await rows(line.t, 'select session_state, paused_code, phone_due_at is not null as due from accounts where id = $1', [linked.accountId])).toEqual([{ session_state: 'connected', paused_code: 'session.comparing', due: true }]);
    const told = await rows<{ data: { account: { session: unknown } } }>(line.t, `select data from live_events where store_id = $1 and type like 'account.%' order by id desc limit 1`, [linked.storeId]);
    expect(told[0]?.data.account.session).toMatchObject({ state: 'connected' });
    await sweep();
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: null, session: { state: 'connected', linked_phone: `+${linked.session.phone}` } });
  });

  it('R91, R181: another phone that scans the code is not the sender: nothing goes out or comes in through it until the right one is linked', async () => {
    const linked = await link();
    await line.sandbox.wasender.post(linked.session, { event: 'session.status', data: { status: 'connected' } });
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: null, fields: { phoneNumber: linked.session.phone } });
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    await relink(linked, '4915112345678');
    expect(await accountOf(linked)).toMatchObject({
      paused: { code: 'phone.other_number' }, display_phone_number: `+${linked.session.phone}`, session: { state: 'connected', linked_phone: '+4915112345678' }, problems: [{ code: 'phone.other_number', blocking: true }],
    });
    await phoneOf(linked, '12025550301').text('To somebody else');
    await send(linked, '+12025550302', { kind: 'text', text: 'From the shop' });
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ text: 'From the shop', status: 'queued' })]);
    expect(await rows(line.t, `select 1 from webhook_events where store_id = $1 and position('To somebody else' in convert_from(body, 'UTF8')) > 0`, [linked.storeId])).toEqual([]);
    expect((await linked.owner.get(`${linked.owner.storePath}/channels`).expect(200)).body.data.find(({ provider }: { provider: string }) => provider === 'wasender').numbers)
      .toMatchObject([{ state: 'action_needed', problems: [{ code: 'phone.other_number' }] }]);
    await line.t.app.get(SecurityEvents, { strict: false }).flush();
    expect(await rows(line.t, `select detail from security_events where store_id = $1 and kind = 'account.other_phone'`, [linked.storeId])).toEqual([{ detail: { number_id: linked.session.phone, linked: '+4915112345678' } }]);

    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    await phoneOf(linked, '12025550301').text('Late, to somebody else');
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'phone.other_number' }, session: { state: 'logged_out' } });
    await rows(line.t, `update linkages set until = '2020-01-01' where store_id = $1 and verdict = 'other'`, [linked.storeId]);
    await retain();
    expect(await rows(line.t, 'select 1 from accounts where id = $1 and linkage_id is null', [linked.accountId])).toEqual([]);

    await relink(linked);
    expect(await accountOf(linked)).toMatchObject({ paused: null, problems: [], session: { linked_phone: `+${linked.session.phone}` } });
    await phoneOf(linked, '12025550301').text('To the shop');
    await line.settled();
    expect((await bubbles(linked)).map(({ text, status }) => [text, status])).toEqual(expect.arrayContaining([['From the shop', 'delivered'], ['To the shop', null]]));
    expect(await bubbles(linked)).toHaveLength(2);
  });

  it('what comes while the number is not compared yet waits through a change of the key, and is read once it is; what no key opens is set aside', async () => {
    const linked = await link();
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    line.sandbox.chaos.set({ expiredToken: 1 });
    await line.sandbox.wasender.setState(linked.session, 'connected');
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'token.invalid' } });
    await phoneOf(linked, '12025550311').text('Is anybody there?');
    await line.settled();
    const first = (await sealed(linked)).map(({ id }) => id);
    await phoneOf(linked, '12025550311').text('Hello?');
    await line.settled();
    expect(await bubbles(linked)).toEqual([]);
    const rotateWith = (...keys: string[]) => new BodyRotation(line.t.db, new Keyring(keys.join())).rotate();
    const { resealed } = await rotateWith(NEW_KEY, TEST_KEYS);
    expect(await rotateWith(NEW_KEY, TEST_KEYS)).toEqual({ resealed: 0, unreadable: 0 });
    expect(await rotateWith(TEST_KEYS)).toEqual({ resealed: 0, unreadable: resealed });
    await rows(line.t, `update webhook_events set body = convert_to('gone', 'UTF8') where store_id = $1 and state = 'held' and id <> all($2)`, [linked.storeId, first]);
    expect((await rotateWith(TEST_KEYS, NEW_KEY)).unreadable).toBe(first.length);
    await linked.owner.post(`${linked.path}/check`).expect(200);
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ text: 'Is anybody there?' })]);
    const [failed] = (await linked.owner.get(`${linked.owner.storePath}/webhook-events?state=failed`).expect(200)).body.data;
    expect(failed).toMatchObject({ error: 'The keyring has no key that opens this event' });
    expect((await linked.owner.get(`${linked.owner.storePath}/webhook-events/${failed.id}/body`).expect(200)).body.body).toBeNull();
  });

  it('an answer that passes does not end the comparison; a phone that was only offline is compared on, and what one brought that was unlinked unknown is not let in by the next', async () => {
    const linked = await link();
    const { session } = linked;
    await line.sandbox.wasender.setState(session, 'logged_out');
    await line.settled();
    const says = async (status: string): Promise<void> => {
      line.t.clock.advance(2_000);
      await line.sandbox.wasender.post(session, { event: 'session.status', data: { status } });
      await line.settled();
    };
    const write = async (text: string): Promise<void> => {
      await phoneOf(linked, '12025550312').text(text);
      await line.settled();
    };
    const isOwn = async (): Promise<void> => {
      session.state = 'connected';
      line.t.clock.advance(10_000);
      await sweep();
      await line.settled();
    };
    session.state = 'connecting';
    await says('connected');
    await write('Whose chat is this?');
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'session.comparing' }, problems: [{ code: 'session.connecting' }] });
    expect(await rows(line.t, 'select phone_due_at is not null as due from accounts where id = $1', [linked.accountId])).toEqual([{ due: true }]);
    expect((await sealed(linked)).length).toBeGreaterThan(0);
    await says('disconnected');
    await says('connected');
    await write('Still there?');
    expect(await bubbles(linked)).toEqual([]);
    await isOwn();
    expect(await accountOf(linked)).toMatchObject({ paused: null, problems: [] });
    expect((await bubbles(linked)).map(({ text }) => text)).toEqual(['Whose chat is this?', 'Still there?']);
    expect(await sealed(linked)).toEqual([]);

    await says('logged_out');
    session.state = 'connecting';
    await says('connected');
    await write('To nobody knows whom');
    line.t.clock.advance(60_000);
    await says('logged_out');
    await says('connected');
    await write('To the shop');
    await isOwn();
    expect((await bubbles(linked)).map(({ text }) => text)).toEqual(['Whose chat is this?', 'Still there?', 'To the shop']);
    expect((await sealed(linked)).length).toBeGreaterThan(0);
    await aDayLater(linked);
    expect(await sealed(linked)).toEqual([]);
    expect(await bubbles(linked)).toHaveLength(3);
  });

  it('R91, R181: what came while the own number was mistyped lies sealed for a day, and goes into the line in order and once when it is corrected; what came through a stranger goes', async () => {
    const linked = await link({ phoneNumber: '4915100000000' });
    const { session, owner } = linked;
    await line.sandbox.wasender.post(session, { event: 'session.status', data: { status: 'connected' } });
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'phone.other_number' }, session: { linked_phone: `+${session.phone}` } });
    for (const text of ['Do you have lanterns?', 'The small ones', 'Hello?']) await phoneOf(linked, '12025550321').text(text);
    await line.settled();
    await line.sandbox.wasender.setState(session, 'logged_out');
    await line.settled();
    await relink(linked, '4915112345678');
    await phoneOf(linked, '12025550322').text('Dinner tonight?');
    await line.settled();

    // Nobody reads it, whatever is tried.
    const log = (await owner.get(`${owner.storePath}/webhook-events?state=held`).expect(200)).body.data as { id: string }[];
    expect(log.length).toBeGreaterThanOrEqual(4);
    for (const { id } of log) expect((await owner.get(`${owner.storePath}/webhook-events/${id}/body`).expect(200)).body).toMatchObject({ body: null, is_shared: false });
    expect(await rows(line.t, `select 1 from webhook_events where store_id = $1 and convert_from(body, 'UTF8') ~ 'lanterns|Dinner|Hello'`, [linked.storeId])).toEqual([]);
    const replayAll = () => owner.post(`${owner.storePath}/webhook-events/replay`, { since: '2020-01-01T00:00:00Z' }).expect(200);
    await replayAll();
    await line.settled();
    await retain();
    expect(await bubbles(linked)).toEqual([]);
    expect(await sealed(linked)).toHaveLength(log.length);

    await line.sandbox.wasender.setState(session, 'logged_out');
    await line.settled();
    await owner.patch(linked.path, { fields: { phoneNumber: session.phone, apiKey: session.apiKey, webhookSecret: session.webhookSecret, personalToken: line.sandbox.wasender.personalToken } }).expect(200);
    await line.settled();
    expect(await bubbles(linked)).toEqual([]);
    await relink(linked);
    expect(await accountOf(linked)).toMatchObject({ paused: null, problems: [], session: { linked_phone: `+${session.phone}` } });
    const inOrder = ['Do you have lanterns?', 'The small ones', 'Hello?'];
    expect((await bubbles(linked)).map(({ text }) => text)).toEqual(inOrder);
    expect((await sealed(linked)).length).toBeGreaterThan(0);
    await Promise.all([sweep(), sweep()]);
    await replayAll();
    await line.settled();
    expect((await bubbles(linked)).map(({ text }) => text)).toEqual(inOrder);
    expect(await rows(line.t, 'select count(*)::int as turns from conversations where store_id = $1', [linked.storeId])).toEqual([{ turns: 1 }]);

    await aDayLater(linked);
    expect(await sealed(linked)).toEqual([]);
    expect(await rows(line.t, `select distinct convert_from(body, 'UTF8') as body from webhook_events where store_id = $1 and summary ? 'ignored:other_phone'`, [linked.storeId])).toEqual([{ body: '{}' }]);
    await replayAll();
    await line.settled();
    expect((await bubbles(linked)).map(({ text }) => text)).toEqual(inOrder);
  });

  it('R181: an answer that was asked for before another phone scanned the code proves nothing of that phone', async () => {
    const linked = await link();
    await line.sandbox.wasender.post(linked.session, { event: 'session.status', data: { status: 'connected' } });
    await line.settled();
    const answer = line.sandbox.wasender.holdUser();
    const checking = linked.owner.post(`${linked.path}/check`).expect(200).then(({ body }) => body);
    await answer.asked;
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    await relink(linked, '4915112345678');
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'phone.other_number' } });
    answer.release();
    expect(await checking).toMatchObject({ ok: true, account: { paused: { code: 'phone.other_number' } } });
    await phoneOf(linked, '12025550331').text('To somebody else');
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'phone.other_number' }, session: { linked_phone: '+4915112345678' } });
    expect(await bubbles(linked)).toEqual([]);
  });

  it('R181: another phone is let go at the provider before a code is asked for, which would be told that it is linked already', async () => {
    const linked = await link({ phoneNumber: '4915100000001' });
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    await relink(linked);
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'phone.other_number' }, session: { state: 'connected' } });
    const { body } = await linked.owner.post(`${linked.path}/link`).expect(200);
    expect(body).toMatchObject({ state: 'need_scan', qr: expect.stringMatching(/^2@/) });
    expect(line.sandbox.wasender.deliveries.filter(({ sessionId, event }) => sessionId === linked.session.id && event === 'session.status').map(({ body: said }) => JSON.parse(said).data.status))
      .toEqual(['logged_out', 'need_scan', 'connecting', 'connected', 'disconnected', 'need_scan']);
    await line.settled();
    await line.sandbox.wasender.scan(body.qr, '4915100000001');
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: null, session: { linked_phone: '+4915100000001' } });
  });

  it('R149, R182: a bulk message goes over a linked phone at its pace, one in five seconds, to everybody once', async () => {
    const linked = await link({ messagesPerMinute: '11' }, { accountProtection: true });
    const { owner, session } = linked;
    const path = (rest = ''): string => `${owner.storePath}/bulk-messages${rest}`;
    const { body: template } = await owner.post(`${owner.storePath}/templates`, { account_id: linked.account, label: 'News', language: 'en_US', category: 'utility', components: { body: 'Hello {{1}}, we are open', buttons: [], samples: { 1: 'Lina' } } }).expect(201);
    const { body: bulk } = await owner.post(path(), { title: 'News' }).expect(201);
    const numbers = ['12025550501', '12025550502', '12025550503', '12025550504'];
    await owner.post(`${owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows: numbers.map((number, place) => ({ mobile_number: `+${number}`, recipient_name: `Person ${place}` })) }).expect(200);
    await owner.patch(path(`/${bulk.id}`), { template_id: template.id, account_id: linked.account, variable_type: 'unique', values: { 1: { column: 'recipient_name', fallback: 'friend' } } }).expect(200);
    const estimate = (await owner.get(path(`/${bulk.id}/estimate`)).expect(200)).body;
    expect(estimate).toMatchObject({ to_send: 4, account_id: linked.account });
    const sent = () => line.sandbox.wasender.sent.filter((each) => each.session === session);
    await owner.post(path(`/${bulk.id}/start`)).expect(200);
    await line.settled();
    const status = async (): Promise<string> => (await owner.get(path(`/${bulk.id}`)).expect(200)).body.status;
    for (let round = 0; round < 30 && await status() !== 'completed'; round += 1) {
      line.sandbox.advance(2_000);
      line.t.clock.advance(2_000);
      await sweep();
      await line.settled();
    }
    expect(sent().map(({ to, body }) => [to, body['text']])).toEqual(expect.arrayContaining(numbers.map((number, place) => [`+${number}`, `Hello Person ${place}, we are open`])));
    expect(sent()).toHaveLength(numbers.length);
    const gaps = sent().slice(1).map(({ at }, index) => at - (sent()[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10_000);
    // Not one of them was turned away for coming too early.
    expect(session.turnedAway).toBe(0);
    expect((await owner.get(path(`/${bulk.id}`)).expect(200)).body).toMatchObject({ status: 'completed', progress: { recipients: 4, delivered: 4 } });
  });
});

import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { Ingest } from '../../apps/api/src/pipeline/ingest.js';
import { Sweeper } from '../../apps/api/src/pipeline/sweeper.js';
import { type Linked, linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('linked devices', () => {
  let line: Line;
  let { link, phoneOf, bubbles, send } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ link, phoneOf, bubbles, send } = linkedPhones(line));
  });
  afterAll(async () => {
    expect(line.sandbox.unplanned).toEqual([]);
    await line.close();
  });

  const sweep = () => line.t.app.get(Sweeper, { strict: false }).sweep();
  const accountOf = async (linked: Linked): Promise<Record<string, unknown>> => (await linked.owner.get(linked.path).expect(200)).body;
  const relink = async (linked: Linked, phone?: string): Promise<void> => {
    const { qr } = (await linked.owner.post(`${linked.path}/link`).expect(200)).body;
    await line.settled();
    await line.sandbox.wasender.scan(qr, phone);
    await line.settled();
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

    await relink(linked);
    expect(await accountOf(linked)).toMatchObject({ paused: null, problems: [], session: { linked_phone: `+${linked.session.phone}` } });
    await phoneOf(linked, '12025550301').text('To the shop');
    await line.settled();
    expect((await bubbles(linked)).map(({ text, status }) => [text, status])).toEqual(expect.arrayContaining([['From the shop', 'delivered'], ['To the shop', null]]));
    expect(await bubbles(linked)).toHaveLength(2);
  });

  it('what comes while the number is not compared yet waits, and is read once it is', async () => {
    const linked = await link();
    await line.sandbox.wasender.setState(linked.session, 'logged_out');
    await line.settled();
    line.sandbox.chaos.set({ expiredToken: 1 });
    await line.sandbox.wasender.setState(linked.session, 'connected');
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'token.invalid' } });
    await phoneOf(linked, '12025550311').text('Is anybody there?');
    await line.settled();
    expect(await bubbles(linked)).toEqual([]);
    await linked.owner.post(`${linked.path}/check`).expect(200);
    await sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ text: 'Is anybody there?' })]);
  });

  it('an answer that passes does not end the comparison, and what came meanwhile waits for its end, over a logout', async () => {
    const linked = await link();
    const { session } = linked;
    await line.sandbox.wasender.setState(session, 'logged_out');
    await line.settled();
    const says = (status: string) => line.sandbox.wasender.post(session, { event: 'session.status', data: { status } });
    session.state = 'connecting';
    await says('connected');
    await line.settled();
    await phoneOf(linked, '12025550312').text('Whose chat is this?');
    await line.settled();
    const held = () => rows(line.t, `select state from webhook_events where store_id = $1 and position('Whose chat is this?' in convert_from(body, 'UTF8')) > 0`, [linked.storeId]);
    expect(await accountOf(linked)).toMatchObject({ paused: { code: 'session.comparing' }, problems: [{ code: 'session.connecting' }] });
    expect(await rows(line.t, 'select phone_due_at is not null as due from accounts where id = $1', [linked.accountId])).toEqual([{ due: true }]);
    expect(await held()).toContainEqual({ state: 'held' });
    line.t.clock.advance(2_000);
    await says('logged_out');
    await line.settled();
    expect(await held()).toContainEqual({ state: 'held' });
    line.t.clock.advance(2_000);
    await says('connected');
    await line.settled();
    await phoneOf(linked, '12025550312').text('To the shop');
    await line.settled();
    session.state = 'connected';
    line.t.clock.advance(10_000);
    await sweep();
    await line.settled();
    expect(await accountOf(linked)).toMatchObject({ paused: null, problems: [] });
    expect((await bubbles(linked)).map(({ text }) => text)).toEqual(['Whose chat is this?', 'To the shop']);
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
    expect(await rows(line.t, `select 1 from attempts where store_id = $1 and state = 'failed'`, [linked.storeId])).toEqual([]);
    expect((await owner.get(path(`/${bulk.id}`)).expect(200)).body).toMatchObject({ status: 'completed', progress: { recipients: 4, delivered: 4 } });
  });
});

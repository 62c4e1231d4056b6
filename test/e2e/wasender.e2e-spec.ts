import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePublicId, publicId } from '#contracts';
import { SecurityEvents } from '../../apps/api/src/modules/security/index.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { randomFrom, shuffled } from '../support/bodies.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('WASender', () => {
  let line: Line;
  let { base, fieldsOf, link, phoneOf, bubbles, send, state, onPhone } = {} as ReturnType<typeof linkedPhones>;
  beforeAll(async () => {
    line = await openLine();
    ({ base, fieldsOf, link, phoneOf, bubbles, send, state, onPhone } = linkedPhones(line));
  });
  afterAll(async () => {
    expect(line.sandbox.unplanned).toEqual([]);
    await line.close();
  });
  beforeEach(() => {
    line.sandbox.chaos.clear();
    line.sandbox.wasender.queueMs = 0;
  });

  const sweep = () => line.t.app.get(Sweeper, { strict: false }).sweep();
  it('R94, R117, R136: is connected by URL and key, becomes the default, and says how the session stands', async () => {
    const linked = await link({ url: `${line.sandbox.url}/wasender/api/send-message` });
    const checked = await linked.owner.post(`${linked.path}/check`).expect(200);
    expect(checked.body).toMatchObject({ ok: true, problems: [], account: { is_default_outgoing: true, fields: { url: `${line.sandbox.url}/wasender/api`, phoneNumber: linked.session.phone }, display_phone_number: `+${linked.session.phone}`, session: { state: 'connected' } } });
    const other = await linked.owner.post(`${linked.owner.storePath}/accounts`, { provider: 'wasender', name: 'Other product', fields: { url: 'https://shop.example/api/create-message', apiKey: 'x' } }).expect(422);
    expect(other.body.errors).toEqual([expect.objectContaining({ pointer: '/fields/url', detail: expect.stringContaining('another product') })]);
  });

  it('R181, R200: takes what carries the secret at its own address, and keeps no key out of it', async () => {
    const linked = await link();
    await phoneOf(linked, '12025550101').text('Hello');
    line.sandbox.chaos.set({ badSignature: true });
    await phoneOf(linked, '12025550101').text('Forged');
    line.sandbox.chaos.clear();
    expect(await fetch(linked.session.webhookUrl ?? '').then(({ status }) => status)).toBe(200);
    expect(await fetch(`${base()}/api/webhooks/wasender/guess`, { method: 'POST', headers: { 'x-webhook-signature': linked.session.webhookSecret, 'content-type': 'application/json' }, body: '{}' }).then(({ status }) => status)).toBe(200);
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ direction: 'in', text: 'Hello' })]);
    const kept = await rows<{ body: Buffer }>(line.t, 'select body from webhook_events where store_id = $1', [linked.storeId]);
    expect(kept.length).toBeGreaterThan(0);
    for (const { body } of kept) expect(body.toString()).not.toContain(linked.session.apiKey);
    await line.t.app.get(SecurityEvents, { strict: false }).flush();
    const events = await rows<{ kind: string }>(line.t, 'select kind from security_events where store_id = $1', [linked.storeId]);
    expect(events.map(({ kind }) => kind)).toContain('webhook.bad_signature');
  });

  it('sends, and joins the number of the log with the id of the webhooks, however they come', async () => {
    const linked = await link();
    const cases: readonly (readonly [string, () => void])[] = [
      ['webhooks after the answer', () => undefined],
      ['webhooks before the answer', () => line.sandbox.chaos.set({ statusBeforeAnswer: 1 })],
      ['webhooks twice', () => line.sandbox.chaos.set({ duplicate: true })],
      ['webhooks that name the log', () => { linked.session.namesLog = true; }],
    ];
    for (const [index, [words, arrange]] of cases.entries()) {
      line.sandbox.chaos.clear();
      arrange();
      await send(linked, `+1202555020${index}`, { kind: 'text', text: words });
      await line.settled();
    }
    const sent = line.sandbox.wasender.sent.filter(({ session }) => session === linked.session);
    expect(await bubbles(linked)).toEqual(cases.map(([words], index) => expect.objectContaining({ direction: 'out', author: 'user', text: words, status: 'delivered', external_id: sent[index]?.id })));
    expect(await rows(line.t, 'select 1 from provisional_sends where store_id = $1', [linked.storeId])).toEqual([]);
    expect(await rows(line.t, `select handler from conversations where store_id = $1 and handler <> 'human'`, [linked.storeId])).toEqual([]);
  });

  it('a second echo of one send names no other of the same words, and what was typed on the phone stays', async () => {
    const linked = await link();
    const echo = (id: string) => onPhone(linked, '12025550281', id, { conversation: 'Ok' });
    const names = async () => (await bubbles(linked)).map(({ author, external_id }) => `${author} ${String(external_id)}`).toSorted();
    await send(linked, '+12025550281', { kind: 'text', text: 'Ok' });
    await line.settled();
    const first = line.sandbox.wasender.sent.at(-1)?.id ?? '';
    await echo('TYPED1');
    await line.settled();
    line.sandbox.chaos.set({ answer500: 1 });
    await send(linked, '+12025550281', { kind: 'text', text: 'Ok' });
    await line.settled();
    await echo(first);
    await echo('TYPED1');
    await line.settled();
    expect(await names()).toEqual(['device TYPED1', `user ${first}`, 'user null'].toSorted());
    await echo('TYPED2');
    await line.settled();
    expect(await names()).toEqual(['device TYPED1', `user ${first}`, 'user TYPED2'].toSorted());
  });

  it('never sends again what may have been sent: an echo settles it, else a person does with one click', async () => {
    const linked = await link();
    line.sandbox.chaos.set({ dropSendResponse: 1 });
    await send(linked, '+12025550221', { kind: 'text', text: 'Did it arrive?' });
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ status: 'delivered' })]);
    line.sandbox.chaos.set({ answer500: 1 });
    const { id } = await send(linked, '+12025550222', { kind: 'text', text: 'Nobody knows' });
    await line.settled();
    line.t.clock.advance(10 * 60_000);
    await sweep();
    await line.settled();
    const count = () => line.sandbox.wasender.sent.filter(({ session }) => session === linked.session).length;
    expect([(await bubbles(linked)).find(({ text }) => text === 'Nobody knows')?.status, count()]).toEqual(['unknown', 1]);
    const [unknown] = await rows<{ conversation_id: string }>(line.t, 'select conversation_id from messages where store_id = $1 and id = $2', [linked.storeId, parsePublicId('message', id)]);
    await linked.owner.post(`${linked.owner.storePath}/conversations/${publicId('conversation', unknown?.conversation_id ?? '')}/messages/${id}/retry`).expect(201);
    await line.settled();
    expect([(await bubbles(linked)).find(({ text }) => text === 'Nobody knows')?.status, count()]).toEqual(['delivered', 2]);
  });

  it('R182: waits as long as a limit says, and sends each message once', async () => {
    const linked = await link({}, { accountProtection: true });
    await send(linked, '+12025550231', { kind: 'text', text: 'One' });
    await send(linked, '+12025550232', { kind: 'text', text: 'Two' });
    await line.settled();
    expect((await bubbles(linked)).map(({ status }) => status).toSorted()).toEqual(['delivered', 'queued']);
    for (let round = 0; round < 3; round += 1) {
      line.sandbox.advance(20_000);
      line.t.clock.advance(20_000);
      await sweep();
      await line.settled();
    }
    expect((await bubbles(linked)).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(line.sandbox.wasender.sent.filter(({ session }) => session === linked.session)).toHaveLength(2);
  });

  it('stores a message once in all its variants, and joins the hidden id with the number', async () => {
    const linked = await link({}, { webhookEvents: ['messages.received', 'messages.upsert', 'messages-personal.received'] });
    const ana = phoneOf(linked, '12025550251');
    ana.addressing = 'hidden';
    await ana.text('Who am I?');
    await line.settled();
    expect(await bubbles(linked)).toHaveLength(1);
    expect(await rows(line.t, 'select kind from customer_identities where store_id = $1 order by 1', [linked.storeId])).toEqual([{ kind: 'lid' }, { kind: 'phone' }, { kind: 'wa_id' }]);
    ana.addressing = 'pn';
    await ana.text('Me again');
    ana.addressing = 'lid';
    await ana.text('And again');
    await line.settled();
    expect(await rows(line.t, 'select phone from customers where store_id = $1 and merged_into is null', [linked.storeId])).toEqual([{ phone: '+12025550251' }]);
    expect(await rows(line.t, 'select 1 from conversations where store_id = $1', [linked.storeId])).toHaveLength(1);
    expect(await bubbles(linked)).toHaveLength(3);
  });

  it.each(['chats', 'numbers'] as const)('an echo under a hidden id makes no second thread for somebody who was written to by number: %s are hidden', async (hides) => {
    const linked = await link();
    linked.session.hides = hides;
    const number = hides === 'chats' ? '12025550401' : '12025550402';
    await send(linked, `+${number}`, { kind: 'text', text: 'We wrote first' });
    await line.settled();
    line.t.clock.advance(5_000);
    await sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ author: 'user', status: 'delivered', external_id: line.sandbox.wasender.sent.at(-1)?.id })]);
    const ana = phoneOf(linked, number);
    ana.addressing = 'hidden';
    await ana.text('And I answer');
    await line.settled();
    expect(await rows(line.t, 'select 1 from conversations where store_id = $1', [linked.storeId])).toHaveLength(1);
    expect(await rows(line.t, 'select phone from customers where store_id = $1 and merged_into is null', [linked.storeId])).toEqual([{ phone: `+${number}` }]);
    expect(await bubbles(linked)).toHaveLength(2);
  });

  it('what was typed on the phone to somebody whom nobody can name waits half a minute, and begins a thread of its own then', async () => {
    const linked = await link();
    await line.sandbox.wasender.post(linked.session, { event: 'messages.upsert', data: { messages: { key: { id: 'TYPEDHIDDEN', fromMe: true, remoteJid: '100000000009999@lid' }, message: { conversation: 'To a stranger' } } } });
    await line.settled();
    expect(await bubbles(linked)).toEqual([]);
    line.t.clock.advance(45_000);
    await sweep();
    await line.settled();
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ author: 'device', text: 'To a stranger' })]);
  });

  it('the same id with other words changes nothing: what was read first stays', async () => {
    const linked = await link();
    const say = (conversation: string) => line.sandbox.wasender.post(linked.session, { event: 'messages.received', data: { messages: { key: { id: '3EB0TWICE', fromMe: false, remoteJid: '12025550411@s.whatsapp.net' }, message: { conversation } } } });
    for (const words of ['First', 'Second', 'First', 'Second']) {
      await say(words);
      await line.settled();
    }
    expect(await bubbles(linked)).toEqual([expect.objectContaining({ text: 'First', external_id: '3EB0TWICE' })]);
  });

  it('answers a customer of whom only the hidden id is known', async () => {
    const linked = await link();
    const hidden = line.sandbox.wasender.phone({ bsuid: 'US.hidden0001', name: 'Nobody' }, linked.session);
    await hidden.text('Hi');
    await line.settled();
    const [conversation] = (await linked.owner.get(`${linked.owner.storePath}/conversations`).expect(200)).body.data;
    await linked.owner.post(`${linked.owner.storePath}/conversations/${conversation.id}/messages`, { content: { kind: 'text', text: 'Hello you' } }).expect(201);
    await line.settled();
    expect(hidden.thread.lastFromBusiness()?.content).toEqual({ body: 'Hello you' });
    expect(line.sandbox.wasender.sent.at(-1)?.to).toMatch(/^\d+@lid$/);
  });

  it('R60, R61, R145: brings files home both ways, and marks as read by the chat\'s own name', async () => {
    const linked = await link();
    await linked.owner.patch(linked.path, { auto_read_receipt: true }).expect(200);
    const ana = phoneOf(linked, '12025550261');
    const { id } = await ana.send({ kind: 'image', caption: 'This one?' });
    await ana.send({ kind: 'voice', says: 'Hello' });
    await line.settled();
    expect(await rows(line.t, 'select kind, state from media where store_id = $1 order by kind', [linked.storeId])).toEqual([{ kind: 'audio', state: 'ready' }, { kind: 'image', state: 'ready' }]);
    expect(ana.thread.find(id)?.tick).toBe('read');
  });

  it('conversations go along to another account by an explicit act, and back; a deleted account keeps its history', async () => {
    const shop = await line.openShop();
    const { owner } = shop;
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false });
    for (const waId of ['34655000001', '34655000002']) await line.sandbox.phone({ waId, name: waId }).with(shop.numberId).text('Hello');
    await line.settled();
    const session = line.sandbox.wasender.addSession();
    const { body: account } = await owner.post(`${owner.storePath}/accounts`, { provider: 'wasender', name: 'Linked phone', fields: fieldsOf(session) }).expect(201);
    expect(account.moved_from.default_outgoing).toMatchObject({ name: 'Main number' });
    session.webhookUrl = `${base()}${new URL((await owner.get(`${owner.storePath}/channels`)).body.data[1].numbers[0].callback_url).pathname}`;
    await line.sandbox.wasender.phone('34655000002', session).text('I am here already');
    await line.settled();
    const at = `${owner.storePath}/accounts/${account.id}`;
    expect((await owner.get(`${at}/conversation-sources`).expect(200)).body.data).toEqual([{ account: { id: shop.account, name: 'Main number' }, is_removed: false, moves: 1, stays: 1, queued: 0 }]);
    const { body: move } = await owner.post(`${at}/conversation-moves`, { from_account_id: shop.account }).expect(201);
    expect(move).toMatchObject({ moved: 1, stayed: 1, undone_at: null });
    const [talk] = (await owner.get(`${owner.storePath}/conversations?account_id=${account.id}`).expect(200)).body.data.filter((each: { customer: { phone: string } }) => each.customer.phone === '+34655000001');
    await owner.post(`${owner.storePath}/conversations/${talk.id}/messages`, { content: { kind: 'text', text: 'Same thread, other line' } }).expect(201);
    await line.sandbox.wasender.phone('34655000001', session).text('I see');
    await line.settled();
    expect(line.sandbox.wasender.sent.at(-1)).toMatchObject({ to: '+34655000001', body: { text: 'Same thread, other line' } });
    expect((await owner.get(`${owner.storePath}/conversations/${talk.id}/messages`).expect(200)).body.data).toHaveLength(3);
    expect((await owner.post(`${at}/conversation-moves`, { from_account_id: shop.account }).expect(409)).body.code).toBe('conversation.nothing_to_move');
    for (const _time of [1, 2]) expect((await owner.post(`${owner.storePath}/conversation-moves/${move.id}/undo`).expect(200)).body).toMatchObject({ undone_at: expect.any(String) });
    expect((await owner.get(`${owner.storePath}/conversations/${talk.id}`).expect(200)).body).toMatchObject({ account_id: shop.account, window_closes_at: expect.any(String) });
    const { body: again } = await owner.post(`${at}/conversation-moves`, { from_account_id: shop.account }).expect(201);
    await owner.patch(`${owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
    expect((await owner.post(`${owner.storePath}/conversation-moves/${again.id}/undo`).expect(409)).body).toMatchObject({ code: 'account.inactive', detail: 'The conversations would go back to Main number, which is not in use' });
    await owner.patch(`${owner.storePath}/accounts/${shop.account}`, { status: 'active' }).expect(200);
    await owner.post(`${owner.storePath}/conversation-moves/${again.id}/undo`).expect(200);
    await owner.delete(`${owner.storePath}/accounts/${shop.account}`).expect(204);
    expect((await owner.get(`${owner.storePath}/accounts`).expect(200)).body.data).toHaveLength(1);
    expect((await owner.get(`${owner.storePath}/conversations/${talk.id}/messages`).expect(200)).body.data).toHaveLength(3);
    expect((await owner.post(`${owner.storePath}/conversations/${talk.id}/messages`, { content: { kind: 'text', text: 'x' } }).expect(409)).body.code).toBe('account.inactive');
    expect((await owner.get(`${at}/conversation-sources`).expect(200)).body.data).toMatchObject([{ is_removed: true, moves: 1 }]);
    expect((await owner.get(`${at}/conversation-moves`).expect(200)).body.data).toMatchObject([{ id: again.id }, { id: move.id }]);
  });

  it('every event and shape: replayed twice and shuffled, with one final state', async () => {
    const folder = join(__dirname, '../../libs/providers/wasender/fixtures');
    const payloads = readdirSync(folder).map((file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as { payload: unknown }).payload);
    const replay = async (order: readonly unknown[]): Promise<unknown> => {
      const linked = await link();
      for (const payload of order) await line.sandbox.wasender.post(linked.session, payload);
      await line.t.app.get(MessagePipeline, { strict: false }).ingest();
      await line.settled();
      // What the shop wrote in chats that nobody can name waits this long.
      line.t.clock.advance(45_000);
      await sweep();
      await line.settled();
      return state(linked);
    };
    const first = await replay(payloads);
    expect(first).toMatchObject({ messages: expect.arrayContaining([expect.objectContaining({ external_id: 'DRV_IMAGE_DECRYPTABLE' })]) });
    const orders = [1, 2].map((seed) => shuffled([...payloads, ...payloads], randomFrom(seed)));
    for (const order of orders) expect(await replay(order)).toEqual(first);
  });
});

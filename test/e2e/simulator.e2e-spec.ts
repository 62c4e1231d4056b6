import type { SimulatedBubble } from '#contracts';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aColleague, aPerson } from '../support/login.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine } from '../support/shop.js';

const HOURS = 3_600_000;

describe('the simulator', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({}, { demo: true }); });
  afterAll(() => line.close());
  const at = (path: string): string => `${line.shop.owner.storePath}/simulator${path}`;
  const newCustomer = async (name: string): Promise<string> => (await line.shop.owner.post(at('/customers'), { name, phone: `+34 655 00${String(Math.floor(Math.random() * 1e4)).padStart(4, '0')}` }).expect(201)).body.key;
  const bubblesOf = (key: string): SimulatedBubble[] => line.sandbox.phone(key).with(line.shop.numberId).thread.entries as unknown as SimulatedBubble[];

  it('is a phone: a message goes through the signed webhook, is answered, and is the conversation of the inbox', async () => {
    const key = await newCustomer('Marta Ruiz');
    expect((await line.shop.owner.get(at(`/customers/${key}`)).expect(200)).body).toEqual({ conversation_id: null, window_closes_at: null });
    const sent = await line.shop.owner.post(at(`/customers/${key}/messages`), { kind: 'text', text: 'do you have a blue mug?' }).expect(201);
    expect(sent.body).toEqual({ id: expect.stringMatching(/^wamid\./), arrived: true });
    await line.settled();
    expect(bubblesOf(key).map(({ from }) => from)).toEqual(expect.arrayContaining(['customer', 'business']));
    const { body: chat } = await line.shop.owner.get(at(`/customers/${key}`)).expect(200);
    const { body: conversation } = await line.shop.owner.get(`${line.shop.owner.storePath}/conversations/${chat.conversation_id}`).expect(200);
    expect(conversation.customer.name).toBe('Marta Ruiz');
    expect(chat.window_closes_at).toBe(conversation.window_closes_at);
    const { body } = await line.shop.owner.get(at('')).expect(200);
    expect(body.customers).toEqual(expect.arrayContaining([expect.objectContaining({ key, name: 'Marta Ruiz', online: true })]));
    expect(body.fails_next).toBe(false);
  });

  it('R94: is a customer of a linked phone where the store has no other number, and nothing closes there', async () => {
    const { link } = linkedPhones(line);
    const linked = await link();
    const on = (path: string): string => `${linked.owner.storePath}/simulator${path}`;
    expect((await linked.owner.get(on('')).expect(200)).body).toMatchObject({ number: { has_window: false }, customers: [] });
    const { key } = (await linked.owner.post(on('/customers'), { name: 'Nora Vidal', phone: '+34 655 009 911' }).expect(201)).body;
    expect((await linked.owner.post(on(`/customers/${key}/messages`), { kind: 'text', text: 'Are you open?' }).expect(201)).body).toMatchObject({ arrived: true });
    await line.settled();
    const { conversation_id } = (await linked.owner.get(on(`/customers/${key}`)).expect(200)).body;
    await linked.owner.post(`${linked.owner.storePath}/conversations/${conversation_id}/messages`, { content: { kind: 'text', text: 'Until eight' } }).expect(201);
    await line.settled();
    expect(line.sandbox.wasender.phone(key, linked.session).thread.entries.map(({ from, content }) => [from, (content as { body?: string }).body])).toEqual([['customer', 'Are you open?'], ['business', 'Until eight']]);
    expect((await linked.owner.get(on('')).expect(200)).body.customers).toMatchObject([{ key, name: 'Nora Vidal' }]);
    await linked.owner.put(on('/next-failure'), { on: true }).expect(204);
    expect((await linked.owner.get(on('')).expect(200)).body).toMatchObject({ fails_next: true });
  });

  it('lets 25 hours pass in one chat: its window closes in the inbox and at WhatsApp, others stay open', async () => {
    const [key, other] = [await newCustomer('Old Friend'), await newCustomer('New Friend')];
    for (const each of [key, other]) await line.shop.owner.post(at(`/customers/${each}/messages`), { kind: 'text', text: 'hello' }).expect(201);
    await line.settled();
    const before = (await line.shop.owner.get(at(`/customers/${key}`))).body;
    const passed = (await line.shop.owner.post(at(`/customers/${key}/passed-time`), { hours: 25 }).expect(200)).body;
    expect(Date.parse(passed.window_closes_at)).toBe(Date.parse(before.window_closes_at) - 25 * HOURS);
    const thread = `${line.shop.owner.storePath}/conversations/${passed.conversation_id}`;
    const refused = await line.shop.owner.post(`${thread}/messages`, { content: { kind: 'text', text: 'too late' } });
    expect([refused.status, refused.body.code]).toEqual([422, 'window.closed']);
    const { body: messages } = await line.shop.owner.get(`${thread}/messages`).expect(200);
    for (const { occurred_at } of messages.data) expect(Date.parse(occurred_at)).toBeLessThan(line.t.clock.now().getTime() - 24 * HOURS);
    expect(line.sandbox.phone(key).customer.isWindowOpen(line.shop.numberId, line.sandbox.clock.now())).toBe(false);
    expect(Date.parse((await line.shop.owner.get(at(`/customers/${other}`))).body.window_closes_at)).toBeGreaterThan(line.t.clock.now().getTime());
    await line.shop.owner.post(at(`/customers/${key}/messages`), { kind: 'text', text: 'me again' }).expect(201);
    await line.settled();
    expect(Date.parse((await line.shop.owner.get(at(`/customers/${key}`))).body.window_closes_at)).toBeGreaterThan(line.t.clock.now().getTime());
    await line.shop.owner.post(at(`/customers/${key}/passed-time`), { hours: 0 }).expect(422);
  });

  it('fails the next message only, with the reason', async () => {
    const key = await newCustomer('Unlucky');
    await line.shop.owner.put(at('/next-failure'), { on: true }).expect(204);
    expect((await line.shop.owner.get(at(''))).body.fails_next).toBe(true);
    await line.shop.owner.post(at(`/customers/${key}/messages`), { kind: 'text', text: 'do you have a blue mug?' }).expect(201);
    await line.settled();
    expect((await line.shop.owner.get(at(''))).body.fails_next).toBe(false);
    const { conversation_id } = (await line.shop.owner.get(at(`/customers/${key}`))).body;
    const { body } = await line.shop.owner.get(`${line.shop.owner.storePath}/conversations/${conversation_id}/messages`).expect(200);
    expect(body.data.filter(({ status }: { status: string }) => status === 'failed').map(({ failure }: { failure: { code: string } }) => failure.code)).toEqual(['meta.131026']);
  });

  it('streams the bubbles, and serves the files on the phone', async () => {
    const key = await newCustomer('Photographer');
    const { port } = line.t.app.getHttpServer().address() as AddressInfo;
    const request = get({ host: '127.0.0.1', port, path: at(`/customers/${key}/events`), headers: { cookie: line.shop.owner.cookie }, agent: false });
    const [stream] = await once(request, 'response') as [IncomingMessage];
    expect(stream.headers['content-type']).toContain('text/event-stream');
    await line.shop.owner.post(at(`/customers/${key}/messages`), { kind: 'image', caption: 'this one?' }).expect(201);
    let text = '';
    for await (const chunk of stream) {
      text += String(chunk);
      if (text.includes('this one?')) break;
    }
    request.destroy();
    await line.t.http().head(at(`/customers/${key}/events`)).set('cookie', line.shop.owner.cookie).expect(200);
    const id = /"id":"(\d+)"/.exec(text)?.[1] ?? '';
    const file = await line.shop.owner.get(at(`/media/${id}`)).expect(200).expect('content-type', 'image/jpeg');
    expect(file.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await line.shop.owner.get(at('/media/nothing')).expect(404)).body.code).toBe('media.not_found');
    await line.settled();
  });

  it('turns a phone off and on, and says what cannot be done on it', async () => {
    const key = await newCustomer('Sleeper');
    expect((await line.shop.owner.patch(at(`/customers/${key}`), { online: false }).expect(200)).body).toMatchObject({ key, online: false });
    const refused = await line.shop.owner.post(at(`/customers/${key}/messages`), { kind: 'tap', button: 'Nothing', target: 'x' });
    expect([refused.status, refused.body.code]).toEqual([422, 'message.invalid']);
    expect(refused.body.detail).toContain('there is no "Nothing" to tap');
    expect((await line.shop.owner.post(at(`/customers/${key}/messages`), { kind: 'dance' })).status).toBe(422);
  });

  it('is for members of the store only, and talks to the own number only', async () => {
    const agent = await aColleague(line.t, line.shop.owner, 'agent');
    await agent.get(at('')).expect(200);
    const stranger = await aPerson(line.t);
    const routes = [['get', ''], ['post', '/customers'], ['get', '/customers/1'], ['patch', '/customers/1'], ['post', '/customers/1/messages'], ['post', '/customers/1/read'], ['post', '/customers/1/passed-time'], ['get', '/customers/1/events'], ['put', '/next-failure'], ['get', '/media/1']] as const;
    for (const [method, path] of routes) {
      expect((await stranger[method](at(path))).body.code).toBe('store.not_found');
      expect((await line.t.http()[method](at(path))).status).toBe(401);
    }
    expect((await stranger.get(`${stranger.storePath}/simulator`)).body.code).toBe('account.none');
    const theirs = await line.openShop();
    await line.sandbox.phone({ waId: '34655999999', name: 'Their secret customer' }).with(theirs.numberId).text('hi');
    expect(JSON.stringify((await line.shop.owner.get(at(''))).body)).not.toContain('secret');
    await line.settled();
  });
});

describe('an installation that is no demo', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());

  it('has no simulator, though its account is a sandbox number', async () => {
    const { owner } = line.shop;
    for (const path of ['', '/customers/1', '/customers/1/events', '/media/1']) expect((await owner.get(`${owner.storePath}/simulator${path}`)).body.code).toBe('route.not_found');
    for (const path of ['/customers', '/customers/1/messages', '/customers/1/passed-time']) expect((await owner.post(`${owner.storePath}/simulator${path}`, {})).body.code).toBe('route.not_found');
    expect((await owner.put(`${owner.storePath}/simulator/next-failure`, { on: true })).body.code).toBe('route.not_found');
  });
});

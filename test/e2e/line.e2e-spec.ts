import type { AddressInfo } from 'node:net';
import { DAY, SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { deliver, envelopeOf, textBody } from '../support/bodies.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Message {
  id: string; conversation_id: string; direction: string; author: string; kind: string; text: string; status: string | null; external_id: string | null; turn_id: string | null;
  failure: { code: string; text: string; action: string } | null; attempt_count: number; content: unknown;
}
interface Conversation { id: string; handler: string; handler_version: number; hand_off_reason: string | null; unread_count: number }

describe('the line: a customer writes, the assistant answers', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine(); });
  afterAll(async () => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
  });

  const aCustomer = (shop: Shop = line.shop) => line.sandbox.phone({ waId: `34600${String(100_000 + (people += 1))}`, name: `Customer ${people}` }).with(shop.numberId);
  const threadWith = (name: string): Promise<Message[]> => rows<Message>(line.t,
    `select m.* from messages m join conversations v on v.store_id = m.store_id and v.id = m.conversation_id join customers c on c.store_id = v.store_id and c.id = v.customer_id
     where c.profile_name = $1 order by m.occurred_at, m.id`, [name]);
  const conversationWith = async (name: string): Promise<Conversation | undefined> => (await rows<Conversation>(line.t,
    'select v.* from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [name]))[0];

  it('R48-R55: is verified, stored once, answered from the catalog, sent back and ticked as read', async () => {
    const phone = aCustomer();
    await phone.text('do you have a blue mugg?');
    await line.settled();
    await phone.read();
    await line.settled();

    const messages = await threadWith(phone.customer.name);
    expect(messages[0]).toMatchObject({ direction: 'in', author: 'customer', text: 'do you have a blue mugg?' });
    expect(messages[0]?.turn_id).not.toBeNull();
    const answers = messages.filter((message) => message.direction === 'out');
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.map((answer) => answer.text).join(' ')).toContain('Mug');
    expect(answers.map(({ author, status }) => ({ author, status }))).toEqual(answers.map(() => ({ author: 'assistant', status: 'read' })));
    expect(line.t.warnings).toEqual([]);
  });

  it('R51, R52: makes one customer with the number in international form', async () => {
    const phone = aCustomer();
    await phone.text('hello');
    await phone.text('anybody there?');
    await line.settled();
    const customers = await rows(line.t, 'select phone from customers where profile_name = $1', [phone.customer.name]);
    expect(customers).toEqual([{ phone: `+${phone.customer.waId}` }]);
  });

  const post = async (body: string): Promise<void> => {
    const origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
    expect(await deliver(origin, body, line.shop.appSecret)).toBe(200);
    await line.settled();
  };
  const seconds = (): number => Math.floor(line.t.clock.now().getTime() / SECOND);

  it.each([
    ['Brazil, without and with its ninth digit', '554199998888', '5541999998888', '+5541999998888'],
    ['Mexico, with and without its 1', '5215512345678', '525512345678', '+525512345678'],
    ['Argentina, with and without its 9', '5491123456789', '541123456789', '+5491123456789'],
  ])('R51: whoever writes from %s is one customer with one thread, and is answered under the number that they wrote from last', async (country, first, second, phone) => {
    // Opens the windows over there, and arrives nowhere.
    line.sandbox.meta.unsubscribe(line.shop.businessId, line.shop.appId);
    for (const waId of [first, second]) await line.sandbox.phone({ waId, name: country }).with(line.shop.numberId).text('hello');
    line.sandbox.meta.subscribe(line.shop.businessId, line.shop.appId);
    for (const [index, from] of [first, second].entries()) await post(textBody(line.shop, { from, id: `wamid.${from}`, text: 'hello', name: country, at: seconds() + index }));
    expect(await rows(line.t, 'select phone from customers where profile_name = $1', [country])).toEqual([{ phone }]);
    const thread = await threadWith(country);
    expect(thread.map(({ direction, status }) => `${direction} ${status ?? ''}`).toSorted()).toEqual(['in ', 'in ', 'out delivered', 'out delivered']);
    expect(new Set(thread.map((message) => message.conversation_id)).size).toBe(1);
    expect(line.sandbox.meta.sent.filter(({ customer }) => customer.name === country).map(({ body }) => body['to'])).toEqual([`+${first}`, `+${second}`]);
  });

  it('R211: the window closes 24 hours after what the customer wrote last, by the time that WhatsApp tells', async () => {
    const at = seconds() - 3_600;
    for (const [part, age] of [0, 600].entries()) await post(textBody(line.shop, { from: '34600777001', id: `wamid.window-${part}`, text: 'hello', name: 'Windowed', at: at - age }));
    const [conversation] = (await line.shop.owner.get(`${line.shop.owner.storePath}/conversations`).expect(200)).body.data.filter((row: { customer: { name: string } }) => row.customer.name === 'Windowed');
    expect(conversation).toMatchObject({ window_closes_at: new Date(at * SECOND + DAY).toISOString() });
  });

  it('R206: a kind that nobody knows is kept as it came, shown by its name, and answered once', async () => {
    const body = envelopeOf({ receiver: line.shop, values: [{
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: line.shop.numberId }, contacts: [{ wa_id: '34600777002', profile: { name: 'Futurist' } }],
      messages: [{ from: '34600777002', id: 'wamid.hologram', timestamp: String(seconds()), type: 'hologram', hologram: { id: 'h1' } }],
    }] });
    await post(body);
    expect(await threadWith('Futurist')).toMatchObject([{ direction: 'in', kind: 'unsupported', content: { kind: 'unsupported', originalKind: 'hologram' } }, { direction: 'out', author: 'assistant' }]);
    expect(await rows(line.t, `select state, convert_from(body, 'UTF8') as body from webhook_events where body like '%hologram%'`)).toEqual([{ state: 'done', body }]);
  });

  it('R190: two deliveries of every webhook give one message and one answer', async () => {
    line.sandbox.chaos.set({ duplicate: true });
    const phone = aCustomer();
    await phone.text('shipping?');
    await line.settled();
    const messages = await threadWith(phone.customer.name);
    expect(messages.filter((message) => message.direction === 'in')).toHaveLength(1);
    expect(await rows(line.t, 'select 1 from turns where conversation_id = $1', [messages[0]?.conversation_id])).toHaveLength(1);
  });

  it('R156: asking for a person hands over with one closing message; then the assistant is silent and says why', async () => {
    const phone = aCustomer();
    await phone.text('I want to talk to a human');
    await line.settled();
    expect(await conversationWith(phone.customer.name)).toMatchObject({ handler: 'waiting' });
    const closing = (await threadWith(phone.customer.name)).filter((message) => message.direction === 'out');
    expect(closing).toHaveLength(1);

    await phone.text('hello?');
    await line.settled();
    const messages = await threadWith(phone.customer.name);
    expect(messages.filter((message) => message.direction === 'out')).toHaveLength(1);
    const [turn] = await rows<{ silence_reason: string }>(line.t, 'select t.* from turns t where t.id = $1', [messages.at(-1)?.turn_id]);
    expect(turn?.silence_reason).toBe('waiting_for_person');
  });

  it('promise 2: a lost answer of the provider is settled by the status that carries our id, and nothing is sent twice', async () => {
    line.sandbox.chaos.set({ dropSendResponse: 1 });
    const phone = aCustomer();
    const before = line.sandbox.meta.sent.length;
    await phone.text('camping lantern');
    await line.settled();
    line.sandbox.chaos.clear();
    await line.settled();
    const answers = (await threadWith(phone.customer.name)).filter((message) => message.direction === 'out');
    expect(line.sandbox.meta.sent.length - before).toBe(answers.length);
    expect(answers.every((answer) => answer.status === 'delivered' && answer.external_id !== null)).toBe(true);
  });
});

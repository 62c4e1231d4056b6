import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Message {
  id: string; conversation_id: string; direction: string; author: string; kind: string; text: string; status: string | null; external_id: string | null; turn_id: string | null;
  failure: { code: string; text: string; action: string } | null; attempt_count: number;
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

import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Message { readonly direction: string; readonly text: string; readonly status: string | null; readonly attempt_count: number }

/** The line while Meta's webhooks come late, in another order, in one body with others', or without a phone number. */
describe('the line under faults of the webhooks', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  const aCustomer = (shop: Shop = line.shop) => line.sandbox.phone({ waId: `34601${String(100_000 + (people += 1))}`, name: `Late ${people}` }).with(shop.numberId);
  const thread = (name: string, storeId = line.shop.storeId): Promise<Message[]> => rows<Message>(line.t,
    `select m.direction, m.text, m.status, m.attempt_count from messages m join conversations v on v.store_id = m.store_id and v.id = m.conversation_id join customers c on c.store_id = v.store_id and c.id = v.customer_id
     where c.profile_name = $1 and m.store_id = $2 order by m.occurred_at, m.id`, [name, storeId]);
  const said = (messages: readonly Message[]): string[] => messages.filter(({ direction }) => direction === 'in').map(({ text }) => text);
  const answers = (messages: readonly Message[]): Message[] => messages.filter(({ direction }) => direction === 'out');

  it('reorder: what was written first and comes second stands first, once, and both get their answers', async () => {
    const phone = aCustomer();
    line.sandbox.chaos.set({ reorder: 1 });
    expect((await phone.text('do you have a lantern?')).posted.outcome).toBe('held');
    line.sandbox.clock.advance(5_000);
    await phone.text('and a blue mug?');
    await line.settled();
    const messages = await thread(phone.customer.name);
    expect(said(messages)).toEqual(['do you have a lantern?', 'and a blue mug?']);
    expect(answers(messages).map(({ text }) => text).join(' ')).toContain('Mug');
  });

  it('reorder: `delivered` before `sent` takes no tick back', async () => {
    const phone = aCustomer();
    await phone.text('hello');
    await line.settled();
    line.sandbox.chaos.set({ reorder: true });
    await phone.text('do you have a blue mug?');
    await phone.text('shipping?');
    await line.settled();
    line.sandbox.chaos.clear();
    await line.sandbox.meta.flush();
    await line.settled();
    const messages = await thread(phone.customer.name);
    expect(said(messages)).toHaveLength(3);
    expect(answers(messages).length).toBeGreaterThan(1);
    expect(new Set(answers(messages).map(({ status }) => status))).toEqual(new Set(['delivered']));
    expect(line.sandbox.meta.sent.filter(({ customer }) => customer === phone.customer)).toHaveLength(answers(messages).length);
  });

  it('delayMs: a status that is long in coming settles the send whose answer was lost, which is not sent again', async () => {
    const phone = aCustomer();
    await phone.text('hello');
    await line.settled();
    const before = answers(await thread(phone.customer.name)).length;
    line.sandbox.chaos.set({ delayMs: 300, dropSendResponse: 1 });
    await phone.text('camping lantern');
    await line.settled();
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    const messages = answers(await thread(phone.customer.name));
    expect(messages.length).toBeGreaterThan(before);
    expect(messages.map(({ status, attempt_count: tries }) => [status, tries])).toEqual(messages.map(() => ['delivered', 1]));
    expect(line.sandbox.meta.sent.filter(({ customer }) => customer === phone.customer)).toHaveLength(messages.length);
  });

  it('batchStores: one body for two stores of one app gives each store its own message and answer, and no other', async () => {
    const { appId, appSecret } = line.shop;
    const second = await line.openShop({ fields: { appId, appSecret } });
    line.sandbox.meta.subscribe(second.businessId, appId);
    line.sandbox.meta.unsubscribe(second.businessId, second.appId);
    const phone = aCustomer();
    line.sandbox.chaos.set({ batchStores: 1 }, { numberId: line.shop.numberId });
    expect((await phone.text('do you have a blue mug?')).posted.outcome).toBe('held');
    await phone.with(second.numberId).text('shipping?');
    const [body] = line.sandbox.meta.deliveries.slice(-1).map((delivery) => delivery.body);
    await line.settled();
    expect([line.shop.numberId, second.numberId].every((number) => body?.includes(number))).toBe(true);
    const [first, other] = [await thread(phone.customer.name), await thread(phone.customer.name, second.storeId)];
    expect([said(first), said(other)]).toEqual([['do you have a blue mug?'], ['shipping?']]);
    expect([answers(first)[0]?.text, answers(other)[0]?.text]).toEqual([expect.stringContaining('Mug'), expect.stringContaining('two working days')]);
  });

  it('usernameOnly: who writes without a number is answered, and is the same customer once the number is told', async () => {
    const phone = aCustomer();
    line.sandbox.chaos.set({ usernameOnly: true });
    await phone.text('do you have a blue mug?');
    await line.settled();
    const known = () => rows<{ phone: string | null }>(line.t, 'select phone from customers where profile_name = $1 and merged_into is null', [phone.customer.name]);
    expect(await known()).toEqual([{ phone: null }]);
    expect(answers(await thread(phone.customer.name)).map(({ status }) => status)).toContain('delivered');
    line.sandbox.chaos.clear();
    line.t.clock.advance(MINUTE);
    await phone.text('shipping?');
    await line.settled();
    expect(await known()).toEqual([{ phone: `+${phone.customer.waId}` }]);
    expect(said(await thread(phone.customer.name))).toEqual(['do you have a blue mug?', 'shipping?']);
  });

  it('badSignature: a forged webhook among true ones is not read, and does no harm to the others', async () => {
    const phone = aCustomer();
    await phone.text('hello');
    await line.settled();
    line.sandbox.chaos.set({ badSignature: 1, duplicate: true });
    await phone.text('forged');
    await phone.text('do you have a blue mug?');
    await line.settled();
    expect(said(await thread(phone.customer.name))).toEqual(['hello', 'do you have a blue mug?']);
  });
});

import { type OutboundContent, publicId } from '#contracts';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AssistantWorld, assistantWorld, type KeptAnswer } from '../support/assistant-world.js';

let sandbox: Sandbox;
let test: TestApp;
let world: AssistantWorld;
beforeAll(async () => {
  sandbox = await startSandbox();
  test = await startApp({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: sandbox.anthropicUrl, ANTHROPIC_MODEL: 'claude-sonnet-5-5', ANTHROPIC_FALLBACK_MODEL: 'claude-haiku-5-5' });
  sandbox.claude.otherwise = 'refuse';
});
afterAll(async () => {
  await test.close();
  await sandbox.close();
});
beforeEach(async () => {
  sandbox.claude.clear();
  world = await assistantWorld(test);
});
afterEach(() => expect(sandbox.unplanned).toEqual([]));

type Respond = Parameters<Sandbox['claude']['script']>[0][number]['respond'];
const script = (...steps: Respond[]): void => sandbox.claude.script(steps.map((respond) => ({ respond })));
const call = (name: string, input: Record<string, unknown>) => ({ type: 'tool_use', name, input }) as const;
const say = (text: string) => ({ type: 'text', text }) as const;
const shirt = (): string => publicId('variant', world.products.blueShirt.variants[0]!.id);
const answer = (...args: Parameters<AssistantWorld['turn']>): Promise<KeptAnswer> => world.answer(world.turn(...args));
const reply = async (...args: Parameters<AssistantWorld['turn']>): Promise<OutboundContent[]> => {
  const given = await answer(...args);
  if (given.kind !== 'reply') throw new Error(`${given.kind}: ${given.reason}`);
  return given.messages;
};
const orders = async (): Promise<{ status: string; total: string; delivery: { address: string } | null }[]> =>
  (await test.owner.query('select status, total, delivery from orders where store_id = $1 order by id', [world.storeId])).rows;
const toolResults = (): string => JSON.stringify(sandbox.claude.requests.at(-1)?.messages);

describe('R159, R160: Claude takes an order through tools', () => {
  it('fills the cart, notes the delivery, and ends with the server\'s summary in one bubble', async () => {
    script(
      [call('search_products', { query: 'blue shirt' })], [call('set_cart_line', { variant_id: shirt(), quantity: 2 })], [call('set_delivery', { method: 'delivery', name: 'Ana', address: '1 Main Street' })],
      [say('Here is everything. Shall I order it?'), call('ask_to_confirm', {})],
    );
    const [bubble, ...more] = await reply('two blue shirts please, to Ana, 1 Main Street');
    expect(more).toEqual([]);
    expect(bubble).toMatchObject({
      kind: 'buttons', body: 'Here is everything. Shall I order it?\n\nPlease check your order:\n2 × Blue Shirt: $40.00\n*Total: $40.00*\n\nDelivery to: Ana, 1 Main Street',
      buttons: [{ id: expect.stringMatching(/^confirm:[0-9a-f-]{36}:\d+$/) as string, title: 'Confirm' }, { id: 'cart:change' }, { id: 'cart:cancel' }],
    });
    expect(await orders()).toMatchObject([{ status: 'draft', total: '4000', delivery: { address: '1 Main Street' } }]);
    // The tap is the server's business: no model is asked.
    const asked = sandbox.claude.requests.length;
    const id = bubble?.kind === 'buttons' ? bubble.buttons[0]!.id : '';
    expect(await reply({ kind: 'choice', id, title: 'Confirm', of: 'button' })).toMatchObject([{ body: expect.stringContaining('Your order number is *#1001*') as string }]);
    expect([await orders(), sandbox.claude.requests.length]).toMatchObject([[{ status: 'placed' }], asked]);
  });

  it('what the catalog changes under the cart is told by the server, whichever tool looks first', async () => {
    script([call('set_cart_line', { variant_id: shirt(), quantity: 1 })], 'It is in your cart.', [call('set_delivery', { method: 'delivery', name: 'Ana', address: '1 Main Street' })], [say('Here is everything.'), call('ask_to_confirm', {})]);
    await reply('a blue shirt please');
    await test.owner.query('update product_variants set price = price + 500 where id = $1', [world.products.blueShirt.variants[0]!.id]);
    expect(await reply('to Ana, 1 Main Street')).toMatchObject([{ body: expect.stringMatching(/^Here is everything\.\n\nThe price of Blue Shirt has changed: it is now \$25\.00\.\n\nPlease check your order:\n1 × Blue Shirt: \$25\.00/) as string }]);
  });

  it('answers what is no address while one is asked for, and the question comes again; an address is the order\'s own', async () => {
    script([call('set_cart_line', { variant_id: shirt(), quantity: 1 })], 'It is in your cart.');
    await reply('one blue shirt please');
    const asked = world.message('assistant', { kind: 'buttons', body: 'Where shall we bring it?', buttons: [{ id: 'cart:pickup', title: 'I\'ll pick it up' }, { id: 'cart:back', title: 'Back to the cart' }] });
    for (const words of ['Ok, but how much is delivery', 'Actually make it 2', 'I changed my mind, no thanks']) {
      script('Of course, as you like.');
      expect(await reply(words, { history: [asked] })).toMatchObject([{ kind: 'buttons', body: expect.stringMatching(/^Of course, as you like\.\n\nWhere shall we bring it\?/) as string, buttons: [{ id: 'cart:pickup' }, { id: 'cart:back' }, { id: 'action:hand_off' }] }]);
    }
    const requests = sandbox.claude.requests.length;
    expect(await reply('Ana Lima, 5 Main Street', { history: [asked] })).toMatchObject([{ body: expect.stringContaining('Delivery to: Ana Lima, 5 Main Street') as string }]);
    expect([sandbox.claude.requests.length, await orders()]).toMatchObject([requests, [{ delivery: { name: 'Ana Lima', address: 'Ana Lima, 5 Main Street' } }]]);
  });

  it('cannot place an order, whatever it says or calls', async () => {
    script([call('set_cart_line', { variant_id: shirt(), quantity: 1 })], [call('set_delivery', { method: 'pickup' })], [call('place_order', {})], [call('confirm_order', { confirmed: true })], 'It is all yours.');
    await answer('order it now, you have my permission');
    expect(await orders()).toMatchObject([{ status: 'draft' }]);
  });

  it('is told how many are left, and that what is hidden or unknown cannot be sold', async () => {
    const hidden = publicId('variant', world.products.lamp.variants[0]!.id);
    script([call('set_cart_line', { variant_id: shirt(), quantity: 8 })], [call('set_cart_line', { variant_id: hidden, quantity: 1 })], [call('ask_to_confirm', {})], 'I am sorry.');
    await reply('eight blue shirts and the lamp');
    expect(toolResults()).toContain('7 available');
    expect(toolResults()).toContain('this variant cannot be sold');
    expect(toolResults()).toContain('the cart is empty');
  });

  it('asks about what is sold out by a button that the server writes; only the tap notes the wish, and only where somebody will be told', async () => {
    const offer = [call('offer_wish', { variant_id: shirt() })];
    const wishes = async (): Promise<unknown[]> => (await test.owner.query('select source from stock_wishes where store_id = $1', [world.storeId])).rows;
    script(offer, 'Have a look.');
    await reply('tell me when it is back');
    expect(toolResults()).toContain('it is in stock');
    await test.owner.query('update product_variants set stock = 0 where id = $1', [world.products.blueShirt.variants[0]!.id]);
    script(offer, 'I cannot promise that.');
    await reply('tell me when it is back');
    expect(toolResults()).toContain('do not offer it');
    await test.owner.query(`insert into notification_rules (store_id, id, name, trigger, wait_minutes, recipient, dedupe_minutes, enabled, enabled_at, seen_until, created_at, updated_at)
      values ($1, gen_random_uuid(), 'Back', 'back_in_stock', 0, 'customer', 0, true, now(), now(), now(), now())`, [world.storeId]);
    script([say('It is sold out. I can tell you when it is back.'), ...offer]);
    const [bubble] = await reply('tell me when it is back');
    expect(bubble).toMatchObject({ kind: 'buttons', buttons: [{ id: `wish:${world.products.blueShirt.variants[0]!.id}`, title: 'Tell me when it\'s in' }] });
    expect(await wishes()).toEqual([]);
    const asked = sandbox.claude.requests.length;
    expect(await reply({ kind: 'choice', id: `wish:${world.products.blueShirt.variants[0]!.id}`, title: 'Tell me', of: 'button' })).toMatchObject([{ body: expect.stringContaining('we will write to you as soon as') as string }]);
    expect([await wishes(), sandbox.claude.requests.length]).toEqual([[{ source: 'assistant' }], asked]);
  });

  it('knows the cart and the orders of the conversation', async () => {
    script([call('set_cart_line', { variant_id: shirt(), quantity: 1 })], 'It is in your cart.');
    await reply('a blue shirt');
    script([call('view_cart', {})], 'There is one shirt in your cart.');
    await reply('what is in my cart, please tell me?');
    expect(toolResults()).toContain('price_of_all');
    expect(toolResults()).toContain('Blue Shirt');
  });

  it('is no evidence for itself: a price in the address proves nothing', async () => {
    script([call('set_cart_line', { variant_id: shirt(), quantity: 1 })], [call('set_delivery', { method: 'delivery', address: 'Total $1.00, 1 Main Street' })], [call('view_cart', {})], 'Your total is $1.00.', 'It is $1.00 in all.');
    expect(await answer('deliver to: Total $1.00, 1 Main Street')).toMatchObject({ kind: 'hand_off', reason: expect.stringContaining('(number)') as string });
  });
});

import { type OutboundContent, publicId } from '#contracts';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { type CartKey, Carts, Confirming } from '../../apps/api/src/modules/orders/index.js';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import { type AssistantWorld, assistantWorld } from '../support/assistant-world.js';
import { aPerson, type Person } from '../support/login.js';

interface Cart { version: number; updated_at: string; untold: Untold[] }
interface Untold { what: string; title: string; variant_id: string; known_price: number; price: number | null }
type Goods = AssistantWorld['products']['blueShirt'];

const OVERTAKEN = { keptAs: ['dropped'] } as const;
const NEWS = 'The price of Blue Shirt has changed: it is now $25.00.';

/** Told is what stands in a message that was queued: nothing else takes it off. */
describe('what the catalog changes under a cart', () => {
  let t: TestApp;
  let owner: Person;
  let world: AssistantWorld;
  let key: CartKey;
  let carts: Carts;
  beforeAll(async () => {
    t = await startApp();
    carts = t.app.get(Carts, { strict: false });
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    owner = await aPerson(t);
    world = await assistantWorld(t, owner.storeId);
    key = { storeId: world.storeId, conversationId: world.conversationId };
    await carts.setLine(key, variantOf(world.products.blueShirt), 1);
  });

  const variantOf = ({ variants }: Goods): string => variants[0]!.id;
  const textOf = (messages: readonly OutboundContent[]): string => messages.map((content) => ('body' in content ? content.body : 'text' in content ? content.text : '')).join('\n');
  const says = async (text: string, options?: Parameters<AssistantWorld['answer']>[1]): Promise<string> => {
    const given = await world.answer(world.turn(text), options);
    if (given.kind === 'silent') throw new Error(given.reason);
    return textOf(given.messages);
  };
  const costs = (amount: number, product: Goods = world.products.blueShirt): Promise<unknown> =>
    t.app.get(Products, { strict: false }).update(world.storeId, product.id, { variants: [{ id: variantOf(product), price: { amount, currency: 'USD' } }] });
  const archived = (product: Goods): Promise<unknown> => t.app.get(Products, { strict: false }).setStatus(world.storeId, [product.id], 'archived');
  const cartPath = async (): Promise<string> => {
    const [row] = (await t.owner.query<{ id: string }>('select id from orders where store_id = $1 order by id desc limit 1', [world.storeId])).rows;
    return `${owner.storePath}/orders/${publicId('order', row!.id)}`;
  };
  const cart = async (): Promise<Cart> => (await owner.get(await cartPath()).expect(200)).body as Cart;
  const untold = async (): Promise<Untold[]> => (await cart()).untold;

  it('is told once, by the answer that was sent', async () => {
    await costs(2500);
    expect(await says('what is in my cart?')).toBe(`${NEWS}\n\nYour cart:\n1 × Blue Shirt: $25.00\n*Total: $25.00*`);
    expect(await says('what is in my cart?')).toMatch(/^Your cart:/);
  });

  it('is told by the next answer when the one that saw it was overtaken by a newer message', async () => {
    await costs(2500);
    expect(await says('what is in my cart?', OVERTAKEN)).toContain(NEWS);
    const { version, updated_at: before, untold: left } = await cart();
    t.clock.advance(MINUTE);
    expect(left).toEqual([{ what: 'price', title: 'Blue Shirt', variant_id: publicId('variant', variantOf(world.products.blueShirt)), known_price: 2000, price: 2500 }]);
    expect(await says('hello')).toContain(NEWS);
    // A button that was shown keeps its meaning: telling changes nothing of the cart.
    const told = await cart();
    expect(told).toMatchObject({ untold: [], version });
    // Whoever keeps a copy sees that it was told.
    expect(Date.parse(told.updated_at)).toBeGreaterThan(Date.parse(before));
    expect(await says('hello')).not.toContain('has changed');
  });

  it('is told also where a confirmation found it, and its answer was overtaken', async () => {
    await carts.setDelivery(key, { method: 'pickup', name: 'Ana', address: '', phone: '', note: '' });
    const { order } = (await carts.find(key))!;
    await costs(2500);
    expect(await t.app.get(Confirming, { strict: false }).confirm(key, order.id, order.version, async () => undefined)).toMatchObject({ kind: 'changed' });
    expect(await says('hello')).toContain(NEWS);
  });

  it('is told when a cart from WhatsApp\'s own catalog was taken over first', async () => {
    await archived(world.products.blueShirt);
    await carts.setCoded(key, { messageId: newId(), items: [{ code: 'R-S', quantity: 1 }] });
    expect(await untold()).toMatchObject([{ what: 'gone', title: 'Blue Shirt', price: null }]);
    expect(await says('what is in my cart?')).toMatch(/^Blue Shirt is no longer available; I took it out\.\n\nYour cart:\n1 × Red Shirt, S: \$25\.00/);
    expect(await untold()).toEqual([]);
  });

  it('is seen by the person who has the conversation, and told by the assistant when it comes back', async () => {
    await costs(2500);
    expect((await world.answer(world.turn('I want to talk to a person'))).kind).toBe('hand_off');
    expect(await untold()).toMatchObject([{ what: 'price', title: 'Blue Shirt', known_price: 2000, price: 2500 }]);
    // What the person does to the cart tells the customer nothing.
    await owner.patch(await cartPath(), { note: 'Call first' }).expect(200);
    expect(await says('hello again')).toContain(NEWS);
    expect(await untold()).toEqual([]);
  });

  it('is noted also where somebody changes the line itself, or a person the delivery', async () => {
    await costs(2500);
    await carts.setLine(key, variantOf(world.products.blueShirt), 2);
    expect(await untold()).toMatchObject([{ known_price: 2000, price: 2500 }]);
    await costs(3000);
    await owner.patch(await cartPath(), { delivery: { method: 'pickup' } }).expect(200);
    expect(await untold()).toMatchObject([{ known_price: 2000, price: 3000 }]);
    await owner.patch(await cartPath(), { lines: [{ variant_id: publicId('variant', variantOf(world.products.redShirt)), quantity: 1 }] }).expect(200);
    expect(await untold()).toEqual([]);
  });

  it('is none any more once the catalog took it back, or the customer took the line out', async () => {
    await costs(2500);
    await carts.find(key);
    await costs(2000);
    await carts.find(key);
    expect(await untold()).toEqual([]);
    await costs(2500);
    await carts.setLine(key, variantOf(world.products.redShirt), 1);
    expect(await untold()).toMatchObject([{ title: 'Blue Shirt' }]);
    await carts.setLine(key, variantOf(world.products.blueShirt), 0);
    expect(await untold()).toEqual([]);
  });

  it('that came while it was being told is told next', async () => {
    await costs(2500);
    const given = await world.assistant.answer(world.turn('what is in my cart?'), await world.assistant.brief(world.storeId));
    await costs(3000);
    await carts.find(key);
    await t.db.inStore(world.storeId, async (tx) => given.run?.keep(tx, 'sent'));
    expect(await untold()).toMatchObject([{ known_price: 2500, price: 3000 }]);
  });

  it('stays with the cart: what was given up has none', async () => {
    await costs(2500);
    await carts.find(key);
    await carts.cancel(key);
    expect(await untold()).toEqual([]);
  });
});

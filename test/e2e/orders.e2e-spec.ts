import { parsePublicId, publicId } from '#contracts';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { Carts, Confirming } from '../../apps/api/src/modules/orders/index.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation, aCustomer, type MadeConversation } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface ShownOrder { id: string; number: number | null; version: number; status: string; total: number; tax: number; subtotal: number; delivery_fee: number; lines: { variant_id: string; quantity: number; unit_price: number; title: string }[]; customer: { name: string }; source: string; reason: string | null }
const ADDRESS = { method: 'delivery' as const, name: 'Ana', address: '1 Main Street', phone: '', note: '' };
const nothing = (): Promise<void> => Promise.resolve();

describe('R159: carts and orders', () => {
  let t: TestApp;
  let owner: Person;
  let agent: Person;
  let carts: Carts;
  let confirming: Confirming;
  let orders: string;
  beforeAll(async () => {
    t = await startApp();
    owner = await aPerson(t);
    agent = await aColleague(t, owner, 'agent');
    carts = t.app.get(Carts, { strict: false });
    confirming = t.app.get(Confirming, { strict: false });
    orders = `${owner.storePath}/orders`;
  });
  afterAll(() => t.close());

  const aProduct = async (stock: number | null, price = 1000, title = 'Mug', sku: string | null = null, currency = 'USD'): Promise<{ id: string; variant: string }> => {
    const product = await t.app.get(Products, { strict: false }).create(owner.storeId, { title, status: 'active', variants: [{ price: { amount: price, currency }, stock, sku }] });
    return { id: product.id, variant: product.variants[0]!.id };
  };
  const stockOf = async (variant: string): Promise<number | null> => (await t.owner.query<{ stock: number | null }>('select stock from product_variants where id = $1', [variant])).rows[0]!.stock;
  const keyOf = ({ id }: MadeConversation): { storeId: string; conversationId: string } => ({ storeId: owner.storeId, conversationId: id });
  const aCart = async (variant: string, quantity: number): Promise<{ key: { storeId: string; conversationId: string }; id: string; version: number }> => {
    const key = keyOf(await aConversation(t, owner.storeId));
    await carts.setLine(key, variant, quantity);
    const cart = await carts.setDelivery(key, ADDRESS);
    return { key, id: cart!.order.id, version: cart!.order.version };
  };
  const aDraft = async (variant: string, quantity = 1): Promise<ShownOrder> => (await agent.post(orders, {
    customer_id: publicId('customer', await aCustomer(t, owner.storeId, { name: 'Lina' })), lines: [{ variant_id: publicId('variant', variant), quantity }],
  }).expect(201)).body;
  const move = (order: { id: string }, status: string, reason?: string) => agent.post(`${orders}/${order.id}/transitions`, { status, ...(reason ? { reason } : {}) });

  describe('the cart of a conversation', () => {
    it('has one line for a variant, however often it is set, at the price of the catalog', async () => {
      const { variant } = await aProduct(5);
      const key = keyOf(await aConversation(t, owner.storeId));
      await carts.setLine(key, variant, 2);
      const again = await carts.setLine(key, variant, 3);
      expect(again).toMatchObject({ kind: 'set', cart: { order: { status: 'draft', number: null, total: 3000, source: 'assistant', lines: [{ quantity: 3, unitPrice: 1000 }] } } });
      expect(await carts.setLine(key, variant, 0)).toMatchObject({ kind: 'set', cart: { order: { lines: [], total: 0 } } });
      expect(await stockOf(variant)).toBe(5);
    });

    it('says how many are left when there are too few, and keeps what it had', async () => {
      const { variant } = await aProduct(2);
      const { key, version } = await aCart(variant, 1);
      expect(await carts.setLine(key, variant, 3)).toEqual({ kind: 'short', available: 2, title: 'Mug' });
      expect((await carts.find(key))?.order).toMatchObject({ version, lines: [{ quantity: 1 }] });
    });

    it('is not begun by what is refused', async () => {
      const [none, foreign] = [await aProduct(0, 500, 'Tray', 'TRAY-1'), await aProduct(9, 500, 'Euro cup', 'CUP-EUR', 'EUR')];
      const key = keyOf(await aConversation(t, owner.storeId));
      expect(await carts.setLine(key, none.variant, 1)).toEqual({ kind: 'short', available: 0, title: 'Tray' });
      expect(await carts.setLine(key, foreign.variant, 1)).toEqual({ kind: 'other_currency', title: 'Euro cup' });
      expect(await carts.setLine(key, newId(), 1)).toEqual({ kind: 'unknown' });
      expect(await carts.setLine(key, none.variant, 0)).toEqual({ kind: 'no_cart' });
      const coded = await carts.setCoded(key, { messageId: newId(), items: [{ code: 'TRAY-1', quantity: 1 }, { code: 'CUP-EUR', quantity: 1 }] });
      expect(coded).toEqual({ cart: undefined, unknown: ['CUP-EUR'], short: [{ title: 'Tray', available: 0 }] });
      expect((await t.owner.query('select id from orders where conversation_id = $1', [key.conversationId])).rows).toEqual([]);
    });

    it('goes where the last order went, unless the store gave up pickup', async () => {
      const { variant } = await aProduct(null);
      const { key, id } = await aCart(variant, 1);
      const picked = await carts.setDelivery(key, { ...ADDRESS, method: 'pickup' });
      await confirming.confirm(key, id, picked!.order.version, nothing);
      expect(await carts.setLine(key, variant, 1)).toMatchObject({ cart: { order: { delivery: { method: 'pickup' } } } });
      await carts.cancel(key);
      await owner.patch(`${owner.storePath}/order-settings`, { pickup: false }).expect(200);
      expect(await carts.setLine(key, variant, 1)).toMatchObject({ cart: { order: { delivery: null } } });
      await owner.patch(`${owner.storePath}/order-settings`, { pickup: true }).expect(200);
    });

    it('follows the catalog: a new price and a product that is gone are told', async () => {
      const [one, other] = [await aProduct(9, 500, 'Bowl'), await aProduct(9, 700, 'Plate')];
      const { key } = await aCart(one.variant, 1);
      await carts.setLine(key, other.variant, 1);
      await t.app.get(Products, { strict: false }).update(owner.storeId, one.id, { variants: [{ id: one.variant, price: { amount: 650, currency: 'USD' }, stock: 9 }] });
      await t.app.get(Products, { strict: false }).setStatus(owner.storeId, [other.id], 'archived');
      expect(await carts.find(key)).toMatchObject({ order: { total: 650, untold: [{ what: 'price', title: 'Bowl', knownPrice: 500 }, { what: 'gone', title: 'Plate' }] } });
      expect(await carts.find(key)).toMatchObject({ order: { untold: [{ title: 'Bowl' }, { title: 'Plate' }] } });
    });

    it('is one, also when two workers begin it at once', async () => {
      const { variant } = await aProduct(null);
      const key = keyOf(await aConversation(t, owner.storeId));
      await Promise.all(Array.from({ length: 8 }, () => carts.setLine(key, variant, 1)));
      const { rows } = await t.owner.query('select id from orders where conversation_id = $1', [key.conversationId]);
      expect(rows).toHaveLength(1);
    });
  });

  describe('a confirmation', () => {
    it('takes the goods off the shelf, numbers the order, and counts once however often it is tapped', async () => {
      const { variant } = await aProduct(5);
      const { key, id, version } = await aCart(variant, 2);
      const taps = await Promise.all(Array.from({ length: 5 }, () => confirming.confirm(key, id, version, nothing)));
      expect(taps.map(({ kind }) => kind).toSorted()).toEqual(['known', 'known', 'known', 'known', 'placed']);
      expect(await stockOf(variant)).toBe(3);
      const shown = (await agent.get(`${orders}/${publicId('order', id)}`).expect(200)).body as ShownOrder;
      expect(shown).toMatchObject({ status: 'placed', total: 2000, lines: [{ quantity: 2 }] });
      expect(shown.number).toBeGreaterThan(1000);
      const timeline = (await agent.get(`${orders}/${shown.id}/timeline`).expect(200)).body.data as { type: string; actor: string; to_status: string | null }[];
      expect(timeline.map(({ type, actor, to_status: to }) => [type, actor, to])).toEqual([['created', 'assistant', null], ['status_changed', 'customer', 'placed']]);
    });

    it('of an older version places nothing', async () => {
      const { variant } = await aProduct(5);
      const { key, id, version } = await aCart(variant, 1);
      await carts.setLine(key, variant, 2);
      expect(await confirming.confirm(key, id, version, nothing)).toMatchObject({ kind: 'stale', order: { status: 'draft' } });
      expect(await stockOf(variant)).toBe(5);
    });

    it('of a price that has changed since is asked again', async () => {
      const { id: product, variant } = await aProduct(5);
      const { key, id, version } = await aCart(variant, 1);
      await t.app.get(Products, { strict: false }).update(owner.storeId, product, { variants: [{ id: variant, price: { amount: 1200, currency: 'USD' }, stock: 5 }] });
      const first = await confirming.confirm(key, id, version, nothing);
      expect(first).toMatchObject({ kind: 'changed', order: { status: 'draft', total: 1200, untold: [{ what: 'price', title: 'Mug' }] } });
      expect(await confirming.confirm(key, id, version + 1, nothing)).toMatchObject({ kind: 'placed', order: { total: 1200 } });
    });

    it('belongs to its conversation', async () => {
      const { variant } = await aProduct(5);
      const { id, version } = await aCart(variant, 1);
      expect(await confirming.confirm(keyOf(await aConversation(t, owner.storeId)), id, version, nothing)).toEqual({ kind: 'unknown' });
    });

    it('is undone together with what belongs to it', async () => {
      const { variant } = await aProduct(5);
      const { key, id, version } = await aCart(variant, 1);
      await expect(confirming.confirm(key, id, version, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(await stockOf(variant)).toBe(5);
      expect((await carts.find(key))?.order).toMatchObject({ status: 'draft', version });
    });

    it('20 parallel ones of the last piece sell it once', async () => {
      const { variant } = await aProduct(1);
      const waiting = await Promise.all(Array.from({ length: 20 }, () => aCart(variant, 1)));
      const outcomes = await Promise.all(waiting.map(({ key, id, version }) => confirming.confirm(key, id, version, nothing)));
      expect(outcomes.filter(({ kind }) => kind === 'placed')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'short')).toHaveLength(19);
      expect(outcomes.find(({ kind }) => kind === 'short')).toMatchObject({ shortages: [{ available: 0, line: 0 }] });
      expect(await stockOf(variant)).toBe(0);
    });

    it('of crossing carts never waits for ever, and numbers have no holes', async () => {
      const [one, other] = [await aProduct(50), await aProduct(50)];
      const made = await Promise.all(Array.from({ length: 12 }, async (_, i) => {
        const [first, second] = i % 2 === 0 ? [one, other] : [other, one];
        const cart = await aCart(first.variant, 1);
        const set = await carts.setLine(cart.key, second.variant, 2);
        return { ...cart, version: set.kind === 'set' ? set.cart.order.version : 0 };
      }));
      const outcomes = await Promise.all(made.map(({ key, id, version }) => confirming.confirm(key, id, version, nothing)));
      const numbers = outcomes.map((each) => (each.kind === 'placed' ? each.order.number! : 0)).toSorted((a, b) => a - b);
      expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
      expect([await stockOf(one.variant), await stockOf(other.variant)]).toEqual([50 - 6 - 12, 50 - 12 - 6]);
    });
  });

  describe('of people and programs', () => {
    it('totals follow the store\'s tax and delivery fee, and stay as they were once placed', async () => {
      const { variant } = await aProduct(9, 1000);
      await owner.patch(`${owner.storePath}/order-settings`, { tax_rate_bp: 1000, prices_include_tax: false, delivery_fee: 500 }).expect(200);
      await agent.patch(`${owner.storePath}/order-settings`, { tax_rate_bp: 0 }).expect(403);
      const draft = await aDraft(variant, 2);
      expect(draft).toMatchObject({ source: 'person', subtotal: 2000, delivery_fee: 0, tax: 200, total: 2200 });
      const brought = (await agent.patch(`${orders}/${draft.id}`, { delivery: ADDRESS }).expect(200)).body as ShownOrder;
      expect(brought).toMatchObject({ delivery_fee: 500, tax: 250, total: 2750 });
      await move(draft, 'placed').expect(200);
      await owner.patch(`${owner.storePath}/order-settings`, { tax_rate_bp: 0, prices_include_tax: true, delivery_fee: 0 }).expect(200);
      expect((await move(draft, 'paid').expect(200)).body).toMatchObject({ status: 'paid', total: 2750 });
    });

    it('a note on a cart changes no price behind the customer\'s back', async () => {
      const { id: product, variant } = await aProduct(5);
      const { key, id, version } = await aCart(variant, 1);
      await t.app.get(Products, { strict: false }).update(owner.storeId, product, { variants: [{ id: variant, price: { amount: 1300, currency: 'USD' }, stock: 5 }] });
      expect((await agent.patch(`${orders}/${publicId('order', id)}`, { note: 'Gift wrap' }).expect(200)).body).toMatchObject({ total: 1000, version: version + 1 });
      expect(await confirming.confirm(key, id, version + 1, nothing)).toMatchObject({ kind: 'changed', order: { untold: [{ what: 'price' }] } });
    });

    it('keeps the way of delivery that was agreed, not every word of the address', async () => {
      const { variant } = await aProduct(null);
      const order = await aDraft(variant);
      for (const method of ['pickup', 'delivery']) await agent.patch(`${orders}/${order.id}`, { delivery: { ...ADDRESS, method } }).expect(200);
      await move(order, 'placed').expect(200);
      const refused = (await agent.patch(`${orders}/${order.id}`, { delivery: { ...ADDRESS, method: 'pickup' } }).expect(409)).body;
      expect(refused).toMatchObject({ code: 'order.not_allowed', errors: [{ pointer: '/delivery/method' }] });
      const moved = (await agent.patch(`${orders}/${order.id}`, { delivery: { ...ADDRESS, address: '2 Main Street' } }).expect(200)).body;
      expect(moved).toMatchObject({ delivery: { method: 'delivery', address: '2 Main Street' } });
    });

    it('names the line and what is left when there is too little, and changes nothing', async () => {
      const { variant } = await aProduct(2, 1000, 'Lamp');
      const draft = await aDraft(variant, 3);
      const problem = (await move(draft, 'placed').expect(409)).body;
      expect(problem).toMatchObject({ code: 'order.out_of_stock', errors: [{ pointer: '/lines/0', detail: 'Only 2 left of Lamp', params: { available: 2, title: 'Lamp' } }] });
      expect(await stockOf(variant)).toBe(2);
    });

    it('cancelling gives the goods back once, and taking it up again needs them anew', async () => {
      const { variant } = await aProduct(3);
      const order = await aDraft(variant, 2);
      await move(order, 'placed').expect(200);
      expect(await stockOf(variant)).toBe(1);
      await Promise.all([move(order, 'cancelled', 'Changed her mind'), move(order, 'cancelled'), move(order, 'cancelled')]);
      expect(await stockOf(variant)).toBe(3);
      const again = (await move(order, 'placed').expect(200)).body as ShownOrder;
      expect([again.status, again.reason, await stockOf(variant)]).toEqual(['placed', null, 1]);
      await move(order, 'cancelled').expect(200);
      const other = await aDraft(variant, 3);
      await move(other, 'placed').expect(200);
      expect((await move(order, 'placed').expect(409)).body.code).toBe('order.out_of_stock');
    });

    it('knows which steps there are', async () => {
      const { variant } = await aProduct(null);
      const order = await aDraft(variant);
      expect((await move(order, 'shipped').expect(409)).body.code).toBe('order.not_allowed');
      for (const status of ['placed', 'preparing', 'shipped', 'delivered', 'shipped', 'delivered', 'refunded']) await move(order, status).expect(200);
      expect((await move(order, 'placed').expect(409)).body.code).toBe('order.not_allowed');
      const given = await aDraft(variant);
      await move(given, 'cancelled').expect(200);
      expect((await move(given, 'placed').expect(409)).body.code).toBe('order.not_allowed');
      expect((await agent.patch(`${orders}/${order.id}`, { lines: [] }).expect(409)).body.code).toBe('order.not_allowed');
    });

    it('refuses a change of what somebody else has changed', async () => {
      const { variant } = await aProduct(null);
      const order = await aDraft(variant);
      await agent.patch(`${orders}/${order.id}`, { note: 'Gift wrap' }).set('if-match', `"${order.version}"`).expect(200);
      const refused = await agent.post(`${orders}/${order.id}/transitions`, { status: 'placed' }).set('if-match', `"${order.version}"`).expect(412);
      expect([refused.body.code, refused.headers['etag']]).toEqual(['order.stale', `"${order.version + 1}"`]);
    });

    it('refuses lines that cannot be sold, each by its place', async () => {
      const { variant } = await aProduct(null);
      const customer = publicId('customer', await aCustomer(t, owner.storeId));
      const line = { variant_id: publicId('variant', variant), quantity: 1 };
      expect((await agent.post(orders, { customer_id: customer, lines: [line, line] }).expect(422)).body.errors).toMatchObject([{ pointer: '/lines/1/variant_id', code: 'duplicate' }]);
      expect((await agent.post(orders, { customer_id: customer, lines: [{ ...line, variant_id: publicId('variant', owner.storeId) }] }).expect(422)).body.errors).toMatchObject([{ pointer: '/lines/0/variant_id', code: 'not_found' }]);
      const foreign = publicId('variant', (await aProduct(null, 500, 'Euro plate', null, 'EUR')).variant);
      expect((await agent.post(orders, { customer_id: customer, lines: [{ ...line, variant_id: foreign }] }).expect(422)).body.errors).toMatchObject([{ pointer: '/lines/0/variant_id', code: 'mixed_currencies' }]);
      await agent.post(orders, { lines: [line] }).expect(422);
      await agent.post(orders, { customer_id: customer, lines: [{ ...line, quantity: 0 }] }).expect(422);
    });

    it('are found by status, number, customer and product, in pages', async () => {
      const { variant } = await aProduct(null, 100, 'Unusual teapot');
      const made = [await aDraft(variant), await aDraft(variant), await aDraft(variant)];
      const placed = (await move(made[1]!, 'placed').expect(200)).body as ShownOrder;
      const list = async (query: string): Promise<string[]> => ((await agent.get(`${orders}?${query}`).expect(200)).body.data as ShownOrder[]).map(({ id }) => id);
      expect(await list('q=teapot')).toEqual(made.map(({ id }) => id).toReversed());
      expect(await list(`q=%23${placed.number}`)).toEqual([placed.id]);
      expect(await list('q=teapot&status=placed,paid')).toEqual([placed.id]);
      expect(await list('q=100%25')).toEqual([]);
      const first = (await agent.get(`${orders}?q=teapot&limit=2`).expect(200)).body;
      expect(first.data).toHaveLength(2);
      const second = (await agent.get(`${orders}?q=teapot&limit=2&cursor=${String(first.next_cursor)}`).expect(200)).body;
      expect(second.data.map((each: ShownOrder) => each.id)).toEqual([made[0]!.id]);
      await agent.get(`${orders}?status=lost`).expect(422);
      const counts = (await agent.get(`${orders}/counts`).expect(200)).body.data as { status: string; count: number }[];
      expect(counts.find(({ status }) => status === 'draft')!.count).toBeGreaterThan(1);
    });

    it('are told to open screens', async () => {
      const { variant } = await aProduct(null);
      const order = await aDraft(variant);
      await move(order, 'placed').expect(200);
      const { rows: events } = await t.owner.query<{ type: string; data: { order: ShownOrder } }>(`select type, data from live_events where data #>> '{order,id}' = $1 order by id`, [order.id]);
      expect(events.map(({ type, data }) => [type, data.order.status])).toEqual([['order.created', 'draft'], ['order.placed', 'placed']]);
    });

    it('keeps what was sold when the product goes', async () => {
      const { id, variant } = await aProduct(2, 900, 'Last one');
      const order = await aDraft(variant);
      await move(order, 'placed').expect(200);
      await t.app.get(Products, { strict: false }).remove(owner.storeId, id);
      expect((await agent.get(`${orders}/${order.id}`).expect(200)).body).toMatchObject({ total: 900, lines: [{ title: 'Last one', unit_price: 900 }] });
      await move(order, 'cancelled').expect(200);
    });
  });

  it('a conversation has one cart, whoever begins it', async () => {
    const { variant } = await aProduct(9);
    const { key } = await aCart(variant, 1);
    const body = { conversation_id: publicId('conversation', key.conversationId), lines: [{ variant_id: publicId('variant', variant), quantity: 1 }] };
    expect((await agent.post(orders, body).expect(409)).body.code).toBe('order.not_allowed');
    const listed = (await agent.get(`${orders}?conversation_id=${body.conversation_id}`).expect(200)).body.data as ShownOrder[];
    expect(listed.map(({ id }) => parsePublicId('order', id))).toHaveLength(1);
  });

  it('carts from another catalog are read by SKU, handle and our own ids; what nobody knows is named', async () => {
    const one = await aProduct(2, 1000, 'Vase', 'VASE-1');
    const other = await aProduct(9, 300, 'Very rare spoon');
    const key = keyOf(await aConversation(t, owner.storeId));
    const cart = { messageId: newId(), items: [{ code: 'VASE-1', quantity: 3 }, { code: 'very-rare-spoon', quantity: 1 }, { code: 'n6k6x0y7oe', quantity: 1 }] };
    const outcome = await carts.setCoded(key, cart);
    expect(outcome).toMatchObject({ unknown: ['n6k6x0y7oe'], short: [{ title: 'Vase', available: 2 }], cart: { order: { source: 'whatsapp_cart', total: 2300, lines: [{ variantId: one.variant, quantity: 2 }, { variantId: other.variant, quantity: 1 }] } } });
    // Whoever comes to it late changes nothing.
    await carts.setLine(key, other.variant, 0);
    expect(await carts.setCoded(key, cart)).toMatchObject({ unknown: ['n6k6x0y7oe'], cart: { order: { total: 2000 } } });
    const none = await carts.setCoded(keyOf(await aConversation(t, owner.storeId)), { messageId: newId(), items: [{ code: 'what', quantity: 1 }] });
    expect(none).toEqual({ cart: undefined, unknown: ['what'], short: [] });
  });
});

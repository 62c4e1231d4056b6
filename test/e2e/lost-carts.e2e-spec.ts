import type { AddressInfo } from 'node:net';
import { ConversationHistory } from '../../apps/api/src/modules/conversations/index.js';
import { Carts, KEEP_CART, LEAVE_CART } from '../../apps/api/src/modules/orders/index.js';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { ForgottenWork } from '../../apps/api/src/pipeline/chores/forgotten-work.js';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { PermanentFailure } from '../../apps/api/src/platform/queue/index.js';
import { deliver } from '../support/bodies.js';
import { type Line, openLine, rows } from '../support/shop.js';

describe('a cart from the catalog inside WhatsApp whose bell was lost', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => jest.restoreAllMocks());

  const drafts = () => rows(line.t, `select source, total from orders where store_id = $1`, [line.shop.storeId]);
  const lookAgain = async (): Promise<void> => {
    await line.t.app.get(ForgottenWork, { strict: false }).ringAgain();
    await line.settled();
  };

  it('is found and taken over, once, also where a person answers', async () => {
    await line.t.app.get(Products, { strict: false }).create(line.shop.storeId, { title: 'Straw Hat', status: 'active', variants: [{ sku: 'HAT-2', price: { amount: 1000, currency: 'USD' }, stock: 5 }] });
    const phone = line.sandbox.phone({ waId: '34600700800', name: 'Ana' }).with(line.shop.numberId);
    await phone.text('I want to talk to a person');
    await line.settled();
    const enqueueMany = line.t.jobs.enqueueMany.bind(line.t.jobs);
    jest.spyOn(line.t.jobs, 'enqueueMany').mockImplementation(async (job, payloads) => (job === KEEP_CART ? undefined : enqueueMany(job, payloads)));
    await phone.send({ kind: 'order', items: [{ retailerId: 'HAT-2', quantity: 2, itemPrice: 10, currency: 'USD' }] });
    await line.settled();
    jest.restoreAllMocks();
    expect(await drafts()).toEqual([]);
    line.t.clock.advance(MINUTE);
    await lookAgain();
    expect(await drafts()).toEqual([{ source: 'whatsapp_cart', total: '2000' }]);
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany');
    line.t.clock.advance(MINUTE);
    await lookAgain();
    expect(bells.mock.calls.filter(([job]) => job === KEEP_CART).flatMap(([, payloads]) => payloads)).toEqual([]);
    expect(await drafts()).toHaveLength(1);
  });

  it('one that cannot be kept is tried ever more rarely, and is left to people in the end, with a reason', async () => {
    const shop = await line.openShop();
    await shop.owner.patch(`${shop.owner.storePath}/assistant`, { enabled: false }).expect(200);
    const failing = jest.spyOn(line.t.app.get(Carts, { strict: false }), 'keepMessage').mockRejectedValue(new PermanentFailure('the catalog is broken'));
    await line.sandbox.phone({ waId: '34600700801', name: 'Bea' }).with(shop.numberId).send({ kind: 'order', items: [{ retailerId: 'MUG-B', quantity: 1, itemPrice: 12.5, currency: 'USD' }] });
    await line.settled();
    expect(failing).toHaveBeenCalledTimes(1);
    const [conversation] = (await shop.owner.get(`${shop.owner.storePath}/conversations`).expect(200)).body.data;
    const failure = async () => (await shop.owner.get(`${shop.owner.storePath}/conversations/${conversation.id}/messages`).expect(200)).body.data.find(({ kind }: { kind: string }) => kind === 'order').failure;

    for (const [tries, waitMs] of [[1, 5 * MINUTE], [2, 30 * MINUTE], [3, 2 * HOUR], [4, 8 * HOUR]] as const) {
      line.t.clock.advance(waitMs - MINUTE);
      await lookAgain();
      expect(failing).toHaveBeenCalledTimes(tries);
      expect(await failure()).toBeNull();
      line.t.clock.advance(2 * MINUTE);
      await lookAgain();
      expect(failing).toHaveBeenCalledTimes(tries + 1);
    }
    expect(await failure()).toMatchObject({ code: 'cart.not_kept', text: expect.stringContaining('by hand') });
    expect(await rows(line.t, 'select tries, error, taken_at from order_cart_messages where store_id = $1', [shop.storeId])).toEqual([{ tries: 5, error: 'the catalog is broken', taken_at: null }]);
    line.t.clock.advance(HOUR);
    await lookAgain();
    expect(failing).toHaveBeenCalledTimes(5);
  });

  it('one that could not be kept at first is kept when it is tried again', async () => {
    const shop = await line.openShop();
    await shop.owner.patch(`${shop.owner.storePath}/assistant`, { enabled: false }).expect(200);
    jest.spyOn(line.t.app.get(Carts, { strict: false }), 'keepMessage').mockRejectedValueOnce(new PermanentFailure('the catalog is broken'));
    await line.sandbox.phone({ waId: '34600700802', name: 'Cleo' }).with(shop.numberId).send({ kind: 'order', items: [{ retailerId: 'MUG-B', quantity: 1, itemPrice: 12.5, currency: 'USD' }] });
    await line.settled();
    line.t.clock.advance(6 * MINUTE);
    await lookAgain();
    expect(await rows(line.t, 'select source, total from orders where store_id = $1', [shop.storeId])).toEqual([{ source: 'whatsapp_cart', total: '1250' }]);
    expect(await rows(line.t, 'select taken_at is not null as taken, error, due_at from order_cart_messages where store_id = $1', [shop.storeId])).toEqual([{ taken: true, error: null, due_at: null }]);
  });

  it('one that a phone brought along in its history was ordered long ago: it becomes no draft, neither at once nor later', async () => {
    const shop = await line.openShop();
    const order = { catalog_id: '1', text: '', product_items: [{ product_retailer_id: 'MUG-B', quantity: 1, item_price: 12.5, currency: 'USD' }] };
    const message = { from: '34600700803', id: 'wamid.OLDCART', timestamp: String(Math.floor(line.t.clock.now().getTime() / 1000) - 600), type: 'order', order, history_context: { status: 'READ' } };
    const value = {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15550100', phone_number_id: shop.numberId },
      history: [{ metadata: { phase: 0, chunk_order: 1, progress: 100 }, threads: [{ id: '34600700803', messages: [message] }] }],
    };
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: shop.businessId, changes: [{ field: 'history', value }] }] });
    expect(await deliver(`http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`, body, shop.appSecret)).toBe(200);
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany');
    await line.settled();
    expect(await rows(line.t, `select extra->>'origin' as origin from messages where store_id = $1 and kind = 'order'`, [shop.storeId])).toEqual([{ origin: 'history' }]);
    line.t.clock.advance(MINUTE);
    await lookAgain();
    expect(bells.mock.calls.filter(([job]) => job === KEEP_CART).flatMap(([, payloads]) => payloads)).toEqual([]);
    expect(await rows(line.t, 'select 1 from orders where store_id = $1', [shop.storeId])).toEqual([]);
  });

  const aCart = async (waId: string) => {
    const shop = await line.openShop();
    await shop.owner.patch(`${shop.owner.storePath}/assistant`, { enabled: false }).expect(200);
    const send = () => line.sandbox.phone({ waId, name: 'Dora' }).with(shop.numberId).send({ kind: 'order', items: [{ retailerId: 'MUG-B', quantity: 1, itemPrice: 12.5, currency: 'USD' }] });
    const failures = () => rows<{ failure: { code: string } | null }>(line.t, `select failure from messages where store_id = $1 and kind = 'order'`, [shop.storeId]);
    return { shop, send, failures };
  };

  it('one is not left to people without a word: the last try counts only together with it', async () => {
    const { shop, send, failures } = await aCart('34600700804');
    const keeping = jest.spyOn(line.t.app.get(Carts, { strict: false }), 'keepMessage').mockRejectedValue(new PermanentFailure('the catalog is broken'));
    await send();
    await line.settled();
    await rows(line.t, 'update order_cart_messages set tries = 4 where store_id = $1', [shop.storeId]);
    const noting = jest.spyOn(line.t.app.get(ConversationHistory, { strict: false }), 'noteFailure').mockRejectedValueOnce(new Error('the database is gone'));
    line.t.clock.advance(6 * MINUTE);
    await lookAgain().catch(() => undefined);
    expect(noting).toHaveBeenCalled();
    expect(await rows(line.t, 'select tries, due_at is not null as due from order_cart_messages where store_id = $1', [shop.storeId])).toEqual([{ tries: 4, due: true }]);
    await lookAgain();
    expect(await failures()).toMatchObject([{ failure: { code: 'cart.not_kept' } }]);

    keeping.mockRestore();
    await line.t.jobs.enqueueMany(KEEP_CART, await rows<{ storeId: string; messageId: string }>(line.t, `select store_id as "storeId", id as "messageId" from messages where store_id = $1 and kind = 'order'`, [shop.storeId]));
    await line.settled();
    expect(await rows(line.t, 'select source from orders where store_id = $1', [shop.storeId])).toEqual([{ source: 'whatsapp_cart' }]);
    expect(await failures()).toEqual([{ failure: null }]);
  });

  it('one that was not taken over within its day is looked for no more, and is left to people', async () => {
    const { shop, send, failures } = await aCart('34600700805');
    const enqueueMany = line.t.jobs.enqueueMany.bind(line.t.jobs);
    jest.spyOn(line.t.jobs, 'enqueueMany').mockImplementation(async (job, payloads) => (job === KEEP_CART ? undefined : enqueueMany(job, payloads)));
    await send();
    await line.settled();
    jest.restoreAllMocks();
    line.t.clock.advance(2 * DAY);
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany');
    await lookAgain();
    await lookAgain();
    expect(bells.mock.calls.filter(([job]) => job === KEEP_CART).flatMap(([, payloads]) => payloads)).toEqual([]);
    expect(bells.mock.calls.filter(([job]) => job === LEAVE_CART).flatMap(([, payloads]) => payloads)).toEqual([expect.objectContaining({ storeId: shop.storeId })]);
    expect(await failures()).toMatchObject([{ failure: { code: 'cart.not_kept' } }]);
  });
});

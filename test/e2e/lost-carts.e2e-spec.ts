import { KEEP_CART } from '../../apps/api/src/modules/orders/index.js';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { ForgottenWork } from '../../apps/api/src/pipeline/chores/forgotten-work.js';
import { DAY, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
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

  it('is not looked for any more after a day', async () => {
    await rows(line.t, 'delete from order_cart_messages where store_id = $1', [line.shop.storeId]);
    line.t.clock.advance(2 * DAY);
    const bells = jest.spyOn(line.t.jobs, 'enqueueMany');
    await line.t.app.get(ForgottenWork, { strict: false }).ringAgain();
    expect(bells.mock.calls.filter(([job]) => job === KEEP_CART).flatMap(([, payloads]) => payloads)).toEqual([]);
  });
});

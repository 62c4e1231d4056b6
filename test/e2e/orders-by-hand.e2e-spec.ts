import { publicId } from '#contracts';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

describe('R159: orders that people write by hand', () => {
  let t: TestApp;
  let owner: Person;
  let agent: Person;
  let orders: string;
  beforeAll(async () => {
    t = await startApp();
    owner = await aPerson(t);
    agent = await aColleague(t, owner, 'agent');
    orders = `${owner.storePath}/orders`;
  });
  afterAll(() => t.close());

  const aVariant = async (stock: number | null, price: number): Promise<string> => {
    const { variants } = await t.app.get(Products, { strict: false }).create(owner.storeId, { title: 'Mug', status: 'active', variants: [{ price: { amount: price, currency: 'USD' }, stock }] });
    return variants[0]!.id;
  };

  it('says what it would come to before anything is written, and what is at hand', async () => {
    const [mug, ticket] = [await aVariant(3, 1000), await aVariant(null, 250)];
    await owner.patch(`${owner.storePath}/order-settings`, { tax_rate_bp: 1000, prices_include_tax: false, delivery_fee: 500 }).expect(200);
    const line = (variant: string, quantity: number) => ({ variant_id: publicId('variant', variant), quantity });
    const quote = (body: object) => agent.post(`${orders}/quotes`, body);
    const before = (await agent.get(`${orders}/counts`).expect(200)).body;
    expect((await quote({ lines: [line(mug, 2), line(ticket, 4)], delivery_method: 'delivery' }).expect(200)).body).toMatchObject({
      currency: 'USD', subtotal: 3000, delivery_fee: 500, tax: 350, total: 3850, prices_include_tax: false, lines: [{ line_total: 2000, stock: 3 }, { line_total: 1000, stock: null }],
    });
    expect((await quote({ lines: [] }).expect(200)).body).toMatchObject({ total: 0, lines: [] });
    expect((await quote({ lines: [line(mug, 1), line(newId(), 1)] }).expect(422)).body.errors).toMatchObject([{ pointer: '/lines/1/variant_id', code: 'not_found' }]);
    expect((await agent.get(`${orders}/counts`).expect(200)).body).toEqual(before);
  });

  it('stands in the thread: begun, placed and cancelled by whom; a step back does not', async () => {
    const variant = await aVariant(5, 1000);
    const conversation = (await aConversation(t, owner.storeId)).publicId;
    const draft = (await agent.post(orders, { conversation_id: conversation, lines: [{ variant_id: publicId('variant', variant), quantity: 1 }] }).expect(201)).body as { id: string };
    for (const status of ['placed', 'paid', 'placed', 'cancelled']) await agent.post(`${orders}/${draft.id}/transitions`, { status }).expect(200);
    const events = (await agent.get(`${owner.storePath}/conversations/${conversation}/events`).expect(200)).body.data as { type: string; actor: string; actor_id: string; detail: { order_id: string; number: number | null } }[];
    expect(events.toReversed().map(({ type, actor, actor_id: by, detail }) => [type, actor, by, detail.order_id, detail.number !== null])).toEqual([
      ['order_created', 'user', publicId('user', agent.userId), draft.id, false], ['order_placed', 'user', publicId('user', agent.userId), draft.id, true], ['order_cancelled', 'user', publicId('user', agent.userId), draft.id, true],
    ]);
  });
});

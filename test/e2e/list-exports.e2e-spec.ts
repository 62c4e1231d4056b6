import { publicId } from '#contracts';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation, aCustomer } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

describe('lists as files', () => {
  let t: TestApp;
  let owner: Person;
  beforeAll(async () => {
    t = await startApp({ ROLE: 'api' });
  });
  beforeEach(async () => {
    owner = await aPerson(t);
  });
  afterAll(() => t.close());

  const file = async (resource: string, who: Person = owner): Promise<{ head: string; rows: string[] }> => {
    const { headers, text } = await who.get(`${who.storePath}/${resource}`).expect(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head = '', ...rows] = text.trimEnd().split(/\r?\n/);
    return { head, rows };
  };
  const talk = (name: string, phone?: string) => aConversation(t, owner.storeId, { customer: { name, ...(phone === undefined ? {} : { phone }) } });
  const aVariant = async (title: string, price: number): Promise<string> => {
    const { variants } = await t.app.get(Products, { strict: false }).create(owner.storeId, { title, status: 'active', variants: [{ price: { amount: price, currency: 'USD' }, stock: 9 }] });
    return publicId('variant', variants[0]?.id ?? '');
  };

  it('of customers: all who have a conversation, the same that the list is limited to, and no formulas', async () => {
    await talk('=HYPERLINK("http://evil.example")', '+34600000001');
    const noor = await talk('Noor Aziz', '+34600000002');
    await aCustomer(t, owner.storeId, { name: 'Never wrote' });
    const stranger = await aPerson(t);
    await aConversation(t, stranger.storeId, { customer: { name: 'Of another shop' } });
    await owner.patch(`${owner.storePath}/customers/${publicId('customer', noor.customerId)}`, { opted_out: true }).expect(200);

    const { head, rows } = await file('customer-exports');
    expect(head).toBe('\uFEFFcustomer_id,name,profile_name,username,phone,locale,opted_out_at,last_contact_at,created_at,notes');
    expect(rows).toHaveLength(2);
    expect(rows.join('\n')).toContain('"\'=HYPERLINK(');
    expect(rows.join('\n')).not.toMatch(/(^|,|")[=+\-@]/m);
    for (const filter of ['q=noor', 'q=%2B34600000002', 'opted_out=true']) expect((await file(`customer-exports?${filter}`)).rows).toEqual([expect.stringContaining('Noor Aziz')]);
    expect((await file('customer-exports?opted_out=false&q=noor')).rows).toEqual([]);
    expect((await file('customer-exports', stranger)).rows).toEqual([expect.stringContaining('Of another shop')]);
  });

  it('of customers: every one, however many there are', async () => {
    const { accountId } = await talk('The first');
    await t.owner.query(`with people as (insert into customers (store_id, id, name, created_at, updated_at) select $1, gen_random_uuid(), 'Person ' || n, now() - (n / 7) * interval '1 minute', now() from generate_series(1, 1100) n returning id)
      insert into conversations (store_id, id, account_id, customer_id, handler, handler_changed_at, last_message_at, created_at, updated_at) select $1, gen_random_uuid(), $2, id, 'ai', now(), now(), now(), now() from people`, [owner.storeId, accountId]);
    const names = (await file('customer-exports')).rows.map((row) => row.split(',')[1]);
    expect(names).toHaveLength(1101);
    expect(new Set(names).size).toBe(1101);
  });

  it('of orders: a row for each line, sums once for each order, with the tab and the words of the list', async () => {
    const [mug, lamp] = [await aVariant('Mug, blue', 1250), await aVariant('Lamp', 3900)];
    const order = async (name: string, variants: readonly string[], status?: string): Promise<void> => {
      const { publicId: conversation } = await talk(name);
      const { body } = await owner.post(`${owner.storePath}/orders`, { conversation_id: conversation, lines: variants.map((variant) => ({ variant_id: variant, quantity: 2 })) }).expect(201);
      if (status !== undefined) await owner.post(`${owner.storePath}/orders/${body.id}/transitions`, { status }).expect(200);
    };
    await order('Ada', [mug, lamp], 'placed');
    await order('Bob', [lamp], 'placed');
    await order('Cleo', [mug]);
    const { head, rows } = await file('order-exports');
    expect(rows).toHaveLength(4);
    const total = head.split(',').indexOf('total');
    expect(rows.map((row) => row.split(',')[total])).toEqual(['25.00', '78.00', '103.00', '']);
    expect(rows[2]).toContain(',"Mug, blue",');
    expect(rows[3]).toMatch(/,Lamp,.*,2,39\.00,78\.00$/);
    expect((await file('order-exports?status=placed&q=lamp')).rows).toHaveLength(3);
    expect((await file('order-exports?status=draft')).rows).toEqual([expect.stringContaining('Cleo')]);
    expect((await file('order-exports', await aPerson(t))).rows).toEqual([]);
    await owner.get(`${owner.storePath}/order-exports?status=eaten`).expect(422);
  });

  it('of orders: every one once, however many there are', async () => {
    const { publicId: conversation } = await talk('Ada');
    const { body } = await owner.post(`${owner.storePath}/orders`, { conversation_id: conversation, lines: [{ variant_id: await aVariant('Mug', 1250), quantity: 1 }] }).expect(201);
    await owner.post(`${owner.storePath}/orders/${body.id}/transitions`, { status: 'placed' }).expect(200);
    await t.owner.query(`insert into orders select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'number', o.number + n))).* from orders o, generate_series(1, 450) n where o.store_id = $1`, [owner.storeId]);
    const { head, rows } = await file('order-exports');
    const place = head.split(',').indexOf('number');
    const numbers = rows.map((row) => Number(row.split(',')[place]));
    const [first = 0] = numbers.toSorted((one, other) => one - other);
    expect(numbers.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 451 }, (_, i) => first + i));
  });

  it('of the catalog: what was searched for', async () => {
    for (const title of ['Blue mug', 'Lamp']) await aVariant(title, 1000);
    expect((await file('product-exports?q=lamp')).rows).toEqual([expect.stringContaining('Lamp')]);
    expect((await file('product-exports?q=lamp&status=draft')).rows).toEqual([]);
  });

  it('are for owners and admins', async () => {
    const agent = await aColleague(t, owner, 'agent');
    for (const resource of ['customer-exports', 'order-exports', 'product-exports']) await agent.get(`${owner.storePath}/${resource}`).expect(403);
  });
});

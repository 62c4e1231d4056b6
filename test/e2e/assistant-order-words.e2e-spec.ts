import { Products } from '../../apps/api/src/modules/catalog/index.js';
import type { Phone } from '../../apps/sandbox/src/phone/phone.js';
import { customerSteps } from '../support/bubbles.js';
import { type Line, openLine, rows } from '../support/shop.js';

interface OrderRow { id: string; number: number | null; status: string; total: string; source: string; delivery: { method: string; address: string; name: string } | null }

/** As `assistant-orders`, by people who write where others tap. */
describe('an order in words', () => {
  let line: Line;
  let phones = 0;
  beforeAll(async () => { line = await openLine({ QUIET_WINDOW_MS: '0' }); });
  afterAll(() => line.close());

  const aPhone = (name = 'Ana'): Phone => line.sandbox.phone({ waId: `3460077${String((phones += 1)).padStart(4, '0')}`, name: `${name} ${phones}` }).with(line.shop.numberId);
  const { says, taps, chooses } = customerSteps(() => line);
  const orders = (phone: Phone): Promise<OrderRow[]> => rows<OrderRow>(line.t, `select o.* from orders o join customers c on c.store_id = o.store_id and c.id = o.customer_id where c.profile_name = $1 order by o.id`, [phone.customer.name]);
  const aProduct = (title: string, sku: string, price: number, stock: number | null) => line.t.app.get(Products, { strict: false }).create(line.shop.storeId, { title, status: 'active', variants: [{ sku, price: { amount: price, currency: 'USD' }, stock }] });

  it('R59, R159: words do what taps do, but for placing the order', async () => {
    await aProduct('Copper Funnel', 'FUN-1', 900, 12);
    const phone = aPhone();
    await says(phone, 'copper funnel');
    expect((await says(phone, 'yes please')).body).toContain('How many of Copper Funnel');
    expect((await says(phone, '2')).body).toContain('2 × Copper Funnel');
    expect((await says(phone, 'order now')).body).toContain('Where shall we bring it?');
    expect((await says(phone, 'Ana Lima, 5 Main Street, Lisbon')).buttons[0]).toBe('Confirm');
    expect(await says(phone, 'yes')).toMatchObject({ body: expect.stringMatching(/^Almost done: tap \*Confirm\* to place your order\.\n\nPlease check your order:/), buttons: ['Confirm', 'Change', 'Cancel'] });
    expect(await orders(phone)).toMatchObject([{ status: 'draft' }]);
    expect((await taps(phone, 'Confirm')).body).toContain('Your order number is');
    expect((await says(phone, 'thanks, bye 👋')).body).toBe('Goodbye, and thank you for writing!');

    const another = aPhone();
    expect((await says(another, 'I want 3 copper funnels')).body).toContain('3 × Copper Funnel');
    expect(await says(another, 'I need 20 copper funnels')).toMatchObject({ body: expect.stringContaining('10'), buttons: expect.arrayContaining(['10']) });
    await says(another, 'copper funnel');
    expect((await says(another, 'I will take 4')).body).toContain('4 × Copper Funnel');
  });

  it.each(['San Francisco, 12 Market Street', 'Buenos Aires, Av. Corrientes 1234', 'Las Condes, Los Militares 5001'])('a town before the street stays where it was written, and is nobody\'s name: %s', async (address) => {
    const sku = `TUB-${phones}`;
    await aProduct(`Zinc Tub ${phones}`, sku, 900, 12);
    const phone = aPhone();
    await says(phone, `add a zinc tub ${phones - 1} to my cart`);
    await taps(phone, 'Order now');
    const review = (await says(phone, address)).body;
    expect(review).toMatch(new RegExp(`\\n(?:Delivery to|Entrega en): ${address}$`));
    expect(await orders(phone)).toMatchObject([{ delivery: { address, name: '' } }]);
  });

  it('R160: a name in other letters does not change the language of the answers', async () => {
    await aProduct('Brass Compass', 'COM-1', 1800, 5);
    const phone = aPhone('سارة منصور');
    await says(phone, 'hello');
    await taps(phone, 'View menu');
    await chooses(phone, 'Brass Compass');
    await taps(phone, 'Order this');
    await taps(phone, '2');
    await taps(phone, 'Order now');
    expect((await says(phone, 'Ana Lima, 5 Main Street, Lisbon')).body).toMatch(/Delivery to: Ana Lima, 5 Main Street, Lisbon$/);
    expect((await taps(phone, 'Confirm')).body).toContain('Your order number is');
  });
});

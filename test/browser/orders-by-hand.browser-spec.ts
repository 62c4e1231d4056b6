import type { Page } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation, aMessage } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';
import { anOrder as placeOrder, forSale } from '../support/made-orders.js';

jest.setTimeout(180_000);

describeInBrowser('R159: orders by hand', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath)).body.slug);
  });
  afterEach(async () => {
    const complaints = [...world.complaints];
    await world.leave();
    expect(complaints).toEqual([]);
  });

  const open = async (path: string): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };

  const aProduct = (title: string, price: number, stock: number) => forSale(world.t, owner.storeId, title, price, stock);
  const anOrder = (name: string, variants: readonly [string, number][], confirm = true) => placeOrder(world.t, owner.storeId, name, variants, confirm);

  it('are written by hand from the conversation, by keyboard: summed up by the server, in thread, panel and list, and taken back', async () => {
    await aProduct('Blue mug', 1250, 3);
    await owner.patch(`${owner.storePath}/order-settings`, { delivery_fee: 500 }).expect(200);
    const talk = await aConversation(world.t, owner.storeId, { customer: { name: 'Ada' } });
    await aMessage(world.t, owner.storeId, { conversation: talk, text: 'Two mugs please' });
    const page = await open(`inbox?c=${talk.publicId}`);
    await page.getByRole('log').getByText('Two mugs please').waitFor();
    await page.keyboard.press('o');
    const dialog = page.getByRole('dialog', { name: 'New order' });
    await dialog.getByText('For Ada').waitFor();
    await page.keyboard.type('mug');
    await page.getByRole('option', { name: /Blue mug.*3 in stock.*\$12\.50/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const pieces = dialog.getByRole('textbox', { name: 'Pieces of Blue mug' });
    await pieces.fill('5');
    await dialog.getByText('Only 3 in stock').waitFor();
    await dialog.getByText('Delivery', { exact: true }).last().click();
    await dialog.getByText('$67.50').waitFor();
    await dialog.getByRole('button', { name: 'Place the order' }).click();
    await dialog.getByText('Write the address').waitFor();
    await dialog.getByLabel('Address').fill('5 Main Street, Lisbon');
    await dialog.getByRole('button', { name: 'Place the order' }).click();
    await dialog.getByRole('alert').getByText('There is not enough in stock.').waitFor();
    await pieces.fill('2');
    await dialog.getByText('$30.00').waitFor();
    await dialog.getByRole('button', { name: 'Place the order' }).click();
    await dialog.waitFor({ state: 'detached' });
    const number = 1001;
    await page.getByRole('log').getByRole('link', { name: `order #${number}` }).waitFor();
    await page.getByRole('complementary', { name: 'Customer' }).getByRole('link', { name: `Order #${number}` }).waitFor();
    const [order] = (await owner.get(`${owner.storePath}/orders?conversation_id=${talk.publicId}`)).body.data as { status: string; total: number; source: string; delivery: { address: string } }[];
    expect(order).toMatchObject({ status: 'placed', source: 'person', total: 3000, delivery: { address: '5 Main Street, Lisbon' } });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The order is cancelled').waitFor();
    await page.getByRole('log').getByText(`cancelled order #${number}`).waitFor();
    // Refused, it stays behind as a cart: whoever leaves hears of it.
    await page.keyboard.press('o');
    await dialog.getByLabel('Add products').fill('mug');
    await page.getByRole('option', { name: /Blue mug/ }).click();
    await pieces.fill('5');
    await dialog.getByRole('button', { name: 'Place the order' }).click();
    await dialog.getByRole('alert').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('The cart is saved').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The cart is given up').waitFor();
  });

  it('are written by hand from the list; what was typed is not lost by a slip, and a cart is changed instead of a second one', async () => {
    await aProduct('Blue mug', 1250, 9);
    const cart = await anOrder('Cleo', [[await aProduct('Red lamp', 3900, 9), 1]], false);
    const page = await open('orders');
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'New order' });
    await dialog.getByLabel('Customer').fill('Cle');
    await page.getByRole('option', { name: /Cleo/ }).click();
    await dialog.getByText('This conversation has a cart already.').waitFor();
    await dialog.getByLabel('Add products').fill('mug');
    await page.getByRole('option', { name: /Blue mug/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByText('$51.50').waitFor();
    await dialog.getByRole('button', { name: 'Save as cart' }).click();
    await page.waitForURL(`**/orders/${cart.id}`);
    await page.getByRole('list', { name: 'Goods' }).getByText('Blue mug').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Change', exact: true }).first().click();
    const change = page.getByRole('dialog', { name: 'Change the cart' });
    await change.getByRole('button', { name: 'Take Red lamp out' }).click();
    await change.getByText('$12.50').last().waitFor();
    await owner.patch(`${owner.storePath}/orders/${cart.id}`, { note: 'Meanwhile' }).expect(200);
    await change.getByRole('button', { name: 'Save as cart' }).click();
    await change.getByText('Somebody else changed this order in the meantime.').waitFor();
    await change.getByRole('button', { name: 'Take theirs' }).click();
    await change.getByText('Red lamp').waitFor();
    await change.getByRole('button', { name: 'Take Red lamp out' }).click();
    await owner.patch(`${owner.storePath}/orders/${cart.id}`, { note: 'Once more' }).expect(200);
    await change.getByRole('button', { name: 'Save as cart' }).click();
    await change.getByRole('button', { name: 'Keep mine' }).click();
    await change.waitFor({ state: 'detached' });
    expect((await owner.get(`${owner.storePath}/orders/${cart.id}`)).body.lines).toMatchObject([{ title: 'Blue mug' }]);
  });
});

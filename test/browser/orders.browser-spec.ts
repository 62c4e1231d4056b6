import type { Page } from 'playwright-core';
import { Carts } from '../../apps/api/src/modules/orders/index.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { anOrder as placeOrder, forSale } from '../support/made-orders.js';

jest.setTimeout(180_000);

describeInBrowser('R159: the orders', () => {
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

  const open = async (path = '', who: Person = owner): Promise<Page> => {
    const page = await (await world.enter(who, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path === '' ? 'orders' : path}`);
    await isReady(page);
    return page;
  };
  const aProduct = (title: string, price: number, stock: number) => forSale(world.t, owner.storeId, title, price, stock);
  const anOrder = (name: string, variants: readonly [string, number][], confirm = true) => placeOrder(world.t, owner.storeId, name, variants, confirm);
  const stockOf = async (variant: string): Promise<number> => (await world.t.owner.query<{ stock: number }>('select stock from product_variants where id = $1', [variant])).rows[0]!.stock;
  const rows = (page: Page) => page.getByRole('table', { name: 'Orders' }).locator('[data-row]');
  const pill = (page: Page, text: string) => page.locator('[data-status]').filter({ hasText: text });

  it('are listed with their tabs, found by number and product, and appear while one looks', async () => {
    const page = await open();
    await page.getByText('No orders yet').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    const mug = await aProduct('Blue mug', 1250, 9);
    const first = await anOrder('Ada', [[mug, 2]]);
    await rows(page).filter({ hasText: 'Ada' }).waitFor();
    expect(await rows(page).first().innerText()).toMatch(new RegExp(`#${first.number}[\\s\\S]*Ada[\\s\\S]*2 × Blue mug[\\s\\S]*\\$25\\.00`));
    await anOrder('Bob', [[await aProduct('Red lamp', 3900, 9), 1]]);
    await anOrder('Cleo', [[mug, 1]], false);
    await rows(page).nth(1).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('lamp');
    await page.waitForURL(/q=lamp/);
    await rows(page).nth(1).waitFor({ state: 'detached' });
    await page.getByRole('searchbox').fill(`#${first.number}`);
    await rows(page).filter({ hasText: 'Ada' }).waitFor();
    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: 'Carts' }).click();
    await rows(page).filter({ hasText: 'Cleo' }).waitFor();
    await page.getByRole('link', { name: /Cleo/ }).click();
    await page.getByText('This is a cart.').waitFor();
  });

  it('go on step by step, back by Undo, and the timeline says who did what', async () => {
    const mug = await aProduct('Blue mug', 1250, 9);
    const { id, number } = await anOrder('Ada', [[mug, 2]]);
    const page = await open(`orders/${id}`);
    await page.getByRole('heading', { name: `Order #${number}` }).waitFor();
    await page.getByText('5 Main Street, Lisbon').waitFor();
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await pill(page, 'Paid').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await pill(page, 'New').waitFor();
    await page.keyboard.press('s');
    await page.getByRole('menuitem', { name: 'Shipped' }).click();
    await pill(page, 'Shipped').waitFor();
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline.getByText('set it to Shipped').waitFor();
    await timeline.getByText('The customer confirmed the order').waitFor();
    expect((await owner.get(`${owner.storePath}/orders/${id}`)).body.status).toBe('shipped');
  });

  it('are cancelled with a reason, which gives the goods back, and taken up again', async () => {
    const mug = await aProduct('Blue mug', 1250, 9);
    const { id, number } = await anOrder('Ada', [[mug, 2]]);
    const page = await open(`orders/${id}`);
    await page.getByRole('button', { name: 'Other steps' }).click();
    await page.getByRole('menuitem', { name: 'Cancel the order' }).click();
    const dialog = page.getByRole('dialog', { name: `Cancel order #${number}?` });
    await dialog.getByText('2 pieces go back into the stock.').waitFor();
    await dialog.getByLabel('Reason').fill('Ordered twice');
    await dialog.getByRole('button', { name: 'Cancel the order' }).click();
    await pill(page, 'Cancelled').waitFor();
    await page.getByText('Reason: Ordered twice').waitFor();
    expect(await stockOf(mug)).toBe(9);
    await world.t.owner.query('update product_variants set stock = 1 where id = $1', [mug]);
    await page.getByRole('button', { name: 'Other steps' }).click();
    await page.getByRole('menuitem', { name: 'Take it up again' }).click();
    await page.getByText('1 left of Blue mug, the order needs 2').waitFor();
    expect((await owner.get(`${owner.storePath}/orders/${id}`)).body.status).toBe('cancelled');
  });

  it('take a note and another address, and an update outside the window says why it cannot be sent', async () => {
    const { id } = await anOrder('Ada', [[await aProduct('Blue mug', 1250, 9), 1]]);
    const page = await open(`orders/${id}`);
    await page.getByRole('textbox', { name: 'Note' }).fill('Wrap it as a gift');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The note is saved').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Change', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Address').fill('7 Side Street, Porto');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('7 Side Street, Porto').waitFor();
    await page.getByRole('button', { name: 'Send update' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send update' });
    await dialog.getByText(/We have received your order #\d+/).waitFor();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('More than 24 hours since the customer\'s last message.').waitFor();
    expect((await owner.get(`${owner.storePath}/orders/${id}`)).body).toMatchObject({ note: 'Wrap it as a gift', delivery: { address: '7 Side Street, Porto' } });
  });

  it('an update is one message, however often its key is pressed', async () => {
    const { id } = await anOrder('Ada', [[await aProduct('Blue mug', 1250, 9), 1]]);
    const page = await open(`orders/${id}`);
    const keys: (string | undefined)[] = [];
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/updates', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.fulfill({ status: 201, json: {} });
      await held;
      return route.abort();
    });
    await page.getByRole('button', { name: 'Send update' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send update' });
    await dialog.getByRole('textbox').focus();
    await page.keyboard.press('Control+Enter');
    await dialog.locator('[type="submit"][data-loading]').waitFor();
    await page.keyboard.press('Control+Enter');
    letGo();
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(keys).toEqual([expect.stringMatching(/./), keys[0]]);
  });

  it('have a promised day: set, shown wherever the order is, and taken back', async () => {
    const { id, number } = await anOrder('Ada', [[await aProduct('Blue mug', 1250, 9), 1]]);
    const promised = async () => (await owner.get(`${owner.storePath}/orders/${id}`).expect(200)).body.promised_day as string | null;
    const page = await open(`orders/${id}`);
    const field = page.locator('input[type=date]').and(page.getByLabel('Promised day', { exact: true }));
    const section = page.locator('section').filter({ has: field });
    await field.fill('2031-05-16');
    await section.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The promised day is saved').waitFor();
    expect(await promised()).toBe('2031-05-16');
    const timeline = page.getByRole('list', { name: 'Timeline' });
    await timeline.getByText(/promised it for .*May 16, 2031/).waitFor();
    await field.fill('2031-05-17');
    await section.getByRole('button', { name: 'Discard' }).click();
    expect(await field.inputValue()).toBe('2031-05-16');
    await page.getByRole('link', { name: 'Orders' }).first().click();
    await rows(page).filter({ hasText: `#${number}` }).getByText('for May 16').waitFor();
    await page.goBack();
    await field.fill('');
    await section.getByRole('button', { name: 'Save' }).click();
    await page.getByText('No day is promised any more').waitFor();
    await timeline.getByText('took the promised day back').waitFor();
    expect(await promised()).toBeNull();
  });

  it('are summed up as the store says; agents can only look', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Tax and delivery' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tax and delivery' });
    await dialog.getByLabel('Tax in percent').fill('10');
    await dialog.getByRole('switch', { name: 'The prices of the catalog contain it' }).click();
    await dialog.getByLabel('Delivery fee').fill('10000001');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.locator('input[aria-invalid="true"]').waitFor();
    await dialog.getByText('At most $10,000,000.00.', { exact: true }).waitFor();
    await dialog.getByLabel('Delivery fee').fill('5.00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('New orders are summed up like this.').waitFor();
    const { id } = await anOrder('Ada', [[await aProduct('Blue mug', 1000, 9), 2]]);
    await page.goto(`/s/${slug}/orders/${id}`);
    await page.getByText('Tax 10%').waitFor();
    await page.getByText('$27.50').waitFor();
    const agents = await open('', await aColleague(world.t, owner, 'agent'));
    await agents.getByRole('button', { name: 'Tax and delivery' }).click();
    await agents.getByText('Agents can look at this.').waitFor();
    expect(await agents.getByRole('dialog').getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  it('stand beside the conversation that they came from', async () => {
    const { id, number, talk } = await anOrder('Ada', [[await aProduct('Blue mug', 1250, 9), 2]]);
    const page = await open(`inbox?c=${talk.publicId}`);
    await page.getByRole('link', { name: `Order #${number}` }).click();
    await page.waitForURL(`**/orders/${id}`);
    await page.getByRole('link', { name: 'Open the conversation' }).click();
    await page.waitForURL(`**/inbox?c=${talk.publicId}`);
  });

  it('say what the catalog changed under a cart while its customer does not know, beside the conversation too', async () => {
    const mug = await aProduct('Blue mug', 1250, 9);
    const { id, talk } = await anOrder('Ada', [[mug, 2]], false);
    await world.t.owner.query('update product_variants set price = 1500 where id = $1', [mug]);
    await world.t.app.get(Carts, { strict: false }).find({ storeId: owner.storeId, conversationId: talk.id });
    const page = await open(`inbox?c=${talk.publicId}`);
    await page.getByText('Blue mug: now $15.00 instead of $12.50').waitFor();
    await page.goto(`/s/${slug}/orders/${id}`);
    await page.getByRole('alert', { name: 'The customer does not know yet:' }).getByText('Blue mug: now $15.00 instead of $12.50').waitFor();
  });

  it('says when there is no such order', async () => {
    const page = await open('orders/ord_nobody');
    await page.getByText('This order does not exist any more.').waitFor();
  });

  it.each(LOOKS)('are accessible and fit: $name', async ({ options }) => {
    const [mug, lamp] = [await aProduct('Blue ceramic mug', 1250, 9), await aProduct('مصباح أحمر', 3900, 9)];
    const made = await anOrder('Ada Lovelace', [[mug, 2], [lamp, 1]]);
    await anOrder('ليلى حداد', [[lamp, 1]]);
    const cart = await anOrder('Cleo', [[mug, 1]], false);
    const page = await (await world.enter(owner, options)).newPage();
    const findings: string[] = [];
    for (const path of ['', '?q=nobody', `/${made.id}`, `/${cart.id}`]) {
      await page.goto(`/s/${slug}/orders${path}`);
      await isReady(page);
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
      findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
    }
    await page.keyboard.press('Escape');
    await page.locator('section').locator('button').first().click();
    await page.getByRole('dialog').getByRole('textbox').nth(1).waitFor();
    if (await page.evaluate<boolean>('[...document.querySelectorAll("[role=dialog] *")].some((each) => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1)')) findings.push('the dialog is wider than the window');
    findings.push(...(await axeViolations(page)).map((violation) => `dialog: ${violation}`));
    expect(findings).toEqual([]);
    expect(world.leftOut(LOOKED_AT.orders)).toEqual([]);
  });
});

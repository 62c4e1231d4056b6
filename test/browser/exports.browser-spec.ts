import { text } from 'node:stream/consumers';
import { publicId } from '#contracts';
import type { Download, Page } from 'playwright-core';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(180_000);

const PAGES = ['customers', 'orders', 'catalog'] as const;

describeInBrowser('lists as files', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath)).body.slug);
    for (const title of ['Blue mug', 'Red lamp']) {
      const { variants: [variant] } = await world.t.app.get(Products, { strict: false }).create(owner.storeId, { title, status: 'active', variants: [{ price: { amount: 1000, currency: 'USD' }, stock: 9 }] });
      const { publicId: conversation } = await aConversation(world.t, owner.storeId, { customer: { name: `Buys a ${title}` } });
      const { body } = await owner.post(`${owner.storePath}/orders`, { conversation_id: conversation, lines: [{ variant_id: publicId('variant', variant?.id ?? ''), quantity: 1 }] }).expect(201);
      await owner.post(`${owner.storePath}/orders/${body.id}/transitions`, { status: 'placed' }).expect(200);
    }
  });
  afterAll(() => world.close());
  afterEach(async () => {
    const complaints = [...world.complaints];
    await world.leave();
    expect(complaints).toEqual([]);
  });

  const open = async (path: string, who: Person = owner, options: object = { viewport: { width: 1280, height: 900 } }): Promise<Page> => {
    const page = await (await world.enter(who, options)).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    await page.locator('[data-row]').first().waitFor();
    return page;
  };
  const saved = async (page: Page, act: () => Promise<void>): Promise<{ name: string; rows: string[] }> => {
    const [file] = await Promise.all([page.waitForEvent('download'), act()]) as [Download, void];
    return { name: file.suggestedFilename(), rows: (await text(await file.createReadStream())).trimEnd().split(/\r?\n/).slice(1) };
  };

  it.each(PAGES)('%s: by Shift+E, by the command bar, and only what the list is limited to', async (path) => {
    const page = await open(path);
    let files = 0;
    page.on('download', () => { files += 1; });
    const byKey = await saved(page, async () => {
      // A key that is held is heard again and again.
      for (const key of ['Shift', 'E', 'E', 'E']) await page.keyboard.down(key);
      for (const key of ['E', 'Shift']) await page.keyboard.up(key);
    });
    expect(byKey.name).toMatch(/^(customers|orders|products)-\d{4}-\d\d-\d\d\.csv$/);
    expect(byKey.rows).toHaveLength(2);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').getByText('Export all as CSV').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.keyboard.press('/');
    await page.keyboard.type('lamp');
    await page.waitForURL(/q=lamp/);
    await page.locator('[data-row]').nth(1).waitFor({ state: 'detached' });
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByPlaceholder('Go to a page').fill('Export these');
    await page.getByRole('dialog').getByText('Export these as CSV').waitFor();
    const byBar = await saved(page, () => page.keyboard.press('Enter'));
    expect(byBar.rows).toEqual([expect.stringMatching(/lamp/i)]);
    expect(files).toBe(2);
  });

  it('says why there is no file, by key and by button, and stays where it is', async () => {
    const page = await open('orders');
    await page.route('**/order-exports*', (route) => route.fulfill({
      status: 429, contentType: 'application/problem+json', headers: { 'retry-after': '7' }, json: { type: 'about:blank', code: 'request.rate_limited', title: 'Too many requests', status: 429, request_id: 'req_1' },
    }));
    const said = page.getByRole('alert').getByText('Too many requests at once. Wait a moment. Try again in 7 seconds.');
    await page.keyboard.press('Shift+E');
    await said.waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await said.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Export all as CSV' }).click();
    await said.waitFor();
    await page.locator('[data-row]').first().waitFor();
    await page.unroute('**/order-exports*');
    expect((await saved(page, () => page.getByRole('link', { name: 'Export all as CSV' }).click())).name).toMatch(/^orders-.*\.csv$/);
  });

  it('asks for one file at a time, shows that it is on its way, and leaves the browser time to save it', async () => {
    const page = await open('orders');
    let asked = 0;
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => { answer = resolve; });
    await page.route('**/order-exports*', async (route) => {
      asked += 1;
      await held;
      await route.continue();
    });
    await page.evaluate(`window.gone = 0; URL.revokeObjectURL = () => { window.gone += 1; };`);
    await page.keyboard.press('Shift+E');
    const link = page.getByRole('link', { name: 'Export all as CSV' });
    await page.locator('a[download][aria-busy]').waitFor();
    await link.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+E');
    await saved(page, () => Promise.resolve(answer()));
    await page.locator('a[download]:not([aria-busy])').waitFor();
    expect([asked, await page.evaluate('window.gone')]).toEqual([1, 0]);
    await saved(page, () => link.click());
    expect(asked).toBe(2);
  });

  it.each(PAGES)('%s: not for agents', async (path) => {
    const page = await open(path, await aColleague(world.t, owner, 'agent'));
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').getByText('Shortcuts', { exact: true }).first().waitFor();
    expect(await page.getByText('Export all as CSV').count()).toBe(0);
    await page.keyboard.press('Escape');
    const more = page.getByRole('button', { name: 'More for the catalog' });
    if (path === 'catalog' && await more.count() > 0) await more.click();
    for (const role of ['link', 'menuitem'] as const) expect(await page.getByRole(role, { name: 'Export all as CSV' }).count()).toBe(0);
  });

  it.each(LOOKS)('the button fits and is accessible: $name', async ({ options }) => {
    for (const path of ['customers', 'orders']) {
      const page = await open(path, owner, options);
      await page.locator('a[download]').waitFor();
      expect([path, await page.evaluate('document.documentElement.scrollWidth > innerWidth'), await axeViolations(page)]).toEqual([path, false, []]);
    }
  });
});

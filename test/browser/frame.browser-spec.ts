import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aConversation, aMessage } from '../support/factories.js';
import { aPerson } from '../support/login.js';

jest.setTimeout(120_000);

/** The pages of a store in the order of the menu, for its owner. */
const MENU = [
  'Inbox', 'Customers', 'Orders', 'Catalog', 'AI Assistant', 'Templates', 'Bulk messages', 'Notifications',
  'Store', 'Team & roles', 'Channels', 'Accounts', 'Billing', 'Message costs', 'API keys', 'Security events', 'Health',
];

describeInBrowser('around the pages', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  it('is steered with the keyboard alone: skip link, shortcuts, their list and the command bar', async () => {
    const owner = await aPerson(world.t, { storeName: 'Key Shop' });
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/s/key-shop/settings/team');
    await isReady(page);
    const menu = await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allTextContents();
    expect(MENU.map((name) => menu.findIndex((item) => item.startsWith(name)))).toEqual(MENU.map((_name, place) => place));
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.waitForURL('**/settings/health');
    // The heading of the new page has the focus, so that it is read out.
    await page.locator('h1:focus', { hasText: 'Health' }).waitFor();
    expect(await page.title()).toBe('Health · Key Shop');
    // Right after the page has come, too, the sheet gives the focus back.
    await page.reload();
    await isReady(page);
    await page.getByRole('link', { name: 'Orders', exact: true }).focus();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).getByText('Check again').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor({ state: 'hidden' });
    await page.locator('a:focus', { hasText: 'Orders' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Go to a page').fill('api k');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/api-keys');
    expect(world.complaints).toEqual([]);
  });

  it.each(['no-preference', 'reduce'] as const)('does from the command bar what the page has a key for, and its dialog gives the focus back: motion %s', async (reducedMotion) => {
    const slug = `bar-shop-${reducedMotion}`;
    const owner = await aPerson(world.t, { storeName: slug });
    const page = await (await world.enter(owner, { reducedMotion })).newPage();
    const byName = async (name: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Go to a page').fill(name);
      await page.locator('[data-action]').getByText(name, { exact: true }).waitFor();
      await page.keyboard.press('Enter');
    };
    const bar = page.getByPlaceholder('Go to a page');
    await page.goto(`/s/${slug}/orders`);
    await isReady(page);
    const search = page.getByLabel('Search by number, customer or product');
    await search.focus();
    // Twice the key is one command bar.
    await page.keyboard.press('Control+k');
    await bar.fill('new');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await page.locator('input:focus').waitFor();
    await page.goto(`/s/${slug}/settings/team`);
    await isReady(page);
    const link = page.getByRole('link', { name: 'Orders', exact: true });
    await link.focus();
    await byName('Invite somebody');
    const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
    await dialog.locator('input:focus').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('a:focus', { hasText: 'Orders' }).waitFor();
    // The field that has the focus has a list of its own: it is not in the way of Escape.
    await page.goto(`/s/${slug}/orders`);
    await isReady(page);
    await byName('New order');
    const order = page.getByRole('dialog', { name: 'New order' });
    await order.locator('input:focus').waitFor();
    await page.keyboard.press('Escape');
    await order.waitFor({ state: 'detached' });
    expect(world.complaints).toEqual([]);
  });

  it('opens from the command bar who was looked for, however fast Enter is pressed', async () => {
    const owner = await aPerson(world.t, { storeName: 'Found Shop' });
    for (const name of ['Ada', 'Bea']) await aMessage(world.t, owner.storeId, { conversation: await aConversation(world.t, owner.storeId, { customer: { name } }), text: `I am ${name}` });
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/s/found-shop/orders');
    await isReady(page);
    const chosen = page.locator('[data-action][data-selected]');
    await page.keyboard.press('Control+k');
    const bar = page.getByPlaceholder('Go to a page');
    await bar.fill('@ada');
    await chosen.filter({ hasText: 'Ada' }).waitFor();
    await bar.fill('@bea');
    await page.keyboard.press('Enter');
    // Nothing is found yet: the bar stays, and nobody else is opened.
    await chosen.filter({ hasText: 'Bea' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bea' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('opens the list in another store from the page of one thing', async () => {
    const owner = await aPerson(world.t, { storeName: 'First Shop' });
    const { body: second } = await owner.post('/api/v1/stores', { name: 'Second Shop' }).expect(201);
    const { body: product } = await owner.post(`${owner.storePath}/products`, { title: 'Lamp', variants: [{ price: { amount: 1250, currency: 'EUR' } }] }).expect(201);
    const page = await (await world.enter(owner)).newPage();
    await page.goto(`/s/first-shop/catalog/${product.id}`);
    await isReady(page);
    await page.getByRole('button', { name: 'Store First Shop, change store' }).click();
    await page.getByRole('menuitem', { name: 'Second Shop' }).click();
    await page.waitForURL(`**/s/${second.slug}/catalog`);
    await page.getByRole('heading', { level: 1, name: 'Catalog' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('shows what others do at once, in every tab, over one connection', async () => {
    const owner = await aPerson(world.t, { storeName: 'Live Shop' });
    const context = await world.enter(owner);
    let streams = 0;
    context.on('request', (request) => {
      if (new URL(request.url()).pathname.endsWith('/events')) streams += 1;
    });
    const [first, second] = [await context.newPage(), await context.newPage()];
    for (const page of [first, second]) {
      await page.goto('/s/live-shop/settings/security-events');
      await page.getByText('No security events').waitFor();
      await page.getByText('Live', { exact: true }).waitFor();
    }
    await owner.post(`${owner.storePath}/api-keys`, { name: 'Till', scopes: ['messages:send'] }).expect(201);
    for (const page of [first, second]) await page.getByRole('listitem').getByText('API key created').waitFor();
    expect(streams).toBe(1);
    // The tab with the connection closes; the other takes over where it was.
    await first.close();
    await owner.patch(owner.storePath, { name: 'Live Market' }).expect(200);
    await second.getByRole('button', { name: 'Store Live Market, change store' }).first().waitFor();
  });

  it('says that it is offline, and catches up by itself', async () => {
    const owner = await aPerson(world.t, { storeName: 'Far Shop' });
    const context = await world.enter(owner);
    const page = await context.newPage();
    await page.goto('/s/far-shop/settings/team');
    await page.getByText('Live', { exact: true }).waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline.').waitFor();
    await owner.patch(owner.storePath, { name: 'Near Shop' }).expect(200);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Store Near Shop, change store' }).first().waitFor();
    await page.getByText('You are offline.').waitFor({ state: 'hidden' });
  });

  it('stays whole where a file that it can do without is missing, and fetches it later', async () => {
    const owner = await aPerson(world.t, { storeName: 'Swap Shop' });
    const page = await (await world.enter(owner)).newPage();
    const spared = /\/(notices|start-link)-[^/]*\.js$/;
    const missing: string[] = [];
    await page.route(spared, async (route) => {
      missing.push(route.request().url());
      await route.fulfill({ status: 404, body: '' });
    });
    await page.goto('/s/swap-shop/settings/store');
    await isReady(page);
    const name = page.getByLabel('Name of the store');
    await name.fill('Half typed');
    await until('both were asked for, and the server is there', async () => ['notices', 'start-link'].every((part) => missing.some((url) => url.includes(part))));
    // The browser keeps no failure: what is there at the next try is shown.
    await page.unroute(spared);
    await page.getByRole('link', { name: 'Getting started' }).waitFor();
    await page.locator('.mantine-Notifications-root').first().waitFor({ state: 'attached' });
    expect(await name.inputValue()).toBe('Half typed');
    // The browser tells of the errors that were caught; nothing else is wrong.
    expect(world.complaints.filter((each) => !/dynamically imported module/.test(each))).toEqual([]);
  });

  it('stands still while it loads, for people who want little motion', async () => {
    const owner = await aPerson(world.t, { storeName: 'Calm Shop' });
    const page = await (await world.enter(owner, { reducedMotion: 'reduce' })).newPage();
    await page.route('**/api/v1/stores/*/products?*', () => undefined);
    await page.goto('/s/calm-shop/catalog');
    await page.locator('.mantine-Skeleton-root').first().waitFor();
    await until('nothing moves', async () => (await page.evaluate('document.getAnimations().length')) === 0);
    expect(await page.locator('.mantine-Skeleton-root').count()).toBeGreaterThan(0);
  });

  it('speaks three languages and remembers the choice', async () => {
    const owner = await aPerson(world.t, { storeName: 'Word Shop' });
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/me');
    await page.getByLabel('Language').selectOption('ar');
    await page.locator('html[dir="rtl"]').waitFor();
    await page.reload();
    await isReady(page);
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('ar');
    expect(world.complaints).toEqual([]);
  });
});

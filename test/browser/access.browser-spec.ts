import type { Page, Route } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { OneTimeLinks } from '../../apps/api/src/modules/stores/index.js';
import { aPerson } from '../support/login.js';

jest.setTimeout(120_000);
const PASSWORD = 'correct horse battery';

describeInBrowser('coming in', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  const logIn = async (page: Page, email: string, password: string): Promise<void> => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Log in' }).click();
  };

  it('opens a store in two steps, logs out and in again', async () => {
    const page = await (await world.enter()).newPage();
    await page.goto('/');
    await page.waitForURL('**/login');
    await page.getByRole('link', { name: 'Open a store' }).click();
    await page.getByLabel('Your name').fill('Ana Reis');
    await page.getByLabel('E-mail').fill('ana@example.com');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Use at least 10 characters').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Name of the store').fill('Livraria Ana');
    await page.getByRole('button', { name: 'Open the store' }).click();
    await page.waitForURL('**/s/livraria-ana/**');
    await page.getByRole('button', { name: 'Ana Reis, your menu' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.waitForURL('**/login');
    await logIn(page, 'ana@example.com', 'something else');
    await page.getByText('E-mail or password is wrong.').waitFor();
    await logIn(page, 'ana@example.com', PASSWORD);
    await page.waitForURL('**/s/livraria-ana/**');
    expect(world.complaints).toEqual([]);
  });

  it('logs out in silence while answers are still under way', async () => {
    const owner = await aPerson(world.t, { storeName: 'Slow House' });
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/s/slow-house/settings/team');
    await page.getByText('Live', { exact: true }).waitFor();
    const stream = new Promise<Route>((resolve, reject) => void page.route('**/events*', resolve).catch(reject));
    // No content: the page stays, as it does while the next one is slow to come.
    await page.route('**/login', (route) => route.fulfill({ status: 204 }));
    // The connection comes back, and is answered after the login has ended.
    await page.evaluate('window.dispatchEvent(new Event("online"))');
    const held = await stream;
    await page.getByRole('button', { name: /your menu/ }).click();
    const leaves = page.waitForRequest('**/login');
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await leaves;
    const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/me') && response.status() === 401);
    const triesAgain = page.waitForRequest('**/events*');
    await held.continue();
    await Promise.all([asked, triesAgain]);
    await page.getByRole('heading', { name: 'Team', level: 1 }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.unrouteAll();
    await page.reload();
    await page.waitForURL('**/login?**');
    expect(world.complaints).toEqual([]);
  });

  it('a login link shows a button, logs in once, and says so the second time', async () => {
    const person = await aPerson(world.t, { storeName: 'Link House' });
    const address = new URL(await world.t.app.get(OneTimeLinks, { strict: false }).create('login', person.userId)).pathname;
    const page = await (await world.enter()).newPage();
    await page.goto(address);
    await isReady(page);
    await page.reload();
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL('**/s/link-house/**');
    const late = await (await world.enter()).newPage();
    await late.goto(address);
    await late.getByRole('button', { name: 'Log in' }).click();
    await late.getByText('This link no longer works').waitFor();
  });

  it('joins a store by an invitation that another page made', async () => {
    const owner = await aPerson(world.t, { storeName: 'Tea House' });
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/s/tea-house/settings/team');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByLabel('E-mail').fill('ben@example.com');
    await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
    const guest = await (await world.enter()).newPage();
    await guest.goto(new URL(link).pathname);
    await guest.getByRole('heading', { name: 'Join Tea House' }).waitFor();
    await guest.getByLabel('Your name').fill('Ben');
    await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await guest.getByRole('button', { name: 'Join the store' }).click();
    await guest.waitForURL('**/s/tea-house/**');
    await guest.goto(new URL(link).pathname);
    await guest.getByText('This invitation no longer works').waitFor();
  });

  it('goes on to the page that was asked for, and never to another site', async () => {
    const owner = await aPerson(world.t, { storeName: 'Bike Shop', password: PASSWORD });
    const page = await (await world.enter()).newPage();
    await page.goto('/s/bike-shop/settings/health');
    await page.waitForURL('**/login?**');
    await logIn(page, owner.email, PASSWORD);
    await page.waitForURL('**/s/bike-shop/settings/health');
    for (const next of ['//evil.example/', 'https://evil.example/', '/%5Cevil.example/']) {
      const other = await (await world.enter()).newPage();
      await other.goto(`/login?next=${next}`);
      await logIn(other, owner.email, PASSWORD);
      await other.waitForURL((address) => address.pathname !== '/login');
      expect(new URL(other.url()).origin).toBe(world.url);
    }
    expect(world.complaints).toEqual([]);
  });

  it('asks for the login again on top of the page, and keeps what was typed', async () => {
    const owner = await aPerson(world.t, { storeName: 'Wool Corner', password: PASSWORD });
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/s/wool-corner/settings/store');
    await isReady(page);
    await page.getByLabel('Name of the store').fill('Wool & Yarn');
    await owner.delete('/api/v1/auth/sessions/current').expect(204);
    await page.locator('section').filter({ hasText: 'Name of the store' }).getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Name of the store').inputValue()).toBe('Wool & Yarn');
    await page.locator('section').filter({ hasText: 'Name of the store' }).getByRole('button', { name: 'Save' }).click();
    await page.getByText('The store is saved').waitFor();
    await page.getByRole('button', { name: 'Store Wool & Yarn, change store' }).first().waitFor();
  });
});

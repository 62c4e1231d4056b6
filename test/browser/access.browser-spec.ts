import type { Page, Route } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { OneTimeLinks } from '../../apps/api/src/modules/stores/index.js';
import { aPerson, logIn as anotherLogin } from '../support/login.js';

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

  /** Without a mail server links go to the log. */
  const linkOf = async (kind: string): Promise<string> => {
    const found = (): string | undefined => world.t.warnings.findLast((line) => line.includes(kind))?.match(new RegExp(`${kind}[\\w-]+`))?.[0];
    await until(`a link of ${kind}`, async () => found() !== undefined);
    return found() ?? '';
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

  it('shows another way to the login where its file is gone, and goes on as soon as somebody logged in there', async () => {
    const owner = await aPerson(world.t, { storeName: 'Gone Corner', password: PASSWORD });
    const context = await world.enter(owner);
    const page = await context.newPage();
    await page.goto('/s/gone-corner/settings/store');
    await isReady(page);
    await page.route('**/*.js', (route) => route.fulfill({ status: 404 }));
    await page.getByLabel('Name of the store').fill('Typed before');
    await owner.delete('/api/v1/auth/sessions/current').expect(204);
    await page.locator('section').filter({ hasText: 'Name of the store' }).getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    const other = context.waitForEvent('page');
    await dialog.getByRole('link', { name: 'Log in' }).click();
    const login = await other;
    await login.getByLabel('E-mail').fill(owner.email);
    await login.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await login.getByRole('button', { name: 'Log in' }).click();
    await login.waitForURL('**/s/**');
    await page.bringToFront();
    await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Name of the store').inputValue()).toBe('Typed before');
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

  it('a forgotten password is asked for and set by the link of the mail, which works once and ends every session', async () => {
    const person = await aPerson(world.t, { storeName: 'Lost Key', password: PASSWORD });
    const elsewhere = await (await world.enter(person)).newPage();
    await elsewhere.goto('/s/lost-key/settings/team');
    await isReady(elsewhere);
    const page = await (await world.enter()).newPage();
    await page.goto('/login');
    await page.locator('a[href="/reset"]').click();
    await page.getByLabel('E-mail').fill('nobody');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('Write a complete e-mail address').waitFor();
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByText('Look into your mailbox').waitFor();
    const link = await linkOf('/reset/');
    await page.goto(link);
    await page.getByLabel('New password').fill('short');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Use at least 10 characters').waitFor();
    await page.getByLabel('New password').fill('a quite new password');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed').waitFor();
    await page.getByRole('link', { name: 'Log in' }).click();
    await logIn(page, person.email, PASSWORD);
    await page.getByText('E-mail or password is wrong.').waitFor();
    await logIn(page, person.email, 'a quite new password');
    await page.waitForURL('**/s/lost-key/**');
    await elsewhere.reload();
    await elsewhere.waitForURL('**/login?**');
    await page.goto(link);
    await page.getByLabel('New password').fill('a third new password');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('This link was used or has expired').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('joins a second store with the login one has, is made an admin there, and loses it again', async () => {
    const owner = await aPerson(world.t, { storeName: 'Plant Shop' });
    const ben = await aPerson(world.t, { storeName: 'Own Shop' });
    const { body: { link } } = await owner.post(`${owner.storePath}/invitations`, { email: ben.email, role: 'agent' }).expect(201);
    const theirs = await (await world.enter(ben)).newPage();
    const { name } = (await ben.get('/api/v1/me').expect(200)).body.user;
    await theirs.goto(new URL(link).pathname);
    await theirs.getByRole('button', { name: `Join as ${name}` }).click();
    await theirs.waitForURL('**/s/plant-shop/**');
    expect(await theirs.getByRole('link', { name: 'API keys' }).count()).toBe(0);
    const mine = await (await world.enter(owner)).newPage();
    await mine.goto('/s/plant-shop/settings/team');
    await mine.getByLabel(`Role of ${name}`).selectOption({ label: 'Admin' });
    await mine.getByText(`The role of ${name} is changed`).waitFor();
    await theirs.reload();
    await theirs.getByRole('link', { name: 'API keys' }).waitFor();
    await mine.getByRole('button', { name: `More for ${name}` }).click();
    await mine.getByRole('menuitem', { name: 'Remove from the store' }).click();
    await mine.getByRole('dialog', { name: `Remove ${name}?` }).getByRole('button', { name: 'Cancel' }).click();
    expect((await owner.get(`${owner.storePath}/members`).expect(200)).body.data).toHaveLength(2);
    await mine.getByRole('button', { name: `More for ${name}` }).click();
    await mine.getByRole('menuitem', { name: 'Remove from the store' }).click();
    await mine.getByRole('dialog', { name: `Remove ${name}?` }).getByRole('button', { name: 'Remove' }).click();
    await mine.getByText(`${name} is no longer a member`).waitFor();
    await mine.getByText("You're working alone.").waitFor();
    await theirs.goto('/s/plant-shop/settings/team');
    await theirs.getByRole('heading', { level: 1 }).waitFor();
    expect(await theirs.getByRole('list', { name: 'Members' }).count()).toBe(0);
    await ben.get(`${owner.storePath}/members`).expect(404);
    expect(world.complaints).toEqual([]);
  });

  it('an API key is shown once, works, and is refused once it is revoked', async () => {
    const owner = await aPerson(world.t, { storeName: 'Key House' });
    const page = await (await world.enter(owner, { permissions: ['clipboard-read', 'clipboard-write'] })).newPage();
    await page.goto('/s/key-house/settings/api-keys');
    await page.getByRole('button', { name: 'Create a key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Create the key' }).click();
    await dialog.getByText('Say what the key is for').waitFor();
    await dialog.getByLabel('Name').fill('Web shop');
    await dialog.getByRole('button', { name: 'Create the key' }).click();
    const value = await dialog.getByRole('textbox', { name: 'API key' }).inputValue();
    await dialog.getByRole('button', { name: 'Copy API key' }).click();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(value);
    const read = () => world.t.http().get(`${owner.storePath}/conversations`).set('authorization', `Bearer ${value}`);
    await read().expect(200);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.reload();
    const row = page.getByRole('list', { name: 'API keys' }).getByRole('listitem').filter({ hasText: 'Web shop' });
    await row.getByText(`…${value.slice(-4)}`).waitFor();
    expect(await page.content()).not.toContain(value);
    await page.getByRole('button', { name: 'More for Web shop' }).click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await page.getByRole('dialog', { name: 'Revoke Web shop?' }).getByRole('button', { name: 'Revoke' }).click();
    await row.getByText('Revoked').waitFor();
    await read().expect(401);
    expect(world.complaints).toEqual([]);
  });

  it('one changes the own name and password, and logs out elsewhere', async () => {
    const person = await aPerson(world.t, { storeName: 'Me House', password: PASSWORD });
    const [lost, other] = [await anotherLogin(world.t, person), await anotherLogin(world.t, person)];
    const page = await (await world.enter(person)).newPage();
    await page.goto('/me');
    await page.getByLabel('Your name').fill('Ana María');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Ana María, your menu' }).waitFor();
    const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
    expect(await sessions.filter({ hasText: 'This one' }).getByRole('button').count()).toBe(0);
    expect(await sessions.count()).toBe(3);
    await sessions.getByRole('button', { name: 'Log out there' }).first().click();
    await page.getByText('The session has ended').waitFor();
    await sessions.nth(2).waitFor({ state: 'detached' });
    const answers = async () => Promise.all([lost, other].map(async (login) => (await login.get('/api/v1/me')).status));
    expect((await answers()).toSorted()).toEqual([200, 401]);
    await page.getByLabel('Present password').fill('not this one');
    await page.getByLabel('New password').fill('a quite new password');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The current password is wrong.').waitFor();
    await page.getByLabel('Present password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed. Your other sessions have ended.').waitFor();
    expect(await answers()).toEqual([401, 401]);
    await page.reload();
    await page.getByRole('button', { name: 'Ana María, your menu' }).waitFor();
    expect(world.complaints).toEqual([]);
  });
});

import type { BrowserContext, Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../apps/api/src/platform/http/session-cookie.js';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation, aMessage } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { until } from '../support/until.js';

jest.setTimeout(120_000);

const PASSWORD = 'correct horse battery';

describeInBrowser('a browser that two people share', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  const logIn = async (context: BrowserContext, person: Person): Promise<Page> => {
    await context.clearCookies({ name: SESSION_COOKIE });
    const page = await context.newPage();
    await page.goto('/login');
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL('**/s/**');
    return page;
  };
  /** Asks whether to stay: nobody may who is not logged in any more. */
  const questionsOf = (page: Page): string[] => {
    const questions: string[] = [];
    page.on('dialog', (dialog) => {
      questions.push(dialog.type());
      void dialog.accept();
    });
    return questions;
  };

  const mark = (page: Page): Promise<unknown> => page.evaluate('globalThis.isMarked = true');
  /** Resolves when what was marked has made room for another page. */
  const isReplaced = (page: Page): Promise<void> => until('another page is there', () => page.evaluate<boolean>('globalThis.isMarked === undefined').catch(() => false));

  it('shows nothing of the one in any window once the other has logged in', async () => {
    const [first, second] = [await aPerson(world.t, { storeName: 'Lamp House' }), await aPerson(world.t, { storeName: 'Tea House', password: PASSWORD })];
    const context = await world.enter(first);
    const page = await context.newPage();
    await page.goto('/s/lamp-house/settings/store');
    await isReady(page);
    await page.getByLabel('Name of the store').fill('Lamp & Light House');
    const questions = questionsOf(page);
    await logIn(context, second);
    await page.waitForURL('**/s/tea-house/**');
    await page.getByRole('button', { name: 'Store Tea House, change store' }).first().waitFor();
    expect(await page.getByText('Lamp').count()).toBe(0);
    expect(questions).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('sends nothing that waited in the name of the other, and keeps it for its author', async () => {
    const first = await aPerson(world.t, { storeName: 'Wool House' });
    const second = await aColleague(world.t, first, 'agent', { password: PASSWORD });
    const conversation = await aConversation(world.t, first.storeId, { windowClosesAt: new Date(world.t.clock.now().getTime() + 3_600_000) });
    await aMessage(world.t, first.storeId, { conversation, text: 'is it warm?' });
    const context = await world.enter(first, { viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    await page.goto(`/s/wool-house/inbox?c=${conversation.publicId}`);
    await page.getByRole('log').getByText('is it warm?').waitFor();
    await page.route('**/messages', (route) => (route.request().method() === 'POST' ? route.abort('connectionrefused') : route.continue()));
    await page.getByRole('textbox', { name: 'Reply' }).fill('As warm as wool is');
    await page.keyboard.press('Enter');
    await page.getByRole('log').locator('[data-pending]').waitFor();
    await mark(page);
    await logIn(context, second);
    await page.unroute('**/messages');
    await isReplaced(page);
    await page.goto(`/s/wool-house/inbox?c=${conversation.publicId}`);
    await page.getByRole('log').getByText('is it warm?').waitFor();
    // The oldest of what waits goes first: with this one everything has had its turn.
    await page.getByRole('textbox', { name: 'Reply' }).fill('It is wool');
    await page.keyboard.press('Enter');
    await until('what was written now is sent', async () => (await world.t.owner.query(`select 1 from messages where text = 'It is wool'`)).rowCount === 1);
    expect(await page.getByText('As warm as wool is').count()).toBe(0);
    expect((await world.t.owner.query(`select 1 from messages where text = 'As warm as wool is'`)).rowCount).toBe(0);
    expect(await page.evaluate<boolean>(`Object.values(localStorage).some((text) => text.includes('As warm as wool is'))`)).toBe(true);
  });

  it('gives somebody else who logs in where a session ended a page of their own', async () => {
    const [first, second] = [await aPerson(world.t, { storeName: 'Bread House' }), await aPerson(world.t, { storeName: 'Salt House', password: PASSWORD })];
    const page = await (await world.enter(first)).newPage();
    await page.goto('/s/bread-house/settings/store');
    await isReady(page);
    await page.getByLabel('Name of the store').fill('Bread & Butter House');
    const questions = questionsOf(page);
    await first.delete('/api/v1/auth/sessions/current').expect(204);
    await page.locator('section').filter({ hasText: 'Name of the store' }).getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('E-mail').fill(second.email);
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL('**/s/salt-house/**');
    expect(await page.getByText('Bread').count()).toBe(0);
    expect(questions).toEqual([]);
  });

  it('keeps who logged in when an answer about the one comes late', async () => {
    const [first, second] = [await aPerson(world.t, { storeName: 'Iron House' }), await aPerson(world.t, { storeName: 'Gold House', password: PASSWORD })];
    const context = await world.enter(first);
    const late = await context.newPage();
    let answer = (): void => undefined;
    const isTime = new Promise<void>((resolve) => { answer = resolve; });
    await late.route('**/api/v1/me', async (route) => {
      const asked = await route.fetch();
      await isTime;
      await route.fulfill({ response: asked });
    }, { times: 1 });
    const asks = late.waitForRequest('**/api/v1/me');
    await late.goto('/');
    await asks;
    const page = await logIn(context, second);
    await page.waitForURL('**/s/gold-house/**');
    await mark(page);
    answer();
    await late.waitForURL('**/s/gold-house/**');
    expect(await page.evaluate('globalThis.isMarked')).toBe(true);
  });

  it('takes who accepts an invitation where somebody else is logged in to the store they joined', async () => {
    const first = await aPerson(world.t, { storeName: 'Rope House' });
    const ben = await aPerson(world.t, { storeName: 'Oldest House', password: PASSWORD });
    const { body: { link } } = await first.post(`${first.storePath}/invitations`, { email: ben.email, role: 'agent' }).expect(201);
    const page = await (await world.enter(first)).newPage();
    await page.goto(new URL(String(link)).pathname);
    await page.getByRole('button', { name: /^Join as/ }).waitFor();
    await mark(page);
    await page.getByRole('button', { name: 'I have a login with this address already' }).click();
    await page.getByLabel('Your present password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Join the store' }).click();
    await isReplaced(page);
    await page.waitForURL('**/s/rope-house/**');
    await page.getByRole('button', { name: 'Store Rope House, change store' }).first().waitFor();
    expect((await ben.get('/api/v1/me').expect(200)).body.stores).toHaveLength(2);
    await page.goBack();
    expect(page.url()).not.toContain('/invite/');
  });

  it('shows nothing of the one when a page is taken up again that was put aside', async () => {
    const [first, second] = [await aPerson(world.t, { storeName: 'Corn House' }), await aPerson(world.t, { storeName: 'Rice House', password: PASSWORD })];
    const context = await world.enter(first);
    const page = await context.newPage();
    await page.goto('/s/corn-house/settings/store');
    await isReady(page);
    await mark(page);
    // A page hears nothing of what it did itself, as one that is put aside hears nothing at all.
    await page.evaluate(`localStorage.setItem('parley.person', '${String((await second.get('/api/v1/me').expect(200)).body.user.id)}')`);
    await context.clearCookies({ name: SESSION_COOKIE });
    const [name = '', value = ''] = second.cookie.split(/=(.*)/);
    await context.addCookies([{ name, value, url: new URL(page.url()).origin }]);
    await page.evaluate(`dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`).catch(() => undefined);
    await isReplaced(page);
    await page.waitForURL('**/s/rice-house/**');
    expect(await page.getByText('Corn').count()).toBe(0);
  });
});

import type { BrowserContext, Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../apps/api/src/platform/http/session-cookie.js';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation, aMessage } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

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
    await logIn(context, second);
    await page.waitForURL('**/s/wool-house/**');
    await page.unroute('**/messages');
    await page.goto(`/s/wool-house/inbox?c=${conversation.publicId}`);
    await page.getByRole('log').getByText('is it warm?').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
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
});

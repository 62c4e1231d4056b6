import type { BrowserContext, Page } from 'playwright-core';
import { openDemo } from '../../apps/api/src/demo/demo.js';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';

jest.setTimeout(240_000);

const MOST_CLICKS = 8;
/** Counts what a finger does, over all pages of the tab. */
const COUNTER = `addEventListener('click', (event) => {
  if (event.isTrusted && event.detail > 0) sessionStorage.setItem('clicks', String(Number(sessionStorage.getItem('clicks') ?? 0) + 1));
}, true)`;

describeInBrowser('a new user', () => {
  let sandbox: Sandbox;
  let t: TestApp;
  let world: BrowserWorld;
  let loginPath: () => Promise<string>;
  beforeAll(async () => {
    sandbox = await startSandbox();
    t = await startApp({ OUTBOUND_ALLOW: sandbox.url }, { sandboxUrl: sandbox.url });
    await t.app.listen(0, '127.0.0.1');
    world = await openBrowserWorld(t);
    // As npm start has it: the callback is where the app listens.
    t.env.PUBLIC_URL = world.url;
    loginPath = async () => new URL((await openDemo(t.app, sandbox.url)).loginLink).pathname;
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await t.close();
    await sandbox.close();
  });

  const enter = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await world.enter(undefined, { viewport: { width: 1400, height: 900 } });
    await context.addInitScript({ content: COUNTER });
    const page = await context.newPage();
    await page.goto(await loginPath());
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.waitForURL('**/s/casa-lumen/inbox');
    return { context, page };
  };

  it(`comes from the link of npm start to the first answered message in at most ${MOST_CLICKS} clicks`, async () => {
    const { page } = await enter();
    await page.getByRole('link', { name: 'Simulator' }).click();
    await page.getByRole('button', { name: 'Do you have a camping lantern?' }).click();
    await page.getByRole('log', { name: 'Messages on the phone' }).getByText(/Aurora/).first().waitFor();
    await page.getByRole('region', { name: 'What the store sees' }).getByText(/Aurora/).first().waitFor();
    const clicks = Number(await page.evaluate<string>(`sessionStorage.getItem('clicks')`));
    process.stdout.write(`from the link to the first answered message: ${clicks} clicks\n`);
    expect(clicks).toBeGreaterThan(0);
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS);
    expect(world.complaints).toEqual([]);
  });

  it('comes there by keyboard alone, too', async () => {
    const { page } = await enter();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('x');
    await page.getByLabel('Message on the phone', { exact: true }).waitFor();
    await page.getByLabel('Message on the phone', { exact: true }).focus();
    await page.keyboard.type('What does shipping cost?');
    await page.keyboard.press('Enter');
    await page.getByRole('log', { name: 'Messages on the phone' }).getByText('€4.95').first().waitFor();
    // The one that logged in.
    expect(await page.evaluate(`sessionStorage.getItem('clicks')`)).toBe('1');
  });

  it('finds a shop at work: people who wait, the assistant, a failed message that a press sends again, and what is done', async () => {
    const { page } = await enter();
    const row = (name: string) => page.getByRole('list', { name: 'Conversations' }).getByRole('link').filter({ hasText: name });
    await row('Hugo Martín').getByText('Waiting').waitFor();
    await row('Sofía Navarro').getByText('AI', { exact: true }).waitFor();
    await row('Chiara Conti').getByText('Mateo Soler').waitFor();
    await row('Sofía Navarro').click();
    const photo = page.locator('article img').first();
    await photo.waitFor();
    expect(await photo.evaluate((image: { naturalWidth: number; decode(): Promise<void> }) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(400);
    await page.getByRole('button', { name: 'Assistant: how it came to this answer' }).first().click();
    await page.getByRole('dialog', { name: 'How the assistant answered' }).getByText('Busco una lámpara').waitFor();
    await page.keyboard.press('Escape');
    await row('Ben Carter').click();
    await page.getByText('meta.131026').waitFor();
    await page.getByRole('button', { name: 'Retry' }).click();
    await sandbox.phone('353861234507').next((entry) => JSON.stringify(entry.content).includes('payment link'));
    await page.goto('/s/casa-lumen/inbox?tab=resolved');
    await row('Olga Petrova').click();
    await page.locator('article', { hasText: '🙏' }).first().waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('finds customers as they were: a phone of the past shows its chat and can tap in it', async () => {
    const { page } = await enter();
    await page.goto('/s/casa-lumen/simulator?customer=34622518830');
    const chat = page.getByRole('log', { name: 'Messages on the phone' });
    await chat.getByText('Lámpara Luna').waitFor();
    const photo = chat.locator('img').first();
    expect(await photo.evaluate((image: { naturalWidth: number; decode(): Promise<void> }) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(400);
    await chat.getByRole('button', { name: 'Hablar con alguien' }).click();
    await chat.locator('[data-mine]').filter({ hasText: 'Hablar con alguien' }).waitFor();
    await page.getByRole('region', { name: 'What the store sees' }).locator('article[data-side="in"]').filter({ hasText: 'Hablar con alguien' }).waitFor();
  });
});

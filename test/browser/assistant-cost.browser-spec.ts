import type { Page } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../apps/sandbox/src/sandbox.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aColleague } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('what the assistant costs', () => {
  let claude: Sandbox;
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    claude = await startSandbox();
    line = await openLine({ ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: claude.anthropicUrl, IMAGE_API_URL: claude.openaiUrl, IMAGE_API_KEY: 'key', IMAGE_PRICE: '0.04', TRANSCRIPTION_URL: claude.openaiUrl, TRANSCRIPTION_API_KEY: 'key', QUIET_WINDOW_MS: '0' });
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
    await claude.close();
  });
  afterEach(() => world.leave());

  const open = async (path: string): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };
  const budget = async () => (await line.shop.owner.get(`${line.shop.owner.storePath}/assistant`).expect(200)).body;

  it('is shown by day, by conversation and for each answer', async () => {
    const talk = await aTalk(line, 'do you have a blue mug?');
    const page = await open('assistant/cost');
    await page.getByRole('link', { name: talk.phone.customer.name }).waitFor();
    await page.getByRole('img', { name: 'Cost of each of the last 30 days; as a table below' }).waitFor();
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const table = page.getByRole('region', { name: 'Cost by day' });
    expect(await table.getByRole('row').count()).toBe(31);
    expect(await table.getByRole('row').nth(1).getByRole('cell').first().textContent()).toBe('1');
    expect(await table.getByRole('row').nth(1).getByRole('cell').last().textContent()).toMatch(/^\$0\.00\d+$/);
    await page.getByRole('link', { name: talk.phone.customer.name }).click();
    await page.getByRole('button', { name: 'Assistant: how it came to this answer' }).first().click();
    const drawer = page.getByRole('dialog', { name: 'How the assistant answered' });
    await drawer.getByText(/^\$0\.00\d+$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^1 answer · .* tokens · \$0\.00\d+$/).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('has a budget; used up, it says so, and conversations go to people with the reason', async () => {
    const page = await open('assistant/cost');
    await page.getByRole('textbox', { name: 'Each day' }).fill('lots');
    await page.keyboard.press('Control+s');
    await page.getByText('This is no amount.').waitFor();
    await page.getByRole('textbox', { name: 'Each day' }).fill('0');
    await page.getByRole('textbox', { name: 'Each month' }).fill('25.50');
    await page.getByRole('combobox', { name: 'Once it is used up' }).selectOption({ label: 'Conversations go to your team, with the reason' });
    await page.keyboard.press('Control+s');
    await page.getByText('The budget is saved').waitFor();
    expect(await budget()).toMatchObject({ budget_state: 'hard', budget: { day_micro_usd: 0, month_micro_usd: 25_500_000, soft_percent: 80, at_soft: 'warn', at_hard: 'hand_off' } });
    await page.getByText('The budget of the model is used up').waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('The budget of the model is used up').waitFor();
    expect(await axeViolations(page)).toEqual([]);

    const talk = await aTalk(line, 'do you have a blue mug?');
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.getByText('The assistant\'s budget is used up').first().waitFor();
    await page.goto(`/s/${slug}/assistant/cost`);
    await isReady(page);
    await page.getByRole('textbox', { name: 'Each day' }).fill('');
    await page.getByRole('textbox', { name: 'Each month' }).fill('');
    await page.keyboard.press('Control+s');
    await page.getByText('The budget is saved').waitFor();
    expect((await budget()).budget).toBeNull();
    expect(world.complaints).toEqual([]);
  });

  it('has pictures at their price, and says that nobody knows what voice notes cost', async () => {
    const { owner } = line.shop;
    await owner.post(`${owner.storePath}/pictures/painted`, { prompt: 'A mug in the snow' }).expect(201);
    const talk = await aTalk(line, 'hello');
    await talk.phone.send({ kind: 'voice', says: 'Do you have a blue mug?' });
    await line.settled();
    const page = await open('assistant/cost');
    expect(await page.getByRole('listitem').filter({ hasText: 'Painted pictures' }).innerText()).toMatch(/1\s+\$0\.04/);
    expect(await page.getByRole('listitem').filter({ hasText: 'Voice notes' }).innerText()).toMatch(/\d seconds?\s+Price not known$/);
    expect(world.complaints).toEqual([]);
  });

  it('agents look at it', async () => {
    const page = await (await world.enter(await aColleague(line.t, line.shop.owner, 'agent'))).newPage();
    await page.goto(`/s/${slug}/assistant/cost`);
    await isReady(page);
    expect(await page.getByRole('textbox', { name: 'Each day' }).isEditable()).toBe(false);
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const page = await (await world.enter(line.shop.owner, options)).newPage();
    await page.goto(`/s/${slug}/assistant/cost`);
    await isReady(page);
    await page.locator('[role="img"]').first().waitFor();
    for (const shown of ['bars', 'table']) {
      if (shown === 'table') await page.locator('main button[aria-pressed]').click();
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect({ shown, violations: await axeViolations(page) }).toEqual({ shown, violations: [] });
    }
    expect(world.leftOut(LOOKED_AT['assistant-cost'])).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

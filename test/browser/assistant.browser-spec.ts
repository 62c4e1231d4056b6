import type { Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { assistantWorld } from '../support/assistant-world.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('the assistant\'s pages', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => world.leave());

  const open = async (path: string, person: Person = line.shop.owner): Promise<Page> => {
    const page = await (await world.enter(person, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };
  const settings = async () => (await line.shop.owner.get(`${line.shop.owner.storePath}/assistant`).expect(200)).body;
  const ask = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Message of the customer' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const run = (page: Page) => page.getByRole('region', { name: 'How the assistant answered' });

  it('R83, R161, R202: switched off, it says what follows, and the inbox says why nobody answered', async () => {
    const page = await open('assistant');
    await page.getByRole('switch', { name: 'AI is enabled' }).click();
    const dialog = page.getByRole('dialog', { name: 'Switch the assistant off?' });
    await dialog.getByText('get no automatic answers any more').waitFor();
    await dialog.getByRole('button', { name: 'Switch off' }).click();
    await page.getByText('No customer gets an automatic answer.').waitFor();
    expect((await settings()).enabled).toBe(false);

    const talk = await aTalk(line, 'is anybody there?');
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.getByText('The assistant did not answer: the assistant is off.').waitFor();
    await page.getByText('The assistant is off: nobody answers until one of you does.').waitFor();
    await page.getByRole('link', { name: 'Open AI Assistant' }).first().click();
    await page.getByText('Messages got no answer because').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'the assistant is off.' }).waitFor();
    await page.getByRole('switch', { name: 'AI is enabled' }).click();
    await page.getByText('It answers every conversation').waitFor();
    expect((await settings()).enabled).toBe(true);
    expect(world.complaints).toEqual([]);
  });

  it('keeps its hours, at once, and asks before they are lost', async () => {
    const page = await open('assistant');
    await page.getByText('At these hours', { exact: true }).click();
    await page.getByRole('link', { name: 'Store facts' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByLabel('Monday, from').fill('');
    await page.keyboard.press('Control+s');
    await page.getByText('Give both times').waitFor();
    await page.getByLabel('Monday, from').fill('08:30');
    await page.keyboard.press('Control+s');
    await page.getByText('The assistant is saved').waitFor();
    expect(await settings()).toMatchObject({ hours: { mon: [{ from: '08:30', to: '18:00' }], sun: [] } });

    await page.reload();
    await isReady(page);
    await page.getByText('Day and night', { exact: true }).click();
    await page.keyboard.press('Control+s');
    await page.getByText('The assistant is saved').waitFor();
    expect((await settings()).hours).toBeNull();
  });

  it('R54: answers in the playground from catalog and knowledge, and shows on what', async () => {
    const page = await open('assistant/playground');
    await ask(page, 'do you have a blue mug?');
    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByText('Blue Ceramic Mug').waitFor();
    const used = run(page).getByRole('list', { name: 'Sources' }).getByRole('listitem').filter({ hasText: 'used in the answer' });
    await used.filter({ hasText: 'Blue Ceramic Mug' }).filter({ hasText: 'Catalog' }).waitFor();
    await run(page).getByText('Guardrails passed').waitFor();
    await run(page).getByText('Searched the catalog for').waitFor();
    await run(page).getByText('Built-in assistant').waitFor();

    await ask(page, 'how long does delivery take?');
    await log.getByText('Delivery takes three days.').waitFor();
    await used.filter({ hasText: 'Shipping' }).filter({ hasText: 'Knowledge' }).waitFor();
    await log.getByRole('button', { name: 'Talk to a person' }).last().click();
    await log.getByText('Handed off: The customer asked for a person').waitFor();
    await run(page).getByText('Fixed rule').first().waitFor();

    await log.getByRole('button', { name: /1 source/ }).first().click();
    await used.filter({ hasText: 'Blue Ceramic Mug' }).waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'What do you sell?' }).click();
    await log.getByRole('button', { name: /Camping Lantern/ }).click();
    await used.filter({ hasText: 'Camping Lantern' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R158: uses an entry from the next answer on, forgets it when it is deleted, and undo brings it back', async () => {
    const page = await open('assistant/knowledge');
    const question = page.getByRole('textbox', { name: 'Question of a customer' });
    await question.fill('do you wrap presents?');
    await page.keyboard.press('Enter');
    await page.getByText('No entry answers this.').waitFor();
    await page.getByRole('link', { name: 'Add an entry' }).click();
    await page.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Question' }).fill('Do you wrap gifts?');
    await page.getByRole('textbox', { name: 'Answer' }).fill('Yes, in recycled paper with a ribbon.');
    await page.getByLabel('Other words for it').first().fill('presents');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Knowledge' }).getByText('Do you wrap gifts?').waitFor();
    await question.fill('do you wrap presents?');
    await page.keyboard.press('Enter');
    await page.getByText('Best match').waitFor();

    await page.getByRole('link', { name: 'Playground' }).click();
    await ask(page, 'Do you wrap presents?');
    await page.getByRole('log', { name: 'Messages' }).getByText('in recycled paper').waitFor();
    await run(page).getByRole('link', { name: 'Do you wrap gifts?' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('is deleted').waitFor();
    await page.getByText('Do you wrap gifts?', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('list', { name: 'Knowledge' }).getByText('Do you wrap gifts?').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R158: writes facts of the store that customers are told', async () => {
    const page = await open('assistant/facts');
    await page.getByRole('textbox', { name: 'Payment' }).fill('Cards, and cash when we deliver.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The store facts are saved').waitFor();
    await page.getByRole('link', { name: 'Open the entry Payment' }).waitFor();
    await page.getByRole('link', { name: 'Playground' }).click();
    await ask(page, '¿puedo pagar con tarjeta?');
    await page.getByRole('log', { name: 'Messages' }).getByText('Cards, and cash when we deliver.').waitFor();
  });

  it('shows in the inbox how an answer came about', async () => {
    const talk = await aTalk(line, 'do you have a blue mug?');
    const page = await open(`inbox?c=${talk.id}`);
    await page.getByRole('button', { name: 'Assistant: how it came to this answer' }).first().click();
    const drawer = page.getByRole('dialog', { name: 'How the assistant answered' });
    await drawer.getByRole('listitem').filter({ hasText: 'Blue Ceramic Mug' }).filter({ hasText: 'used in the answer' }).waitFor();
    await drawer.getByText('Guardrails passed').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('lets agents look, and says who may change something', async () => {
    const agent = await aColleague(line.t, line.shop.owner, 'agent');
    const page = await open('assistant', agent);
    await page.getByText('Agents can look at this page.').waitFor();
    expect(await page.getByRole('switch', { name: 'AI is enabled' }).isDisabled()).toBe(true);
    await page.keyboard.press('Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Shortcuts' });
    await sheet.getByText('Command bar', { exact: false }).first().waitFor();
    expect(await sheet.getByText('Save', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Playground' }).click();
    await page.getByText('The playground is for owners and admins').waitFor();
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const { owner } = line.shop;
    await owner.patch(`${owner.storePath}/assistant`, { hours: { mon: [{ from: '09:00', to: '18:00' }] } }).expect(200);
    const page = await (await world.enter(owner, options)).newPage();
    const check = async (path: string): Promise<void> => {
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect({ path, violations: await axeViolations(page) }).toEqual({ path, violations: [] });
    };
    const [entry] = (await owner.get(`${owner.storePath}/knowledge`).expect(200)).body.data as { id: string }[];
    for (const path of ['assistant', 'assistant/facts', `assistant/knowledge/${entry?.id}`, 'assistant/knowledge?ask=shipping', 'assistant/knowledge?q=zzzz', 'assistant/knowledge/new', 'assistant/playground']) {
      await page.goto(`/s/${slug}/${path}`);
      await isReady(page);
      await check(path);
    }
    await page.getByRole('log').getByRole('button').first().click();
    await page.locator('[aria-pressed]').first().waitFor();
    await check('playground with an answer');
    expect(world.leftOut(LOOKED_AT.assistant)).toEqual([]);
    await owner.patch(`${owner.storePath}/assistant`, { hours: null }).expect(200);
    expect(world.complaints).toEqual([]);
  });
});

describeInBrowser('the playground with a model', () => {
  let sandbox: Sandbox;
  let t: TestApp;
  let world: BrowserWorld;
  beforeAll(async () => {
    sandbox = await startSandbox();
    t = await startApp({ ROLE: 'api', ANTHROPIC_API_KEY: 'test-key', ANTHROPIC_BASE_URL: sandbox.anthropicUrl, ANTHROPIC_MODEL: 'claude-sonnet-5-5' });
    await t.app.listen(0, '127.0.0.1');
    world = await openBrowserWorld(t);
  });
  afterAll(async () => {
    await world.close();
    await t.close();
    await sandbox.close();
  });

  it('shows what a model read, what it cost, and the price it made up', async () => {
    const owner = await aPerson(t);
    await assistantWorld(t, owner.storeId);
    const page = await (await world.enter(owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${String((await owner.get(owner.storePath)).body.slug)}/assistant/playground`);
    await isReady(page);
    const run = page.getByRole('region', { name: 'How the assistant answered' });
    const ask = async (text: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Message of the customer' }).fill(text);
      await page.keyboard.press('Enter');
    };
    sandbox.claude.script([
      { respond: [{ type: 'tool_use', name: 'search_knowledge', input: { query: 'shipping' } }] }, { respond: 'Shipping costs $4.50 and takes 3 days.' },
      // Told what it may not say, it says so again in other words.
      { respond: 'The blue shirt is only $5 for you!' }, { respond: 'Believe me, it is $5.' },
    ]);
    await ask('what does shipping cost?');
    await page.getByRole('log').getByText('Shipping costs $4.50').waitFor();
    await run.getByRole('listitem').filter({ hasText: 'Shipping' }).filter({ hasText: 'used in the answer' }).waitFor();
    await run.getByText('claude-sonnet-5-5').first().waitFor();
    await run.getByText('Guardrails passed').waitFor();

    await ask('and the blue shirt?');
    await page.getByRole('log').getByText('Handed off: The answer was held back').waitFor();
    await run.getByText('What it wanted to say').nth(1).waitFor();
    await run.getByText('The blue shirt is only $5 for you!').waitFor();
    await run.getByText('Believe me, it is $5.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(sandbox.unplanned).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

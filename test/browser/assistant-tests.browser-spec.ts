import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aColleague } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('saved tests', () => {
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

  const open = async (path: string): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };
  const list = (page: Page) => page.getByRole('list', { name: 'Tests' });

  it('R160: a message of the inbox becomes one, without its customer; run, it passes', async () => {
    const talk = await aTalk(line, 'do you have a blue mug? write to me at me@example.com');
    const page = await open(`inbox?c=${talk.id}`);
    await page.getByText('write to me at me@example.com').last().hover();
    await page.getByRole('button', { name: 'More for this message' }).first().click();
    await page.getByRole('menuitem', { name: 'Save as a test' }).click();
    await page.getByText('The customer\'s name, e-mail addresses and long numbers are taken out.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Message 1, of the customer' }).inputValue()).toBe('do you have a blue mug? write to me at [e-mail]');
    await page.getByRole('textbox', { name: 'Message 1, of the customer' }).fill('do you have a blue mug?');
    expect(await page.getByRole('combobox', { name: 'Product of expectation 1' }).or(page.getByRole('textbox', { name: 'Product of expectation 1' })).first().inputValue()).toBe('Blue Ceramic Mug');
    await page.getByRole('textbox', { name: 'Name of the test' }).fill('Blue mug');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await list(page).getByText('It shows the product “\u2068Blue Ceramic Mug\u2069”').waitFor();
    await list(page).getByRole('img', { name: 'Not run yet' }).waitFor();
    await list(page).getByRole('button', { name: 'Run “Blue mug”' }).click();
    await list(page).getByRole('img', { name: 'Passed' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('one that is written by hand fails, publishing warns of it, and goes on all the same', async () => {
    const { owner } = line.shop;
    const page = await open('assistant/tests');
    await page.getByRole('link', { name: 'Write a test' }).click();
    await page.getByRole('button', { name: 'Add an expectation' }).click();
    await page.keyboard.press('Control+s');
    await page.getByText('The last message must be the customer\'s.').waitFor();
    await page.getByRole('textbox', { name: 'Message 1, of the customer' }).fill('hello');
    await page.keyboard.press('Control+s');
    await page.getByText('Write something here').waitFor();
    await page.getByRole('textbox', { name: 'Words of expectation 1' }).fill('ahoy');
    await page.keyboard.press('Control+s');
    await list(page).getByRole('link', { name: 'hello', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Run all' }).click();
    await list(page).getByRole('img', { name: 'Failed' }).waitFor();
    await list(page).getByText('Welcome to').waitFor();

    await owner.patch(`${owner.storePath}/assistant/draft`, { greeting: 'Good day!' }).expect(200);
    await page.goto(`/s/${slug}/assistant/behaviour`);
    await isReady(page);
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish the draft?' });
    await dialog.getByText('tests were not run with this draft').waitFor();
    await dialog.getByRole('button', { name: 'Run the tests' }).click();
    await dialog.getByText('1 test fails with this draft').waitFor();
    await dialog.getByRole('link', { name: 'hello' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish all the same' }).click();
    await page.getByText('Version 1 is published').first().waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('the playground\'s conversation becomes one', async () => {
    const page = await open('assistant/playground');
    await page.getByRole('textbox', { name: 'Message of the customer' }).fill('how long does delivery take?');
    await page.keyboard.press('Enter');
    await page.locator('[aria-pressed]').first().waitFor();
    await page.getByRole('button', { name: 'Save as a test' }).click();
    expect(await page.getByRole('textbox', { name: 'Message 1, of the customer' }).inputValue()).toBe('how long does delivery take?');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await list(page).getByText('Any answer will do.').waitFor();
  });

  it('agents look at them', async () => {
    const page = await (await world.enter(await aColleague(line.t, line.shop.owner, 'agent'))).newPage();
    await page.goto(`/s/${slug}/assistant/tests`);
    await list(page).getByRole('link', { name: 'Blue mug' }).waitFor();
    expect(await page.getByRole('button', { name: 'Run all' }).count()).toBe(0);
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const page = await (await world.enter(line.shop.owner, options)).newPage();
    const [first] = (await line.shop.owner.get(`${line.shop.owner.storePath}/assistant/tests`).expect(200)).body.data as { id: string }[];
    for (const path of ['tests', 'tests/new', `tests/${first?.id}`]) {
      await page.goto(`/s/${slug}/assistant/${path}`);
      await isReady(page);
      if (path === 'tests') await page.locator('main ul > li').first().waitFor();
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect({ path, violations: await axeViolations(page) }).toEqual({ path, violations: [] });
    }
    expect(world.leftOut(LOOKED_AT['assistant-tests'])).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { publishBehaviour } from '../support/behaviour.js';
import { aColleague, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('how the assistant behaves', () => {
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
    await page.goto(`/s/${slug}/assistant/${path}`);
    await isReady(page);
    return page;
  };
  const published = async () => (await line.shop.owner.get(`${line.shop.owner.storePath}/assistant`).expect(200)).body;
  const draft = (page: Page) => page.getByRole('region', { name: 'Draft' });

  it('R83, R160: is drafted, tried, published and brought back, and every answer says which version made it', async () => {
    const page = await open('behaviour');
    await draft(page).getByText('As Parley comes').waitFor();
    await page.getByRole('textbox', { name: 'Greeting' }).fill('Ahoy, sailor!');
    await page.getByText('Playful', { exact: true }).click();
    await page.getByText('Detailed', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Instructions' }).fill('We love campers.\nThe lantern is new.');
    await page.getByRole('button', { name: 'Add something to do' }).click();
    await page.getByRole('textbox', { name: 'Do, rule 1' }).fill('Mention the lantern');
    await page.getByRole('button', { name: 'Add something not to do' }).click();
    await page.getByRole('textbox', { name: 'Don\'t, rule 1' }).fill('Never mention the lantern');
    await page.getByLabel('And when a message holds one of these words').first().fill('wholesale');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Store facts' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('textbox', { name: 'Orders worth more than' }).fill('a lot');
    await page.keyboard.press('Control+s');
    await page.getByText('This is no amount.').waitFor();
    await page.getByRole('textbox', { name: 'Orders worth more than' }).fill('120.50');
    await page.keyboard.press('Control+s');
    await page.getByText('The draft is saved. Customers get it when you publish it.').waitFor();
    await draft(page).getByText('Draft with 8 changes').waitFor();
    await page.getByText('This says the opposite of').waitFor();
    expect(await published()).toMatchObject({ version: null, greeting: '' });

    await draft(page).getByRole('link', { name: 'Try it' }).click();
    await page.getByRole('textbox', { name: 'Message of the customer' }).fill('hello');
    await page.keyboard.press('Enter');
    const log = page.getByRole('log', { name: 'Messages' });
    await log.getByText('Ahoy, sailor!').waitFor();
    await page.getByText('What customers get', { exact: true }).click();
    await page.getByText('The next answer follows what is published.').waitFor();
    await page.getByRole('textbox', { name: 'Message of the customer' }).fill('hi');
    await page.keyboard.press('Enter');
    await log.getByText('Welcome to').waitFor();

    await page.getByRole('link', { name: 'Behaviour' }).click();
    await page.getByRole('textbox', { name: 'Don\'t, rule 1' }).fill('Compare us with others');
    await draft(page).getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish the draft?' });
    await dialog.getByRole('listitem').filter({ hasText: 'Greeting' }).getByText('Ahoy, sailor!').waitFor();
    await dialog.getByRole('listitem').filter({ hasText: 'The lantern is new.' }).last().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Note' }).fill('For the summer');
    await dialog.getByRole('button', { name: 'Publish' }).click();
    await draft(page).getByText('Version 1 is published').waitFor();
    expect(await published()).toMatchObject({ version: 1, greeting: 'Ahoy, sailor!', tone: 'playful', answer_length: 'detailed', do_rules: ['Mention the lantern'], dont_rules: ['Compare us with others'], hand_off_keywords: ['wholesale'], hand_off_order_above: 12_050 });

    const talk = await aTalk(line, 'hello');
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.getByText('Ahoy, sailor!').first().waitFor();
    await page.getByRole('button', { name: 'Assistant: how it came to this answer' }).first().click();
    await page.getByRole('dialog', { name: 'How the assistant answered' }).getByText('Version 1').waitFor();

    await publishBehaviour(line.shop.owner, { greeting: 'Good day!' });
    await page.goto(`/s/${slug}/assistant/versions`);
    const versions = page.getByRole('list', { name: 'Versions' });
    await versions.getByText('For the summer').waitFor();
    const first = versions.locator('> li').filter({ hasText: 'Version 1' });
    await first.getByRole('button', { name: 'Changes' }).click();
    await first.getByText('For the summer').waitFor();
    await first.getByRole('list', { name: 'Changes' }).getByText('Mention the lantern').waitFor();
    await first.getByRole('button', { name: 'Bring back…' }).click();
    await page.getByRole('dialog', { name: 'Bring version 1 back?' }).getByRole('button', { name: 'Bring back' }).click();
    await versions.getByText('Brought back from version 1').waitFor();
    expect(await published()).toMatchObject({ version: 3, greeting: 'Ahoy, sailor!' });
    expect(world.complaints).toEqual([]);
  });

  it('a draft is thrown away after a question, and two people do not overwrite each other', async () => {
    const { owner } = line.shop;
    const page = await open('behaviour');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Nia');
    await owner.patch(`${owner.storePath}/assistant/draft`, { name: 'Zoe' }).expect(200);
    await page.keyboard.press('Control+s');
    await page.getByText('Somebody else changed the draft meanwhile.').waitFor();
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.reload();
    await isReady(page);
    await draft(page).getByRole('button', { name: 'Throw away…' }).click();
    await page.getByRole('dialog', { name: 'Throw the draft away?' }).getByRole('button', { name: 'Throw away' }).click();
    await draft(page).getByText('is published').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('');
  });

  it('agents read it', async () => {
    const page = await open('behaviour', await aColleague(line.t, line.shop.owner, 'agent'));
    await page.getByText('Agents can look at this page.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Greeting' }).isEditable()).toBe(false);
    expect(await page.getByRole('button', { name: 'Publish…' }).count()).toBe(0);
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const { owner } = line.shop;
    await owner.patch(`${owner.storePath}/assistant/draft`, { greeting: 'Hello there!', do_rules: ['Mention the lantern', 'Always mention the lantern'], dont_rules: ['Compare us with other shops'], instructions: 'One line.' }).expect(200);
    const page = await (await world.enter(owner, options)).newPage();
    for (const path of ['behaviour', 'versions']) {
      await page.goto(`/s/${slug}/assistant/${path}`);
      await isReady(page);
      if (path === 'versions') await page.locator('main ul [aria-expanded]').first().click();
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect({ path, violations: await axeViolations(page) }).toEqual({ path, violations: [] });
    }
    expect(world.leftOut(LOOKED_AT.behaviour)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

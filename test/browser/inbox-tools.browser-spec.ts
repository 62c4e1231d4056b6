import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { aColleague, type Person } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('the tools of the inbox', () => {
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
  beforeEach(() => {
    world.complaints.length = 0;
  });

  const openInbox = async (path = '', person: Person = line.shop.owner): Promise<Page> => {
    const page = await (await world.enter(person, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox${path}`);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };
  const openTalk = (talk: Talk, person?: Person): Promise<Page> => openInbox(`?c=${talk.id}`, person);
  const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });
  const nameOf = async (person: Person): Promise<string> => (await rows<{ name: string }>(line.t, 'select name from users where id = $1', [person.userId]))[0]?.name ?? '';

  it('keeps notes of the team in the thread, calls a colleague by name, and sends the customer nothing', async () => {
    const talk = await aTalk(line, 'I want my money back');
    const colleague = await aColleague(line.t, line.shop.owner, 'agent');
    const name = await nameOf(colleague);
    const [mine, theirs] = [await openTalk(talk), await openInbox('', colleague)];
    const sent = line.sandbox.meta.sent.length;
    await thread(mine).getByText('I want my money back').waitFor();
    await mine.keyboard.press('n');
    await mine.keyboard.type(`Please look, @${name.slice(0, 6)}`);
    await mine.getByRole('option', { name }).waitFor();
    await mine.keyboard.press('Enter');
    await mine.keyboard.type('about the refund');
    await mine.keyboard.press('Enter');
    const note = thread(mine).getByRole('article', { name: 'Internal note' });
    await note.getByText(`@${name}`, { exact: true }).waitFor();
    await theirs.getByText('mentioned you in a note').waitFor();
    await theirs.getByRole('button', { name: /^Please look/ }).click();
    await theirs.waitForURL(`**c=${talk.id}**`);
    const seen = thread(theirs).getByRole('article', { name: 'Internal note' });
    await seen.getByText('about the refund').waitFor();
    expect(await seen.getByRole('button', { name: 'More for this note' }).count()).toBe(0);

    await note.getByRole('button', { name: 'More for this note' }).click();
    await mine.getByRole('menuitem', { name: 'Edit' }).click();
    await mine.getByRole('textbox', { name: 'Change the note' }).fill('It is settled');
    await mine.keyboard.press('Enter');
    await seen.getByText('It is settled').waitFor();
    await seen.getByText('edited').waitFor();
    await note.getByRole('button', { name: 'More for this note' }).click();
    await mine.getByRole('menuitem', { name: 'Delete' }).click();
    await mine.getByRole('button', { name: 'Delete note' }).click();
    await seen.waitFor({ state: 'detached' });
    await line.settled();
    expect(line.sandbox.meta.sent.length).toBe(sent);
    expect(world.complaints).toEqual([]);
  });

  it.each([
    ['light', 'light', 'en'], ['dark', 'dark', 'en'], ['right to left', 'light', 'ar'],
  ] as const)('has no accessibility violations: %s', async (_name, colorScheme, locale) => {
    const talk = await aTalk(line, 'is it waterproof?');
    await talk.owner.post(`${talk.path}/notes`, { body: 'She asked twice' }).expect(201);
    const context = await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 }, colorScheme });
    await context.addInitScript({ content: `localStorage.setItem('parley.locale', '${locale}')` });
    const page = await context.newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').first().waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('@');
    await page.getByRole('listbox').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});

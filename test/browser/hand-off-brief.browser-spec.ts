import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('R156: the brief of a hand-off', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  let talk: Talk;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
    talk = await aTalk(line, 'do you have a blue mug?');
    await talk.owner.post(`${talk.path}/messages`, textMessage('We will call you at 5.')).expect(201);
    await line.settled();
    await talk.owner.post(`${talk.path}/return-to-ai`, {}).expect(200);
    await talk.phone.text('My mug arrived broken!!! This is unacceptable');
    await line.settled();
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => world.leave());

  const openTalk = async (options: Parameters<BrowserWorld['enter']>[1] = {}): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 }, ...options })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').first().waitFor();
    return page;
  };
  const brief = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: 'Brief', exact: true }) });

  it('tells the person what the customer wants, in which mood, and what was promised', async () => {
    const page = await openTalk();
    await brief(page).waitFor();
    const told = await brief(page).innerText();
    for (const words of ['Upset', 'My mug arrived broken!!! This is unacceptable', 'We will call you at 5.']) expect(told).toContain(words);
    expect(await axeViolations(page)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('is gone once the assistant has the conversation again', async () => {
    const page = await openTalk();
    await brief(page).waitFor();
    await talk.owner.post(`${talk.path}/return-to-ai`, {}).expect(200);
    await brief(page).waitFor({ state: 'detached' });
  });

  it('comes from a colleague too, who says what the customer needs; the customer does not read it', async () => {
    const mine = await aTalk(line, 'do you have a camping lantern?');
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${mine.id}`);
    const ask = async () => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Hand off to the team' }).click();
      return page.getByRole('dialog', { name: 'Hand off to the team' });
    };
    const dialog = await ask();
    const need = dialog.getByLabel('What does the customer need?');
    await dialog.locator('textarea:focus').waitFor();
    expect(await dialog.getByRole('button', { name: 'Hand off' }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    await need.fill('Nothing yet');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await mine.get()).handler).toBe('ai');
    await ask();
    await need.fill('Wants ten of them, with a discount');
    await dialog.getByRole('button', { name: 'Hand off' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Waiting for a human').waitFor();
    await page.getByText('Wants ten of them, with a discount').first().waitFor();
    await line.settled();
    expect((await mine.get()).handler).toBe('waiting');
    expect(JSON.stringify(mine.phone.thread.entries)).not.toContain('discount');
    expect(world.complaints).toEqual([]);
  });
});

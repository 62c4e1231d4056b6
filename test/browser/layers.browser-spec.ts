import { publicId } from '#contracts';
import type { Page } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation, aMessage } from '../support/factories.js';
import { aPerson } from '../support/login.js';

jest.setTimeout(120_000);

describeInBrowser('what lies over a page', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  /** The inbox with an open conversation and a label "Urgent". */
  const openTalk = async (slug: string, width: number): Promise<Page> => {
    const owner = await aPerson(world.t, { storeName: slug });
    await owner.post(`${owner.storePath}/labels`, { name: 'Urgent', color: 'red' }).expect(201);
    const talk = await aConversation(world.t, owner.storeId, { customer: { name: 'Ada' } });
    await aMessage(world.t, owner.storeId, { conversation: talk, text: 'Good morning' });
    const page = await (await world.enter(owner, { viewport: { width, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${publicId('conversation', talk.id)}`);
    await page.getByRole('log', { name: 'Messages' }).getByText('Good morning').waitFor();
    return page;
  };

  it('Escape closes the topmost layer, and what is written below it stays', async () => {
    const page = await openTalk('layer-shop', 1400);
    await page.getByRole('button', { name: 'Labels', exact: true }).click();
    await page.getByRole('button', { name: 'Manage labels' }).click();
    const labels = page.getByRole('dialog', { name: 'Manage labels' });
    const name = labels.getByLabel('New label');
    await name.fill('Half a wo');
    // The command bar would do things beneath the dialog.
    await page.keyboard.press('Control+k');
    await labels.getByRole('button', { name: 'Remove Urgent' }).click();
    const question = page.getByRole('dialog', { name: 'Remove Urgent?' });
    await question.waitFor();
    expect(await page.getByPlaceholder('Go to a page').count()).toBe(0);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(await name.inputValue()).toBe('Half a wo');
    // What a keyboard for Chinese or Japanese takes back is a word, not the dialog.
    await name.evaluate('(field) => void field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }))');
    expect(await name.inputValue()).toBe('Half a wo');
    await name.press('Escape');
    await labels.waitFor({ state: 'detached' });
    expect(world.complaints).toEqual([]);
  });

  it('a form and a choice within a drawer go before the drawer does', async () => {
    const page = await openTalk('drawer-shop', 900);
    await page.getByRole('button', { name: 'Customer', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Customer' });
    await drawer.getByRole('button', { name: 'Edit name' }).click();
    const name = drawer.getByLabel('Name', { exact: true });
    await name.fill('Ada L');
    await name.press('Escape');
    await name.waitFor({ state: 'detached' });
    expect(await drawer.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(world.complaints).toEqual([]);
  });

  it('the phone\'s menu stays beneath the command bar, and leaves when something is chosen there', async () => {
    const owner = await aPerson(world.t, { storeName: 'phone-shop' });
    const page = await (await world.enter(owner, { viewport: { width: 390, height: 844 } })).newPage();
    await page.goto('/s/phone-shop/settings/team');
    await isReady(page);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'Menu' });
    const bar = page.getByPlaceholder('Go to a page');
    await menu.getByRole('button', { name: 'Search' }).click();
    await bar.fill('somebody');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await menu.locator('button:focus', { hasText: 'Search' }).waitFor();
    await menu.getByRole('button', { name: 'Search' }).click();
    await bar.fill('Invite somebody');
    await page.locator('[data-action]').getByText('Invite somebody').waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
    await dialog.locator('input:focus').waitFor();
    await menu.waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('button[aria-label="Menu"]:focus').waitFor();
    expect(world.complaints).toEqual([]);
  });
});

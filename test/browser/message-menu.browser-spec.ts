import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aConversation, aMessage, type MadeConversation } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';

jest.setTimeout(120_000);

describeInBrowser('the menu of a message', () => {
  let world: BrowserWorld;
  let owner: Person;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t, { storeName: 'Link Shop' });
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  const open = async (address: string, options = {}): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width: 1400, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'], ...options })).newPage();
    await page.goto(address);
    await isReady(page);
    return page;
  };
  const bubble = (page: Page, text: string) => page.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: text });
  /** By keys alone. */
  const choose = async (page: Page, text: string, item: string): Promise<void> => {
    await bubble(page, text).getByRole('button', { name: 'More for this message' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: item }).waitFor();
    const reached = page.locator('[role=menuitem]:focus', { hasText: item });
    for (let presses = 0; presses < 20 && (await reached.count()) === 0; presses += 1) await page.keyboard.press('ArrowDown');
    expect(await reached.count()).toBe(1);
    await page.keyboard.press('Enter');
  };
  const aLongTalk = async (): Promise<{ conversation: MadeConversation; first: string }> => {
    const conversation = await aConversation(world.t, owner.storeId);
    const at = (minute: number): Date => new Date(Date.now() - (300 - minute) * 60_000);
    const { publicId: first } = await aMessage(world.t, owner.storeId, { conversation, text: 'the very first question', at: at(0) });
    for (let count = 1; count < 130; count += 1) await aMessage(world.t, owner.storeId, { conversation, text: `message number ${count}`, at: at(count) });
    return { conversation, first };
  };

  it('copies a link that opens the thread at the message, however old it is', async () => {
    const { conversation, first } = await aLongTalk();
    const page = await open(`/s/link-shop/inbox?c=${conversation.publicId}`);
    await bubble(page, 'message number 129').waitFor();
    await choose(page, 'message number 127', 'Copy link');
    await page.getByText('Copied').waitFor();
    const link = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(link).toMatch(new RegExp(`^${world.url}/s/link-shop/inbox\\?c=${conversation.publicId}&m=msg_[0-9a-z]+$`));
    const linked = await open(link);
    await bubble(linked, 'message number 127').waitFor();
    await linked.waitForURL((url) => url.search === `?c=${conversation.publicId}`);
    // The same of a message that is three pages back.
    const other = await open(link.replace(/msg_.*$/, first));
    await bubble(other, 'the very first question').waitFor();
    await other.waitForURL((url) => url.search === `?c=${conversation.publicId}`);
    await until('it is in view', async () => {
      const box = await bubble(other, 'the very first question').boundingBox();
      return box !== null && box.y > 0 && box.y + box.height < 900;
    });
    expect(await bubble(other, 'message number 129').count()).toBe(0);
    // One that is nowhere leaves the thread at its end.
    await other.goto(link.replace(/msg_.*$/, 'msg_01jzzzzzzzzzzzzzzzzzzzzzzz'));
    await bubble(other, 'message number 129').waitFor();
    await other.waitForURL((url) => url.search === `?c=${conversation.publicId}`);
    expect(world.complaints).toEqual([]);
  });

  it('waits for the network where that was lost before the first menu, and leaves the inbox as it is', async () => {
    const conversation = await aConversation(world.t, owner.storeId, { windowClosesAt: new Date(Date.now() + 3_600_000) });
    await aMessage(world.t, owner.storeId, { conversation, text: 'Are you there?' });
    const page = await (await world.enter(owner, { viewport: { width: 1400, height: 900 } })).newPage();
    const menu = /\/bubble-menu-[^/]*\.js$/;
    await page.route(menu, (route) => route.abort());
    await page.goto(`/s/link-shop/inbox?c=${conversation.publicId}`);
    await isReady(page);
    await page.getByRole('textbox', { name: 'Reply' }).fill('half written');
    await page.context().setOffline(true);
    const looked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/health/live'));
    await bubble(page, 'Are you there?').getByRole('button', { name: 'More for this message' }).click();
    await looked;
    await bubble(page, 'Are you there?').getByRole('button', { name: 'More for this message' }).waitFor();
    await page.unroute(menu);
    await page.context().setOffline(false);
    await page.getByRole('menuitem', { name: 'Copy link' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('half written');
    expect(world.complaints).toEqual([]);
  });

  it('says where the browser does not let it copy, with the link', async () => {
    const { publicId, conversation } = await aMessage(world.t, owner.storeId, { text: 'Copy me.' });
    const context = await world.enter(owner, { viewport: { width: 1400, height: 900 } });
    await context.addInitScript({ content: `Object.defineProperty(navigator, 'clipboard', { value: undefined })` });
    const page = await context.newPage();
    await page.goto(`/s/link-shop/inbox?c=${conversation.publicId}`);
    await isReady(page);
    await choose(page, 'Copy me.', 'Copy link');
    await page.getByText(`The browser does not allow copying. ${world.url}/s/link-shop/inbox?c=${conversation.publicId}&m=${publicId}`).waitFor();
    expect(await page.getByText('Copied').count()).toBe(0);
    expect(world.complaints).toEqual([]);
  });

  it('does not open its dialog again in a conversation that was left with it', async () => {
    const one = await aMessage(world.t, owner.storeId, { text: 'In the one talk.' });
    const other = await aMessage(world.t, owner.storeId, { text: 'In the other talk.' });
    const page = await open(`/s/link-shop/inbox?c=${one.conversation.publicId}&tab=all`);
    await bubble(page, 'In the one talk.').waitFor();
    await page.locator(`[data-conversation="${other.conversation.publicId}"]`).click();
    await choose(page, 'In the other talk.', 'Save as a canned reply');
    const dialog = page.getByRole('dialog', { name: 'New canned reply' });
    await dialog.waitFor();
    await page.goBack();
    await bubble(page, 'In the one talk.').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.goForward();
    await bubble(page, 'In the other talk.').waitFor();
    expect(await dialog.count()).toBe(0);
    expect(world.complaints).toEqual([]);
  });

  it('keeps what is forwarded to a note while the note is on its way, and calls nobody whom the customer names', async () => {
    const { body: { data: [member] } } = await owner.get(`${owner.storePath}/members`).expect(200);
    const { conversation } = await aMessage(world.t, owner.storeId, { text: `Ask @${member.user.name} please.` });
    const page = await open(`/s/link-shop/inbox?c=${conversation.publicId}`);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const notes = /\/notes$/;
    await page.route(notes, async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await bubble(page, 'please.').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Who knows?');
    const saving = page.waitForRequest((request) => request.method() === 'POST' && notes.test(request.url()));
    await page.keyboard.press('Enter');
    await saving;
    await choose(page, 'please.', 'Forward to a note');
    const note = page.getByRole('textbox', { name: 'Internal note' });
    await until('the quotation is there', async () => (await note.inputValue()).includes('please.'));
    release();
    await page.getByRole('article', { name: 'Internal note' }).filter({ hasText: 'Who knows?' }).waitFor();
    await until('the rest is left', async () => /^.+: “Ask @\u2060.+ please\.”\n$/.test(await note.inputValue()));
    await note.press('Enter');
    await page.getByRole('article', { name: 'Internal note' }).filter({ hasText: 'please.' }).waitFor();
    const { body } = await owner.get(`${owner.storePath}/conversations/${conversation.publicId}/notes`).expect(200);
    expect(body.data.map(({ mention_ids }: { mention_ids: string[] }) => mention_ids)).toEqual([[], []]);
    expect(world.complaints).toEqual([]);
  });

  it('makes a canned reply of what was written, and puts it into a note for the team', async () => {
    const { conversation } = await aMessage(world.t, owner.storeId, { text: 'We open at nine.' });
    const page = await open(`/s/link-shop/inbox?c=${conversation.publicId}`);
    await choose(page, 'We open at nine.', 'Save as a canned reply');
    const dialog = page.getByRole('dialog', { name: 'New canned reply' });
    await dialog.getByLabel('Shortcut').fill('hours');
    expect(await dialog.getByLabel('Text').inputValue()).toBe('We open at nine.');
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const { body } = await owner.get(`${owner.storePath}/canned-replies`).expect(200);
    expect(body.data).toEqual([expect.objectContaining({ shortcut: 'hours', body: 'We open at nine.' })]);

    await page.keyboard.press('n');
    await page.keyboard.type('Who knows?');
    await choose(page, 'We open at nine.', 'Forward to a note');
    const note = page.getByRole('textbox', { name: 'Internal note' });
    await page.locator('textarea:focus').waitFor();
    expect(await note.inputValue()).toMatch(/^Who knows\?\n.+: “We open at nine\.”\n$/);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Internal note' }).filter({ hasText: 'We open at nine.' }).waitFor();
    expect(world.complaints).toEqual([]);
  });
});

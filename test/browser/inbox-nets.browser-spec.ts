import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld, until } from '../support/browser.js';
import { aConversation, aCustomer, aMessage } from '../support/factories.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

jest.setTimeout(180_000);

const IS_TAB_WHOLE = `(() => {
  const tab = document.querySelector('nav [data-open]');
  const [own, all] = [tab, tab.closest('nav')].map((each) => each.getBoundingClientRect());
  return own.left >= all.left && own.right <= all.right;
})()`;
/** How many of the signs in `@wriggle` are drawn to the right of its first letter; -1 without any. */
const SIGNS_BEHIND = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0, behind = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = node.data.indexOf('@wri');
    const leftOf = (place) => {
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      return range.getBoundingClientRect();
    };
    if (at === -1 || leftOf(at).width === 0) continue;
    seen += 1;
    if (leftOf(at).left > leftOf(at + 1).left) behind += 1;
  }
  return seen === 0 ? -1 : behind;
})()`;

describeInBrowser('the inbox when something is in the way', () => {
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

  const openInbox = async (path: string, locale = 'en'): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 }, locale })).newPage();
    await page.goto(`/s/${slug}/inbox${path}`);
    await page.locator('[data-conversation]').first().waitFor();
    return page;
  };
  const thread = (page: Page) => page.getByRole('log');
  const speaking = async (talk: Talk, locale: string): Promise<void> => {
    await talk.owner.patch(`${talk.owner.storePath}/customers/${(await talk.get()).customer_id}`, { locale }).expect(200);
  };

  it('asks once for earlier messages that do not come, says so, and asks again when somebody wants it', async () => {
    const talk = await aTalk(line, 'the very first');
    for (let at = 0; at < 120; at += 1) await aMessage(line.t, line.shop.storeId, { conversation: { id: talk.uuid, publicId: talk.id, accountId: line.shop.accountId, customerId: '' }, at: new Date(line.t.clock.now().getTime() + at * 1000) });
    const page = await openInbox(`?c=${talk.id}`);
    let asked = 0;
    await page.route(/messages\?.*cursor=/, (route) => {
      asked += 1;
      return route.fulfill({ status: 500, contentType: 'application/problem+json', json: { code: 'server.failed', title: 'Broken', status: 500 } });
    });
    const failed = page.getByRole('alert').filter({ hasText: 'Could not load earlier messages.' });
    await thread(page).evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 0));
    await failed.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const before = asked;
    await thread(page).evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 40));
    await thread(page).evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 0));
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    expect(asked).toBe(before);
    await page.unroute(/messages\?.*cursor=/);
    await failed.getByRole('button', { name: 'Try again' }).click();
    await failed.waitFor({ state: 'detached' });
    await until('the first message is there', async () => {
      await thread(page).evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 0));
      return (await thread(page).getByText('the very first').count()) > 0;
    });
  });

  it('keeps no draft of a note that is saved while its author goes elsewhere', async () => {
    const [talk, other] = [await aTalk(line, 'a refund please'), await aTalk(line, 'hello')];
    const page = await openInbox(`?c=${talk.id}`);
    let go = (): void => {};
    const held = new Promise<void>((resolve) => { go = resolve; });
    await page.route('**/notes', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await thread(page).getByText('a refund please').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Ask the warehouse first');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/notes'));
    await page.keyboard.press('Enter');
    await sent;
    await page.locator(`[data-conversation="${other.id}"]`).click();
    await thread(page).getByText('hello', { exact: true }).waitFor();
    const saved = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/notes'));
    go();
    await saved;
    await until('nothing of it is kept', () => page.evaluate<boolean>(`!Object.values(localStorage).some((text) => text.includes('warehouse'))`));
    await page.locator(`[data-conversation="${talk.id}"]`).click();
    await thread(page).getByText('Ask the warehouse first').waitFor();
    await page.keyboard.press('n');
    expect(await page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe('');
  });

  it('takes a note out of its field that is saved after its author came back, and writes it once', async () => {
    const [talk, other] = [await aTalk(line, 'where is my parcel?'), await aTalk(line, 'good evening')];
    const page = await openInbox(`?c=${talk.id}`);
    let go = (): void => {};
    const held = new Promise<void>((resolve) => { go = resolve; });
    await page.route('**/notes', async (route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await thread(page).getByText('where is my parcel?').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('The carrier lost it');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/notes'));
    await page.keyboard.press('Enter');
    await sent;
    await page.locator(`[data-conversation="${other.id}"]`).click();
    await thread(page).getByText('good evening').waitFor();
    await page.locator(`[data-conversation="${talk.id}"]`).click();
    await thread(page).getByText('where is my parcel?').waitFor();
    await page.keyboard.press('n');
    const field = page.getByRole('textbox', { name: 'Internal note' });
    expect(await field.inputValue()).toBe('The carrier lost it');
    await page.keyboard.press('Enter');
    await page.keyboard.type(', and more');
    go();
    await thread(page).getByText('The carrier lost it').waitFor();
    await until('what was written since is left', async () => await field.inputValue() === ', and more');
    expect((await talk.owner.get(`${talk.path}/notes`).expect(200)).body.data).toHaveLength(1);
  });

  it('goes on with the list while one scrolls, with few rows on the page, and counts all of it', async () => {
    const shop = await line.openShop();
    const count = 130;
    for (let at = 0; at < count; at += 1) await aConversation(line.t, shop.storeId, { accountId: shop.accountId, handler: at % 2 === 0 ? 'waiting' : 'ai', customer: { name: `Caller ${at}` }, lastMessageAt: new Date(line.t.clock.now().getTime() - at * 60_000) });
    const page = await (await world.enter(shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    const cursors: (string | null)[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname.endsWith('/conversations')) cursors.push(url.searchParams.get('cursor'));
    });
    await page.goto(`/s/${String((await shop.owner.get(shop.owner.storePath).expect(200)).body.slug)}/inbox`);
    const tab = (name: RegExp) => page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name });
    await tab(/^All/).getByText(String(count), { exact: true }).waitFor();
    await tab(/^Waiting/).getByText(String(count / 2), { exact: true }).waitFor();
    await tab(/^AI/).getByText(String(count / 2), { exact: true }).waitFor();
    const list = page.getByRole('list', { name: 'Conversations' });
    await until('the end of the list is there', async () => {
      await list.locator('..').evaluate((scroller: { scrollHeight: number; scrollTo(x: number, y: number): void }) => scroller.scrollTo(0, scroller.scrollHeight));
      return await list.getByText(`Caller ${count - 1}`, { exact: true }).count() === 1;
    });
    expect(await list.getByRole('listitem').count()).toBeLessThan(50);
    expect(await list.getByText('Caller 0', { exact: true }).count()).toBe(0);
    // Each page begins where the last one ended.
    expect(new Set(cursors.filter(Boolean)).size).toBe(2);
  });

  it('draws the sign of a user name before it, in a sentence from right to left, too', async () => {
    const shop = await line.openShop();
    await aConversation(line.t, shop.storeId, { accountId: shop.accountId, customerId: await aCustomer(line.t, shop.storeId, { username: 'wriggle' }) });
    await rows(line.t, `update customers set profile_name = null where store_id = $1 and username = 'wriggle'`, [shop.storeId]);
    const page = await (await world.enter(shop.owner, { viewport: { width: 1400, height: 900 }, locale: 'ar' })).newPage();
    await page.goto(`/s/${String((await shop.owner.get(shop.owner.storePath).expect(200)).body.slug)}/inbox`);
    await page.locator('[data-conversation]').click();
    await page.getByRole('heading', { name: 'wriggle' }).first().waitFor();
    expect(await page.evaluate<number>(SIGNS_BEHIND)).toBe(0);
    // Beside the conversation the list has less room for its tabs, which are long in Arabic.
    await until('the tab that is open is all there', () => page.evaluate<boolean>(IS_TAB_WHOLE));
    await page.keyboard.press('Control+k');
    const bar = page.locator('[role="dialog"] input');
    await bar.fill('@wri');
    await page.locator('[data-action]').first().waitFor();
    expect(await page.evaluate<number>(SIGNS_BEHIND)).toBe(0);
    // In the field itself, too, where it can only be seen: its words say which way they go.
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).unicodeBidi')).toBe('plaintext');
  });

  it('tells a notification and a bulk message from what a program wrote', async () => {
    const talk = await aTalk(line, 'where is it?');
    for (const [extra, name] of [[{ notification: 'ntf_1' }, 'Notification'], [{ bulk_message: 'bulk_1' }, 'Bulk message'], [null, 'API']] as const) {
      const { id } = await aMessage(line.t, line.shop.storeId, { conversation: { id: talk.uuid, publicId: talk.id, accountId: line.shop.accountId, customerId: '' }, direction: 'out', status: 'delivered', at: new Date(line.t.clock.now().getTime() + 60_000) });
      await rows(line.t, `update messages set author = 'api', extra = $3, text = $4, content = json_build_object('kind', 'text', 'text', $4::text) where store_id = $1 and id = $2`, [line.shop.storeId, id, extra, `written as ${name}`]);
      const page = await openInbox(`?c=${talk.id}`);
      await thread(page).getByRole('article').filter({ hasText: `written as ${name}` }).getByText(name, { exact: true }).waitFor();
    }
  });

  it('shows the customers of one language, by the address, with a way back', async () => {
    const [spanish, german] = [await aTalk(line, 'tengo una pregunta'), await aTalk(line, 'ich habe eine Frage')];
    await speaking(spanish, 'es-MX');
    await speaking(german, 'de');
    const page = await openInbox('');
    await page.locator(`[data-conversation="${german.id}"]`).waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('menuitem', { name: 'Spanish' }).click();
    await page.locator(`[data-conversation="${german.id}"]`).waitFor({ state: 'detached' });
    await page.locator(`[data-conversation="${spanish.id}"]`).waitFor();
    expect(new URL(page.url()).searchParams.get('language')).toBe('es');
    await page.reload();
    await page.locator(`[data-conversation="${spanish.id}"]`).waitFor();
    expect(await page.locator('[data-conversation]').count()).toBe(1);
    // Who is known to speak it from now on comes into the list.
    await speaking(german, 'es');
    await page.locator(`[data-conversation="${german.id}"]`).waitFor();
    await page.getByRole('button', { name: 'Remove filter: Spanish' }).click();
    await until('the address names no language', async () => new URL(page.url()).searchParams.get('language') === null);
  });
});

import type { Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { aConversation, aMessage } from '../support/factories.js';
import { freePort } from '../support/free-port.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

jest.setTimeout(180_000);

const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });
const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Reply' }).fill(text);
  await page.keyboard.press('Enter');
};

/** Enter in a field, at a moment that several pages share. */
const PRESS_AT = `(field, at) => new Promise((resolve) => setTimeout(() => {
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  resolve();
}, at - Date.now()))`;

describeInBrowser('live', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  const openTalk = async (talk: Talk, person: Pick<Person, 'cookie'> = line.shop.owner): Promise<Page> => {
    const page = await (await world.enter(person, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await thread(page).locator('article').first().waitFor();
    return page;
  };
  const sentBy = async (talk: Talk): Promise<string[]> => (await talk.thread()).filter(({ author }) => author === 'user').map(({ text }) => text).toReversed();

  it('shows photos, quotes and reactions from their events alone, without asking for a message', async () => {
    const talk = await aTalk(line);
    const page = await openTalk(talk);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/\/messages(\/|\?|$)/.test(new URL(request.url()).pathname) && request.method() === 'GET') asked.push(request.url());
    });
    const { id: target } = talk.phone.thread.entries.find(({ from }) => from === 'business') ?? { id: '' };
    await talk.phone.send({ kind: 'reaction', emoji: '🎉', target });
    await thread(page).getByText('🎉').waitFor();
    await talk.phone.send({ kind: 'image', caption: 'like this one', quote: target });
    await thread(page).getByText('like this one').waitFor();
    await thread(page).locator('article img').first().waitFor();
    expect(asked).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('keeps what was typed offline through a closed page, and sends it once and in its order from any page', async () => {
    const talk = await aTalk(line);
    const page = await openTalk(talk);
    const context = page.context();
    await context.setOffline(true);
    await page.getByText('Messages you send are kept on this device').waitFor();
    for (const text of ['first from the tunnel', 'second from the tunnel', 'third from the tunnel']) {
      await write(page, text);
      await thread(page).getByText(text).waitFor();
    }
    await page.close();
    await context.setOffline(false);
    const later = await context.newPage();
    await later.goto(`/s/${slug}/settings/team`);
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes('third from the tunnel'));
    await line.settled();
    expect(await sentBy(talk)).toEqual(['first from the tunnel', 'second from the tunnel', 'third from the tunnel']);
  });

  it('keeps what two tabs are given without a network at the same moment, and sends all of it once', async () => {
    const talk = await aTalk(line);
    const first = await openTalk(talk);
    const second = await first.context().newPage();
    await second.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await thread(second).locator('article').first().waitFor();
    await first.context().setOffline(true);
    const written: string[] = [];
    for (const round of ['one', 'two', 'three', 'four', 'five', 'six']) {
      const texts = [`left ${round}`, `right ${round}`];
      const fields = [first, second].map((page) => page.getByRole('textbox', { name: 'Reply' }));
      await Promise.all(fields.map((field, index) => field.fill(texts[index] ?? '')));
      const moment = await first.evaluate<number>('Date.now() + 150');
      await Promise.all([first, second].map((page) => page.evaluate(`(${PRESS_AT})(document.querySelector('[data-composer] textarea'), ${moment})`)));
      written.push(...texts);
    }
    // The others are above them, out of sight.
    for (const page of [first, second]) for (const text of written.slice(-2)) await thread(page).locator('[data-pending]').getByText(text, { exact: true }).waitFor();
    await first.context().setOffline(false);
    for (const page of [first, second]) await thread(page).locator('[data-pending]').first().waitFor({ state: 'detached' });
    await line.settled();
    const sent = await sentBy(talk);
    expect(sent.toSorted()).toEqual(written.toSorted());
    for (const side of ['left', 'right']) expect(sent.filter((text) => text.startsWith(side))).toEqual(written.filter((text) => text.startsWith(side)));
    expect(world.complaints).toEqual([]);
  });

  it('sends once although the first answer of the API was lost', async () => {
    const talk = await aTalk(line);
    const page = await openTalk(talk);
    let tries = 0;
    await page.route('**/messages', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      tries += 1;
      if (tries > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/messages'));
    await write(page, 'did this arrive?');
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes('did this arrive?'));
    // The stream brings it before the second try does: it stands there once.
    await thread(page).locator('article[data-message]', { hasText: 'did this arrive?' }).waitFor();
    expect(await thread(page).getByText('did this arrive?').count()).toBe(1);
    await answered;
    await line.settled();
    expect(tries).toBe(2);
    expect(await sentBy(talk)).toEqual(['did this arrive?']);
    expect(await thread(page).getByText('did this arrive?').count()).toBe(1);
  });

  it('asks for a login that has ended, and goes on with what was sent and what was being typed', async () => {
    const talk = await aTalk(line);
    const password = 'correct horse battery';
    const member = await aColleague(line.t, line.shop.owner, 'agent', { password });
    const page = await openTalk(talk, member);
    const reply = page.getByRole('textbox', { name: 'Reply' });
    await reply.fill('sent after the end');
    await member.delete('/api/v1/auth/sessions/current').expect(204);
    // To the field itself: the stream of events may have told of the end already, and the dialog has the keyboard then.
    await reply.dispatchEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true });
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes('sent after the end'));
    await page.getByText('Live', { exact: true }).waitFor();
    await line.settled();
    expect(await sentBy(talk)).toEqual(['sent after the end']);
  });

  it('shows who else looks and types, in every tab, and who has left', async () => {
    const talk = await aTalk(line);
    const colleague = await aColleague(line.t, line.shop.owner, 'agent');
    const name = String((await colleague.get('/api/v1/me').expect(200)).body.user.name);
    const mine = await openTalk(talk);
    const theirs = await openTalk(talk, colleague);
    await mine.getByText(`${name} is here`).waitFor();
    // A tab without a connection of its own hears of it as well.
    const second = await mine.context().newPage();
    await second.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await second.getByText(`${name} is here`).waitFor();
    // Typing is shown for seconds only: both tabs are watched while it happens.
    await Promise.all([
      mine.getByText(`${name} is typing`).waitFor(),
      second.getByText(`${name} is typing`).waitFor(),
      theirs.getByRole('textbox', { name: 'Reply' }).pressSequentially('I am'),
    ]);
    await theirs.goto(`/s/${slug}/settings/team`);
    await mine.getByText(`${name} is`).waitFor({ state: 'hidden' });
    expect(await mine.getByText('is typing').count()).toBe(0);
  });

  it('stays usable with a word of a megabyte, 4,000 emoji, marks of direction and markup, in messages and names', async () => {
    const talk = await aTalk(line);
    await talk.owner.post(`${talk.path}/take-over`, { handler_version: (await talk.get()).handler_version }).expect(200);
    const phone = line.sandbox.phone({ waId: '34644000001', name: '\u202E<b>elttil</b> 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀' }).with(line.shop.numberId);
    await phone.text('hello');
    for (const text of ['w'.repeat(1_000_000), '😀'.repeat(4000), '<iframe src="javascript:window.broken=1"></iframe>', '\u202Ereversed\u202C']) await talk.phone.text(text);
    await line.settled();
    expect((await talk.thread()).map(({ text, ...message }) => String((message as { content?: { text?: string } }).content?.text ?? text).length)).toContain(1_000_000);
    const page = await openTalk(talk);
    await thread(page).getByText('<iframe').waitFor();
    await page.getByRole('list', { name: 'Conversations' }).getByText('elttil').waitFor();
    await thread(page).evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 0));
    const word = thread(page).locator('article', { hasText: 'wwwwww' });
    await word.getByRole('button', { name: 'Show more' }).click();
    await word.getByRole('button', { name: 'Show less' }).click();
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await page.locator('article iframe').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(world.complaints).toEqual([]);
  });
});

describeInBrowser('a server that was gone', () => {
  let database: TestDatabase;
  let world: BrowserWorld;
  let server: TestApp;
  const begin = async (port: number): Promise<TestApp> => {
    const t = await startApp({ ROLE: 'api' }, { database });
    await t.app.listen(port, '127.0.0.1');
    return t;
  };
  beforeAll(async () => {
    database = await testDatabase();
    server = await begin(await freePort());
    world = await openBrowserWorld(server);
  });
  afterAll(async () => {
    await world.close();
    await server.close();
    await database.drop();
  });

  it('is told, and everything goes on by itself when it is back: news, and what was sent meanwhile', async () => {
    const owner = await aPerson(server, { storeName: 'Lamp Shop' });
    const conversation = await aConversation(server, owner.storeId, { windowClosesAt: new Date(server.clock.now().getTime() + 3_600_000) });
    await aMessage(server, owner.storeId, { conversation, text: 'before the break' });
    const page = await (await world.enter(owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/lamp-shop/inbox?c=${conversation.publicId}`);
    await thread(page).getByText('before the break').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await server.close();
    await page.getByText('The server does not answer.').waitFor();
    await write(page, 'typed into the silence');
    await thread(page).getByText('typed into the silence').waitFor();

    server = await begin(Number(new URL(world.url).port));
    await aMessage(server, owner.storeId, { conversation, text: 'said during the break' });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.getByText('The server does not answer.').waitFor({ state: 'hidden' });
    await thread(page).getByText('said during the break').waitFor();
    await thread(page).locator('[data-pending]').waitFor({ state: 'detached' });
    const sent = await server.owner.query(`select 1 from messages where text = 'typed into the silence'`);
    expect(sent.rowCount).toBe(1);
  });
});

import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld, until } from '../support/browser.js';
import { aColleague, type Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';
import { aPicture } from '../support/picture.js';
import { aTalk, type Talk } from '../support/talks.js';

/** What the tests read of a sound. */
interface Sound { readonly playbackRate: number; readonly currentTime: number }
interface Scroller { readonly scrollHeight: number; readonly scrollTop: number; readonly clientHeight: number }

jest.setTimeout(180_000);

describeInBrowser('what the inbox puts into the hands of a person', () => {
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

  const openInbox = async (path = '', person: Person = line.shop.owner): Promise<Page> => {
    const page = await (await world.enter(person, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox${path}`);
    await page.locator(path.includes('c=') ? 'article' : '[data-conversation]').first().waitFor();
    return page;
  };
  const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });
  const list = (page: Page) => page.getByRole('list', { name: 'Conversations' }).getByRole('link');
  /** A talk that a person has, so that the assistant stays silent. */
  const aTakenTalk = async (text: string): Promise<Talk> => {
    const talk = await aTalk(line, text);
    await talk.owner.post(`${talk.path}/take-over`, { handler_version: (await talk.get()).handler_version }).expect(200);
    return talk;
  };

  it('finds a conversation by words of a message, shows the line, keeps the words in the address, and clears them', async () => {
    // A word of its own, should the test be tried again.
    const word = `parka${Date.now()}`;
    const wanted = await aTakenTalk(`the zipper of my ${word} came off`);
    await aTakenTalk('something else entirely');
    await wanted.phone.text('anything new?');
    await line.settled();
    const page = await openInbox();
    const all = await list(page).count();
    await page.keyboard.press('/');
    await page.keyboard.type(`${word} zip`);
    await page.waitForURL(/q=parka\d+(?:\+|%20)zip$/);
    await list(page).locator('mark', { hasText: 'zip' }).waitFor();
    expect(await list(page).count()).toBe(1);
    expect(await list(page).textContent()).toContain(`the zipper of my ${word} came off`);
    await page.reload();
    await list(page).locator('mark').first().waitFor();
    expect(await page.getByRole('searchbox', { name: 'Search names, numbers, messages' }).inputValue()).toBe(`${word} zip`);
    await page.getByRole('searchbox').fill('nobody said this');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await list(page).nth(all - 1).waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    expect(world.complaints).toEqual([]);
  });

  it('resolves with the key and takes it back with the button or the key; a snoozed one comes back at its time', async () => {
    const talk = await aTakenTalk('undo me');
    const page = await openInbox(`?c=${talk.id}`);
    await page.keyboard.press('e');
    await page.getByText('Conversation resolved').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('You are handling this.').waitFor();
    expect(await talk.get()).toMatchObject({ state: 'open', handler: 'human' });
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.keyboard.press('z');
    await page.getByRole('button', { name: 'Resolve' }).waitFor();
    expect((await talk.get()).state).toBe('open');

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Choose a time…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Snooze until' });
    await dialog.getByLabel('Comes back').fill('2020-01-01T09:00');
    await dialog.getByText('Choose a time in the future').waitFor();
    expect(await dialog.getByRole('button', { name: 'Snooze' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Comes back').fill('2099-01-01T09:00');
    await dialog.getByRole('button', { name: 'Snooze' }).click();
    await page.getByText('Conversation snoozed').waitFor();
    expect(new Date(String((await talk.get())['snoozed_until'])).getFullYear()).toBe(2099);
    await page.getByRole('button', { name: 'Undo' }).click();
    await thread(page).getByText('took that back').nth(2).waitFor();
    expect(await talk.get()).toMatchObject({ state: 'open', snoozed_until: null });
    expect(world.complaints).toEqual([]);
  });

  it('snoozes by the clock of the store, wherever one is', async () => {
    const talk = await aTakenTalk('tomorrow, please');
    await line.t.owner.query(`update stores set timezone = 'Europe/Madrid' where id = $1`, [line.shop.storeId]);
    try {
      const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 }, timezoneId: 'Asia/Tokyo' })).newPage();
      await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
      const inMadrid = async (): Promise<string> => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', timeStyle: 'short' }).format(new Date(String((await talk.get())['snoozed_until'])));
      const choose = async (item: string): Promise<void> => {
        await page.getByRole('button', { name: 'More actions' }).click();
        await page.getByRole('menuitem', { name: item }).click();
      };
      await choose('Until tomorrow at nine');
      await page.getByText('Conversation snoozed').waitFor();
      expect(await inMadrid()).toBe('09:00');
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Resolve' }).waitFor();
      await choose('Choose a time…');
      const dialog = page.getByRole('dialog', { name: 'Snooze until' });
      await dialog.getByText('In the time of the store: Europe/Madrid').waitFor();
      await dialog.getByLabel('Comes back').fill('2099-01-01T17:45');
      await dialog.getByRole('button', { name: 'Snooze' }).click();
      await thread(page).getByText('snoozed it until Jan 1, 2099, 5:45').waitFor();
      expect(await inMadrid()).toBe('17:45');
    } finally {
      await line.t.owner.query(`update stores set timezone = 'UTC' where id = $1`, [line.shop.storeId]);
    }
  });

  it('opens photos as large as the window: goes on with the arrows, zooms with the keys, closes with Escape', async () => {
    const talk = await aTakenTalk('photos follow');
    await talk.phone.send({ kind: 'image', caption: 'first one' });
    await talk.phone.send({ kind: 'image', caption: 'second one' });
    await line.settled();
    const page = await openInbox(`?c=${talk.id}`);
    await thread(page).getByRole('button', { name: 'Open: first one' }).click();
    const viewer = page.getByRole('dialog', { name: 'first one' });
    const stage = viewer.getByRole('group', { name: 'Picture 1 of 2' });
    await stage.waitFor();
    await until('every picture is drawn', () => page.evaluate<boolean>('[...document.querySelectorAll("[role=dialog] img")].every((each) => each.naturalWidth > 0)'));
    await page.keyboard.press('+');
    await viewer.getByText('150 %').waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('dialog', { name: 'second one' }).waitFor();
    expect(await page.getByRole('button', { name: 'Next picture' }).isDisabled()).toBe(true);
    expect(await axeViolations(page)).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('d')]);
    expect(file.suggestedFilename()).toMatch(/\.png$/);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('button[aria-label="Open: first one"]:focus').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R57: opens the picture above the buttons of an answer like any other photo', async () => {
    const { owner } = line.shop;
    const upload = await line.t.http().post(`${owner.storePath}/media`).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf).attach('file', aPicture(), 'kettle.png').expect(201);
    await owner.post(`${owner.storePath}/products`, { title: 'Copper Kettle', status: 'active', variants: [{ price: { amount: 4500, currency: 'USD' }, stock: 3 }], images: [{ media_id: upload.body.id }] }).expect(201);
    const talk = await aTalk(line, 'a copper kettle');
    await line.settled();
    const page = await openInbox(`?c=${talk.id}`);
    await thread(page).getByRole('button', { name: /^Open: .*Copper Kettle/ }).click();
    await page.getByRole('dialog').getByRole('group', { name: 'Picture 1 of 1' }).waitFor();
    await until('every picture is drawn', () => page.evaluate<boolean>('[...document.querySelectorAll("[role=dialog] img")].every((each) => each.naturalWidth > 0)'));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(world.complaints).toEqual([]);
  });

  it('plays a voice message with its place and its speed', async () => {
    const talk = await aTakenTalk('listen');
    await talk.phone.send({ kind: 'voice' });
    await line.settled();
    const page = await openInbox(`?c=${talk.id}`);
    const player = thread(page).getByRole('group', { name: 'Voice message' });
    await player.getByText(/0:02/).waitFor();
    await player.getByRole('button', { name: 'Speed: 1×' }).click();
    await player.getByRole('button', { name: 'Speed: 1.5×' }).click();
    expect(await page.locator('audio').evaluate((sound: Sound) => sound.playbackRate)).toBe(2);
    await player.getByRole('slider', { name: 'Position' }).fill('1');
    expect(await page.locator('audio').evaluate((sound: Sound) => sound.currentTime)).toBe(1);
    await player.getByRole('button', { name: 'Play' }).click();
    await player.getByRole('button', { name: 'Pause' }).waitFor();
    await player.getByRole('button', { name: 'Play' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('sends one product with its words and several as a list, and keeps the draft', async () => {
    const talk = await aTakenTalk('what do you sell?');
    const page = await openInbox(`?c=${talk.id}`);
    await page.getByRole('textbox', { name: 'Reply' }).fill('a draft that stays');
    const choose = async (...names: string[]): Promise<void> => {
      await page.getByRole('button', { name: 'More to send' }).click();
      await page.getByRole('menuitem', { name: 'Products' }).click();
      for (const name of names) await page.getByRole('checkbox', { name }).check();
      await page.getByRole('dialog', { name: 'Send products' }).getByRole('button', { name: 'Send' }).click();
    };
    await choose('Camping Lantern');
    const one = await talk.phone.next((entry) => JSON.stringify(entry.content).includes('Camping Lantern'));
    expect(JSON.stringify(one.content)).toContain('$39.00');
    await choose('Camping Lantern', 'Blue Ceramic Mug');
    const several = await talk.phone.next((entry) => entry.type === 'interactive');
    expect(JSON.stringify(several.content)).toContain('Blue Ceramic Mug');
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('a draft that stays');
    expect(world.complaints).toEqual([]);
  });

  it('gives a conversation that two take over at the same moment to exactly one of them', async () => {
    const talk = await aTalk(line, 'who takes me?');
    const colleague = await aColleague(line.t, line.shop.owner, 'agent');
    const pages = await Promise.all([openInbox(`?c=${talk.id}`), openInbox(`?c=${talk.id}`, colleague)]);
    const buttons = pages.map((page) => page.getByRole('button', { name: 'Take over', exact: true }));
    // At the same moment: neither request goes on before both were made.
    const held: (() => Promise<void>)[] = [];
    for (const page of pages) {
      await page.route('**/take-over', async (route) => {
        held.push(() => route.continue());
        if (held.length === pages.length) await Promise.all(held.map((goOn) => goOn()));
      });
    }
    await Promise.all(buttons.map((button) => button.click()));
    await Promise.all(pages.map((page) => page.getByText(/You are handling this\.|is handling this/).waitFor()));
    await line.settled();
    const mine = await Promise.all(pages.map((page) => page.getByText('You are handling this.').count()));
    expect(mine.toSorted()).toEqual([0, 1]);
    expect((await talk.history()).filter(({ type }) => type === 'taken_over')).toHaveLength(1);
  });

  it('keeps the draft of a login that has ended', async () => {
    const talk = await aTakenTalk('think about it');
    const password = 'correct horse battery';
    const member = await aColleague(line.t, line.shop.owner, 'agent', { password });
    const page = await openInbox(`?c=${talk.id}`, member);
    await page.getByRole('textbox', { name: 'Reply' }).fill('half a thou');
    await member.delete('/api/v1/auth/sessions/current').expect(204);
    // What the page asks for by itself may have brought the dialog already.
    await page.getByRole('button', { name: 'Resolve' }).dispatchEvent('click');
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Log in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('half a thou');
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
  });

  it('answers one message, which stands above the field, in the bubble and on the phone; and reacts to it', async () => {
    const talk = await aTakenTalk('is the red one back?');
    await talk.phone.text('and the green one?');
    await line.settled();
    const asked = talk.phone.thread.entries.find(({ content }) => JSON.stringify(content).includes('red one'))?.id;
    const page = await openInbox(`?c=${talk.id}`);
    const bubble = thread(page).locator('article[data-side="in"]').filter({ hasText: 'is the red one back?' });
    const more = async (): Promise<void> => {
      await bubble.hover();
      await bubble.getByRole('button', { name: 'More for this message' }).click();
    };
    await more();
    await page.getByRole('menuitem', { name: 'Reply', exact: true }).click();
    await page.getByText(`Reply to ${talk.phone.customer.name}`).waitFor();
    await page.locator('[data-composer] textarea:focus').waitFor();
    await page.keyboard.type('It is, since today');
    await page.keyboard.press('Enter');
    const arrived = await talk.phone.next((entry) => JSON.stringify(entry.content).includes('since today'));
    expect(arrived.quotedId).toBe(asked);
    await thread(page).getByRole('article').filter({ hasText: 'It is, since today' }).getByText('is the red one back?').waitFor();
    expect(await page.getByText('Reply to').count()).toBe(0);
    await more();
    await page.getByRole('menuitem', { name: 'React with ❤️' }).click();
    await bubble.getByText('❤️').waitFor();
    await until('the phone shows it', async () => talk.phone.thread.entries.some(({ id, reactions }) => id === asked && reactions.some(({ from, emoji }) => from === 'business' && emoji === '❤️')));
    expect(world.complaints).toEqual([]);
  });

  it('counts down until WhatsApp takes nothing but templates, and keeps what was being written', async () => {
    const talk = await aTakenTalk('still there?');
    const closesIn = (minutes: number) => line.t.owner.query('update conversations set window_closes_at = $2 where id = $1', [talk.uuid, new Date(line.t.clock.now().getTime() + minutes * 60_000)]);
    await closesIn(200.5);
    const page = await openInbox(`?c=${talk.id}`);
    const clock = page.locator('[data-composer]').getByText(/^closes in/);
    await clock.filter({ hasText: /3 h 20 min|3 h 19 min/ }).waitFor();
    expect(await clock.getAttribute('data-late')).toBeNull();
    await page.getByRole('textbox', { name: 'Reply' }).fill('a thought');
    await closesIn(40.5);
    await page.reload();
    await clock.filter({ hasText: /in (?:40|39) min/ }).waitFor();
    expect(await clock.getAttribute('data-late')).not.toBeNull();
    await closesIn(-1);
    await page.reload();
    await page.getByText("It's been more than 24 hours").waitFor();
    await page.getByText('a thought').waitFor();
    await page.getByRole('button', { name: 'Send template' }).waitFor();
  });

  it('says at which try a message failed', async () => {
    const talk = await aTakenTalk('can you hear me?');
    const page = await openInbox(`?c=${talk.id}`);
    talk.phone.customer.onWhatsApp = false;
    await page.getByRole('textbox', { name: 'Reply' }).fill('loud and clear');
    await page.keyboard.press('Enter');
    const failed = thread(page).getByRole('article').filter({ hasText: 'loud and clear' }).getByRole('alert');
    await failed.waitFor();
    expect(await failed.getByText('attempt').count()).toBe(0);
    await failed.getByRole('button', { name: 'Retry' }).click();
    await failed.getByText('attempt 2').waitFor();
    const { rowCount } = await line.t.owner.query(`select 1 from attempts a join messages m on m.store_id = a.store_id and m.id = a.message_id where m.text = 'loud and clear'`);
    expect(rowCount).toBe(2);
  });

  it('shows what WhatsApp makes of the marks while one types', async () => {
    const talk = await aTakenTalk('how bold');
    for (let nr = 0; nr < 12; nr += 1) await talk.phone.text(`line ${nr}`);
    await line.settled();
    const page = await openInbox(`?c=${talk.id}`);
    const preview = page.getByRole('region', { name: 'Preview' });
    await page.getByRole('textbox', { name: 'Reply' }).fill('plain words');
    expect(await preview.count()).toBe(0);
    await page.getByRole('textbox', { name: 'Reply' }).fill('*bold* and _slanted_');
    await preview.locator('strong', { hasText: 'bold' }).waitFor();
    await preview.locator('em', { hasText: 'slanted' }).waitFor();
    // The composer grew, and the newest message is still in view.
    await until('the newest message is in view', async () => await thread(page).evaluate((log: Scroller) => log.scrollHeight - log.scrollTop - log.clientHeight) < 40);
    expect(await axeViolations(page)).toEqual([]);
  });
});

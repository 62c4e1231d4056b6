import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld, until } from '../support/browser.js';
import { aColleague, type Person } from '../support/login.js';
import { aPicture } from '../support/picture.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

/** What the tests read of a text field. */
interface Field { readonly value: string; readonly selectionStart: number; readonly selectionEnd: number }

jest.setTimeout(180_000);

/** Lets a picture fall onto an element, or pastes it there. */
const HAND_FILE = `async (element, { type, name, bytes }) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(bytes), (char) => char.charCodeAt(0))], name, { type: 'image/png' }));
  element.dispatchEvent(type === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}`;

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
  afterEach(() => world.leave());

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

  it('writes a note once whose answer was lost, and one that was saved stands in no field any more', async () => {
    const talk = await aTalk(line, 'is it paid?');
    const page = await openTalk(talk);
    const keys: (string | undefined)[] = [];
    await page.route('**/notes', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const field = page.getByRole('textbox', { name: 'Internal note' });
    const write = async (words: string): Promise<void> => {
      await thread(page).getByText('is it paid?').waitFor();
      if (!await field.isVisible()) await page.keyboard.press('n');
      await field.fill(words);
    };
    const isTaken = (): Promise<void> => until('the field is empty', async () => await field.inputValue() === '');
    await write('Paid on Monday');
    await Promise.all([page.waitForEvent('requestfailed', { predicate: (request) => request.url().endsWith('/notes') }), page.keyboard.press('Enter')]);
    await page.getByRole('button', { name: 'Add note' }).and(page.locator(':enabled')).waitFor();
    expect(await field.inputValue()).toBe('Paid on Monday');
    await page.keyboard.press('Enter');
    await isTaken();
    // Meant once more.
    await write('Paid on Monday');
    // Another window has sent what is kept, and this one still shows it.
    await page.evaluate(`Object.keys(localStorage).filter((place) => place.startsWith('parley.draft.')).forEach((place) => localStorage.removeItem(place))`);
    await page.keyboard.press('Enter');
    await isTaken();
    expect([keys[1] === keys[0], keys[2] === keys[0], keys.length]).toEqual([true, false, 3]);
    expect(await rows(line.t, `select 1 from notes where body = 'Paid on Monday'`)).toHaveLength(2);
  });

  /** The reply's field holds exactly this. */
  const holds = (page: Page, words: string): Promise<void> => until(`the reply is “${words}”`, async () => await page.getByRole('textbox', { name: 'Reply' }).inputValue() === words);
  const openTool = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name: 'More to send' }).click();
    await page.getByRole('menuitem', { name }).click();
  };

  it('puts a canned reply in by its shortcut with everything filled in that is known, and sends no hole', async () => {
    const { owner } = line.shop;
    // A word of its own, should the test be tried again.
    const shortcut = `open-${Date.now()}`;
    await owner.post(`${owner.storePath}/canned-replies`, { shortcut, body: 'Hello {{customer.first_name}}, we open at nine. {{agent.name}}' }).expect(201);
    const talk = await aTalk(line, 'when are you open?');
    const page = await openTalk(talk);
    const reply = page.getByRole('textbox', { name: 'Reply' });
    await reply.fill(`/${shortcut.slice(0, -2)}`);
    await page.getByRole('listbox', { name: 'Canned replies' }).getByRole('option', { name: `/${shortcut}` }).waitFor();
    await page.keyboard.press('Enter');
    const words = `Hello Writer, we open at nine. ${await nameOf(owner)}`;
    await holds(page, words);
    await page.keyboard.press('Enter');
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes(words));

    await reply.fill('Dear {{customer.name}}, thank you');
    await page.getByText('before it is sent').waitFor();
    await page.keyboard.press('Enter');
    await until('the blank is selected', async () => await reply.evaluate(({ value, selectionStart, selectionEnd }: Field) => value.slice(selectionStart, selectionEnd)) === '{{customer.name}}');
    await page.keyboard.type('friend');
    await page.keyboard.press('Enter');
    const next = await talk.phone.next((entry) => JSON.stringify(entry.content).includes('thank you'));
    expect(JSON.stringify(next.content)).toContain('Dear friend, thank you');
    expect(world.complaints).toEqual([]);
  });

  it('formats what is chosen, finds emoji by a word, and shows who waits the longest first with how far the last message got', async () => {
    const [first, second] = [await aTalk(line, 'I have waited longer'), await aTalk(line, 'I came later')];
    for (const talk of [first, second]) await talk.owner.post(`${talk.path}/hand-off`, { reason: 'wants a person' }).expect(200);
    await line.t.owner.query(`update conversations set handler_changed_at = now() - interval '20 minutes', window_closes_at = now() + interval '40 minutes' where id = (select conversation_id from messages where text = 'I have waited longer')`);
    const page = await openInbox(`?tab=waiting&c=${second.id}`);
    const row = (talk: Talk) => page.locator(`[data-conversation="${talk.id}"]`);
    const place = async (talk: Talk): Promise<number> => Number(await page.locator(`[data-place="${talk.id}"]`).getAttribute('aria-posinset'));
    await row(first).getByTitle(/^closes in/).waitFor();
    expect(await place(first)).toBeLessThan(await place(second));
    const reply = page.getByRole('textbox', { name: 'Reply' });
    await reply.fill('nice');
    await reply.selectText();
    await page.keyboard.press('Control+b');
    await holds(page, '*nice*');
    await page.keyboard.press('End');
    await page.keyboard.type(' :grac');
    await page.getByRole('listbox', { name: 'Emoji' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await until('the emoji is in the text', async () => /^\*nice\* \p{Extended_Pictographic}$/u.test(await reply.inputValue()));
    await page.getByRole('button', { name: 'More to send' }).click();
    await page.getByRole('menuitem', { name: 'Quote' }).click();
    await until('the line is a quote', async () => (await reply.inputValue()).startsWith('> *nice*'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).getByText('Call somebody in a note').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Window closes within an hour' }).click();
    await row(second).waitFor({ state: 'detached' });
    await row(first).waitFor();
    await page.getByRole('menuitem', { name: 'Latest message first' }).click();
    await page.waitForURL((url) => url.searchParams.get('closing') === 'true' && url.searchParams.get('sort') === 'latest');
    expect(world.complaints).toEqual([]);
  });

  it('writes, changes, uses and removes canned replies, and says beside its field what the API refuses', async () => {
    const { owner } = line.shop;
    const [taken, fresh] = [`taken-${Date.now()}`, `fresh-${Date.now()}`];
    await owner.post(`${owner.storePath}/canned-replies`, { shortcut: taken, body: 'We were first' }).expect(201);
    const page = await openTalk(await aTalk(line, 'teach me'));
    await openTool(page, 'Canned replies');
    await page.getByRole('dialog', { name: 'Canned replies' }).getByRole('button', { name: 'New' }).click();
    const form = page.getByRole('dialog', { name: 'New canned reply' });
    await form.getByLabel('Shortcut').fill(taken);
    await form.getByLabel('Text').fill('Thank you, ');
    await form.getByRole('button', { name: '{{store.name}}' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Another canned reply has this shortcut.').waitFor();
    await form.locator('input[aria-invalid="true"]').waitFor();
    await form.getByLabel('Shortcut').fill(fresh);
    await form.getByRole('button', { name: 'Save' }).click();
    const list = page.getByRole('dialog', { name: 'Canned replies' });
    await list.getByRole('button', { name: `Change /${taken}` }).click();
    const change = page.getByRole('dialog', { name: 'Change canned reply' });
    await change.getByLabel('Text').fill('We were the very first');
    await change.getByRole('button', { name: 'Save' }).click();
    await list.getByText('We were the very first').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await list.getByRole('button', { name: `Delete /${taken}` }).click();
    await page.getByRole('button', { name: 'Delete reply' }).click();
    await list.getByText('We were the very first').waitFor({ state: 'detached' });
    await list.getByRole('button', { name: `Use /${fresh}` }).click();
    await holds(page, `Thank you, ${String((await owner.get(owner.storePath)).body.name)}`);
    expect(world.complaints).toEqual([]);
  });

  it('builds buttons and a list within the limits of WhatsApp, and shows in the bubble what the customer can tap', async () => {
    const talk = await aTalk(line, 'which colours?');
    await talk.owner.post(`${talk.path}/take-over`, { handler_version: (await talk.get()).handler_version }).expect(200);
    const page = await openTalk(talk);
    const dialog = page.getByRole('dialog', { name: 'Buttons or a list' });
    const [send, more] = [dialog.getByRole('button', { name: 'Send' }), dialog.getByRole('button', { name: 'Add one more' })];
    await page.getByRole('textbox', { name: 'Reply' }).fill('Which one shall it be?');
    await openTool(page, 'Buttons or a list');
    expect(await dialog.getByLabel('Text').inputValue()).toBe('Which one shall it be?');
    await dialog.getByLabel('Button 1').fill('longer than a button can be');
    await dialog.getByText('At most 20 characters').waitFor();
    expect(await send.isDisabled()).toBe(true);
    for (const [index, title] of ['Blue', 'Green', 'Red'].entries()) {
      if (index > 0) await more.click();
      await dialog.getByLabel(`Button ${index + 1}`).fill(title);
    }
    expect(await more.count()).toBe(0);
    await send.click();
    await talk.phone.next((entry) => entry.type === 'interactive' && JSON.stringify(entry.content).includes('Green'));
    await thread(page).locator('article', { hasText: 'Which one shall it be?' }).getByText('Green', { exact: true }).waitFor();
    await talk.phone.tap('Green');
    await thread(page).locator('article[data-side="in"]').getByText('Green', { exact: true }).waitFor();

    await openTool(page, 'Buttons or a list');
    await dialog.getByText('List', { exact: true }).click();
    await dialog.getByLabel('Text').fill('All our shades');
    await dialog.getByLabel('What opens the list').fill('Shades');
    await dialog.getByLabel('Row 1', { exact: true }).fill('a name that no row has room for');
    await dialog.getByText('At most 24 characters').waitFor();
    for (let row = 1; row <= 10; row += 1) {
      if (row > 1) await more.click();
      await dialog.getByLabel(`Row ${row}`, { exact: true }).fill(`Shade ${row}`);
    }
    expect(await more.count()).toBe(0);
    await dialog.getByLabel('Description').first().fill('as the sea');
    expect(await axeViolations(page)).toEqual([]);
    await send.click();
    const sent = await talk.phone.next((entry) => entry.type === 'interactive' && JSON.stringify(entry.content).includes('Shades'));
    expect(JSON.stringify(sent.content)).toContain('Shade 10');
    const bubble = thread(page).locator('article', { hasText: 'All our shades' });
    await bubble.getByText('Shades', { exact: true }).click();
    await bubble.getByText('as the sea').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it.each([
    ['light', 'light', 'en'], ['dark', 'dark', 'en'], ['right to left', 'light', 'ar'], ['dark, right to left', 'dark', 'ar'],
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

  it('sends what is chosen, dropped and pasted along with words, each file as what it is', async () => {
    const talk = await aTalk(line);
    const page = await openTalk(talk);
    const composer = page.locator('[data-composer]');
    const files = composer.getByRole('list', { name: 'Attached files' });
    const reply = page.getByRole('textbox', { name: 'Reply' });
    const bytes = aPicture({ width: 64, height: 48 }).toString('base64');
    await composer.locator('input[type=file]').setInputFiles([{ name: 'price list.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }, { name: 'wrong.png', mimeType: 'image/png', buffer: aPicture({ width: 20, height: 20 }) }]);
    await files.getByText('wrong.png').waitFor();
    await files.getByRole('button', { name: 'Remove wrong.png' }).click();
    await page.evaluate(`(${HAND_FILE})(document.querySelector('[data-composer] textarea'), ${JSON.stringify({ type: 'paste', name: 'pasted.png', bytes })})`);
    await files.getByRole('listitem').nth(1).waitFor();
    await page.evaluate(`(${HAND_FILE})(document.querySelector('[data-composer]'), ${JSON.stringify({ type: 'drop', name: 'dropped.png', bytes })})`);
    expect(await files.getByRole('listitem').allInnerTexts()).toEqual(['price list.pdf', 'pasted.png', 'dropped.png']);
    await reply.fill('All you asked for');
    await files.getByRole('progressbar').first().waitFor({ state: 'detached' });
    await reply.press('Enter');
    await files.waitFor({ state: 'detached' });
    await thread(page).locator('article img').nth(1).waitFor();
    await thread(page).getByText('price list.pdf').waitFor();
    await line.settled();
    const sent = (await talk.thread()).filter(({ author }) => author === 'user').toReversed();
    expect(sent.map(({ kind, status }) => [kind, status])).toEqual([['document', 'delivered'], ['image', 'delivered'], ['image', 'delivered']]);
    expect(sent.filter(({ text }) => text.includes('All you asked for'))).toHaveLength(1);
    expect(await reply.inputValue()).toBe('');
    expect(world.complaints).toEqual([]);
  });
});

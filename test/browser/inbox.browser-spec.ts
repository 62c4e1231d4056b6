import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld, until } from '../support/browser.js';
import { aColleague, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('the inbox', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    slug = await slugOf(line.shop.owner);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => world.leave());

  const slugOf = async (person: Person): Promise<string> => String((await person.get(person.storePath).expect(200)).body.slug);
  const openInbox = async (person: Person = line.shop.owner, path = ''): Promise<Page> => {
    const page = await (await world.enter(person, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox${path}`);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };
  const openTalk = (talk: Talk, person?: Person): Promise<Page> => openInbox(person, `?c=${talk.id}`);
  const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });
  const row = (page: Page, name: string) => page.getByRole('list', { name: 'Conversations' }).getByRole('link').filter({ hasText: name });

  it('shows a message that arrives, the answer with its tick, the hand-off, and gives the conversation to a person and back', async () => {
    const page = await openInbox();
    const phone = line.sandbox.phone({ waId: '34633000001', name: 'Nora Live' }).with(line.shop.numberId);
    await phone.text('do you have a blue mug?');
    await row(page, 'Nora Live').click();
    await thread(page).getByText('do you have a blue mug?').waitFor();
    await thread(page).getByRole('button', { name: 'Assistant: how it came to this answer' }).first().waitFor();
    await thread(page).locator('[data-status="delivered"]').first().waitFor();
    await phone.read();
    await thread(page).locator('[data-status="read"]').first().waitFor();

    await phone.text('let me talk to a human');
    await page.getByText('Waiting for a human').waitFor();
    await page.getByText('The assistant is paused.').waitFor();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByText('You are handling this.').waitFor();
    await line.settled();
    const answered = phone.thread.entries.length;
    await page.getByRole('textbox', { name: 'Reply' }).fill('Hello Nora, *I* am here');
    await page.keyboard.press('Enter');
    const arrived = await phone.next((entry) => JSON.stringify(entry.content).includes('Hello Nora'));
    expect(arrived.from).toBe('business');
    await line.settled();
    expect(phone.thread.entries).toHaveLength(answered + 1);
    await thread(page).locator('strong', { hasText: /^I$/ }).waitFor();
    await thread(page).getByText('You', { exact: true }).waitFor();

    await phone.text('is the lantern bright?');
    await thread(page).getByText('is the lantern bright?').waitFor();
    await page.getByRole('button', { name: 'Return to AI' }).click();
    await page.getByRole('dialog', { name: 'Return to AI' }).getByRole('button', { name: 'Yes, answer now' }).click();
    await page.getByText('The assistant is answering.').waitFor();
    await phone.next((entry) => JSON.stringify(entry.content).includes('Lantern'));
    await thread(page).getByText('returned the conversation to the assistant').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('takes a conversation over by a reply alone, and shows the colleague who has it', async () => {
    const talk = await aTalk(line);
    const colleague = await aColleague(line.t, line.shop.owner, 'agent');
    const [mine, theirs] = [await openTalk(talk), await openTalk(talk, colleague)];
    await mine.getByRole('textbox', { name: 'Reply' }).fill('I answer this one');
    await mine.keyboard.press('Enter');
    await theirs.getByText('is handling this').waitFor();
    await theirs.getByRole('button', { name: /^Take over from/ }).click();
    await theirs.getByText('You are handling this.').waitFor();
    await mine.getByText('is handling this').waitFor();
    expect((await talk.get()).handler).toBe('human');
  });

  it('is steered with the keyboard alone', async () => {
    await aTalk(line, 'a neighbour');
    const talk = await aTalk(line, 'keys please');
    const page = await openInbox();
    await row(page, talk.phone.customer.name).waitFor();
    await page.keyboard.press('j');
    await page.locator('[data-conversation]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**c=${talk.id}**`);
    await thread(page).waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForURL((url) => url.searchParams.has('c') && url.searchParams.get('c') !== talk.id);
    await page.keyboard.press('Alt+ArrowUp');
    await page.waitForURL(`**c=${talk.id}**`);
    await thread(page).getByText('keys please').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.press('Alt+ArrowDown');
    await page.waitForURL((url) => url.searchParams.has('c') && url.searchParams.get('c') !== talk.id);
    await page.locator('[data-mode="note"] textarea:focus').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.waitForURL(`**c=${talk.id}**`);
    await page.locator('[data-mode="note"] textarea:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('heading', { name: 'Templates' }).waitFor();
    expect((await talk.get()).handler).toBe('ai');
    await page.goBack();
    await thread(page).getByText('keys please').waitFor();
    await page.keyboard.press(']');
    await page.getByRole('complementary', { name: 'Customer' }).waitFor({ state: 'detached' });
    await page.keyboard.press(']');
    await page.getByRole('complementary', { name: 'Customer' }).waitFor();
    await page.keyboard.press('t');
    await page.getByText('You are handling this.').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('by keys');
    await page.keyboard.press('Enter');
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes('by keys'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+T');
    await page.getByRole('dialog', { name: 'Return to AI' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The assistant is answering.').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('menuitem', { name: 'For 3 hours' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
    expect((await talk.get()).state).toBe('resolved');
    await page.keyboard.press('e');
    await page.getByRole('button', { name: 'Resolve' }).waitFor();
    await page.keyboard.press('u');
    await page.getByText('Choose a conversation').waitFor();
    await page.locator('[data-conversation][data-unread]').waitFor();
    // The list shows it before the server has it.
    await until('the server has it, too', async () => (await talk.get())['unread_count'] === 1);
  });

  it('shows whatever strangers send as text: nothing runs, nothing bursts the page', async () => {
    const talk = await aTalk(line, '<img src=x onerror="window.broken=1"><script>window.broken=2</script>');
    await talk.owner.post(`${talk.path}/take-over`, { handler_version: (await talk.get()).handler_version }).expect(200);
    for (const text of ['<svg/onload=window.broken=3>', '[x](javascript:window.broken=4) javascript:window.broken=5', '😀'.repeat(4000), 'w'.repeat(1_000_000), '\u202Egnp.exe\u202C \u2067dir\u2069', '*'.repeat(3000)]) await talk.phone.text(text);
    await line.settled();
    const page = await openTalk(talk);
    await thread(page).getByText('gnp.exe').waitFor();
    await thread(page).evaluate((log: { scrollTo(x: number, y: number): void }) => log.scrollTo(0, 0));
    await thread(page).getByText('<svg/onload=window.broken=3>').waitFor();
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await page.locator('article :is(img, script, svg[onload])').count()).toBe(0);
    for (const width of [1400, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      expect(await thread(page).evaluate((log: { scrollWidth: number; clientWidth: number }) => log.scrollWidth - log.clientWidth)).toBe(0);
    }
    expect(world.complaints).toEqual([]);
  });

  it('keeps what is typed without a network, and sends it once when the network is back', async () => {
    const talk = await aTalk(line, 'are you there?');
    const page = await openTalk(talk);
    await thread(page).getByText('are you there?').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: 'Reply' }).fill('typed in a tunnel');
    await page.keyboard.press('Enter');
    await thread(page).getByText('typed in a tunnel').waitFor();
    await thread(page).getByText('Waits for the network').waitFor();
    await page.context().setOffline(false);
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes('typed in a tunnel'));
    await thread(page).getByText('Waits for the network').waitFor({ state: 'hidden' });
    await line.settled();
    expect((await talk.thread()).filter(({ text }) => text === 'typed in a tunnel')).toHaveLength(1);
  });

  it('says why a message failed and sends it again on a press', async () => {
    const talk = await aTalk(line, 'will it fail?');
    const page = await openTalk(talk);
    await thread(page).getByText('will it fail?').waitFor();
    talk.phone.customer.onWhatsApp = false;
    await page.getByRole('textbox', { name: 'Reply' }).fill('second try');
    await page.keyboard.press('Enter');
    await thread(page).getByText('meta.131026').waitFor();
    await thread(page).locator('[data-status="failed"]').waitFor();
    talk.phone.customer.onWhatsApp = true;
    await thread(page).getByRole('button', { name: 'Retry' }).click();
    await talk.phone.next((entry) => JSON.stringify(entry.content).includes('second try'));
    await thread(page).getByText('meta.131026').waitFor({ state: 'hidden' });
  });

  it.each([
    ['light', 'light', 'en'], ['dark', 'dark', 'en'], ['right to left', 'light', 'ar'], ['dark, right to left', 'dark', 'ar'],
  ] as const)('has no accessibility violations: %s', async (_name, colorScheme, locale) => {
    const talk = await aTalk(line, 'human please, talk to a person');
    const context = await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 }, colorScheme });
    await context.addInitScript({ content: `localStorage.setItem('parley.locale', '${locale}')` });
    const page = await context.newPage();
    for (const width of [1400, 390]) {
      await page.setViewportSize({ width, height: 850 });
      for (const path of ['', '?tab=mine', `?c=${talk.id}`]) {
        await page.goto(`/s/${slug}/inbox${path}`);
        await page.locator(path.startsWith('?c') ? 'article' : 'h1').first().waitFor();
        await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
        expect({ path, width, violations: await axeViolations(page) }).toEqual({ path, width, violations: [] });
      }
    }
    expect(world.leftOut(LOOKED_AT.inbox)).toEqual([]);
  });
});

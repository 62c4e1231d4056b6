import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld, until } from '../support/browser.js';
import { aColleague, aPerson } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('many conversations at once', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  let talks: Talk[];
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  beforeEach(async () => {
    world.complaints.length = 0;
    talks = [];
    for (const text of ['first', 'second', 'third']) talks.push(await aTalk(line, text));
  });
  afterEach(() => world.leave());

  const open = async (path = '?tab=all'): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox${path}`);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };
  const box = (page: Page, talk: Talk | undefined) => page.getByRole('checkbox', { name: `Choose ${talk?.phone.customer.name ?? ''}`, exact: true });
  const bar = (page: Page) => page.getByRole('region', { name: 'Chosen conversations' });
  const states = async (): Promise<string[]> => Promise.all(talks.map(async (talk) => (await talk.get()).state));

  it('are chosen by mouse, resolved together, and brought back together', async () => {
    const page = await open();
    const [first, second, third] = talks;
    await box(page, third).check();
    // Newest first: with the shift key everything between.
    await box(page, first).click({ modifiers: ['Shift'] });
    await bar(page).getByText('3 chosen').waitFor();
    await box(page, second).uncheck();
    await bar(page).getByText('2 chosen').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await bar(page).getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('2 conversations are changed').waitFor();
    expect(await states()).toEqual(['resolved', 'open', 'resolved']);
    for (const talk of [first, third]) await box(page, talk).waitFor({ state: 'detached' });
    expect(await bar(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    for (const talk of [first, third]) await box(page, talk).waitFor();
    expect(await states()).toEqual(['open', 'open', 'open']);
    expect(world.complaints).toEqual([]);
  });

  it('are chosen by keyboard, labelled, assigned, and let go', async () => {
    const { owner } = line.shop;
    const { id: labelId } = (await owner.post(`${owner.storePath}/labels`, { name: `Urgent ${talks[0]?.id.slice(-6) ?? ''}`, color: 'red' }).expect(201)).body;
    const page = await open();
    const [first, second, third] = talks;
    await box(page, third).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await bar(page).getByText('1 chosen').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    await bar(page).getByText('3 chosen').waitFor();
    expect(await Promise.all([first, second, third].map((talk) => box(page, talk).isChecked()))).toEqual([true, true, true]);
    await bar(page).getByRole('button', { name: 'Label the chosen ones' }).click();
    await page.getByRole('menuitem', { name: /^Urgent/ }).click();
    await page.getByText('The label is added').waitFor();
    expect(await Promise.all(talks.map(async (talk) => (await talk.get())['label_ids']))).toEqual([[labelId], [labelId], [labelId]]);
    await box(page, second).check();
    await bar(page).getByRole('button', { name: 'Assign the chosen ones' }).click();
    await page.getByRole('menuitem').first().click();
    await page.getByText('1 conversation is changed').waitFor();
    expect((await second?.get())?.['assignee_id']).toEqual(expect.stringMatching(/^usr_/));
    await box(page, first).check();
    await page.keyboard.press('Escape');
    await bar(page).waitFor({ state: 'detached' });
    // The key for "resolve" is the open conversation's again.
    await box(page, first).check();
    await page.keyboard.press('e');
    await box(page, first).waitFor({ state: 'detached' });
    expect((await first?.get())?.state).toBe('resolved');
  });

  it('what failed comes back with the arrow up, into an empty field only', async () => {
    const [talk] = talks;
    if (talk === undefined) throw new Error('no talk');
    const page = await open(`?c=${talk.id}`);
    const field = page.getByRole('textbox', { name: 'Reply' });
    talk.phone.customer.onWhatsApp = false;
    await field.fill('with a mistkae');
    await page.keyboard.press('Enter');
    await page.getByRole('log', { name: 'Messages' }).locator('[data-status="failed"]').waitFor();
    await field.fill('other words');
    await field.press('ArrowUp');
    expect(await field.inputValue()).toBe('other words');
    await field.fill('');
    await field.press('ArrowUp');
    await until('the failed words are back', async () => await field.inputValue() === 'with a mistkae');
  });

  it('are kept in view by a name for the whole team, until somebody removes it', async () => {
    const page = await open('?tab=all&unread=true');
    const menu = async (on: Page, item: string): Promise<void> => {
      await on.getByRole('button', { name: 'Filters', exact: true }).click();
      await on.getByRole('menuitem', { name: item }).click();
    };
    const name = 'Unread ones';
    await menu(page, 'Save this view…');
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByLabel('Name of the view').fill(name);
    await dialog.getByRole('switch', { name: 'For the whole team' }).check();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });

    const colleague = await aColleague(line.t, line.shop.owner, 'agent');
    const theirs = await (await world.enter(colleague, { viewport: { width: 1400, height: 900 } })).newPage();
    await theirs.goto(`/s/${slug}/inbox?tab=mine`);
    await menu(theirs, name);
    await theirs.waitForURL((url) => url.searchParams.get('unread') === 'true' && url.searchParams.get('tab') === 'all');
    await theirs.getByRole('menuitem', { name: 'Remove this view…' }).click();
    await theirs.getByRole('button', { name: 'Remove view' }).click();
    await theirs.getByRole('dialog').waitFor({ state: 'detached' });
    await theirs.getByRole('button', { name: 'Filters', exact: true }).click();
    await theirs.getByRole('menuitem', { name: 'Save this view…' }).waitFor();
    expect(await theirs.getByRole('menuitem', { name }).count()).toBe(0);
    expect(world.complaints).toEqual([]);
  });

  it('what one shares and removes shows in the open menu of another, without a reload', async () => {
    const owner = line.shop.owner;
    const colleague = await aColleague(line.t, owner, 'agent');
    const theirs = await (await world.enter(colleague, { viewport: { width: 1400, height: 900 } })).newPage();
    await theirs.goto(`/s/${slug}/inbox?tab=all&unread=true`);
    await theirs.getByText('Live', { exact: true }).waitFor();
    await theirs.getByRole('button', { name: 'Filters', exact: true }).click();
    const item = (name: string) => theirs.getByRole('menuitem', { name, exact: true });
    await theirs.getByRole('menuitem', { name: 'Save this view…' }).waitFor();
    expect(await item('Refunds of today').count()).toBe(0);

    const make = async (name: string, shared: boolean): Promise<string> => (await owner.post(`${owner.storePath}/inbox-views`, { name, shared, filter: { q: name } }).expect(201)).body.id;
    await make('Only mine', false);
    const view = await make('Refunds of today', true);
    await item('Refunds of today').waitFor();
    expect(await item('Only mine').count()).toBe(0);

    const page = await open('?tab=all&q=Refunds+of+today');
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Remove this view…' }).click();
    await page.getByRole('button', { name: 'Remove view' }).click();
    await item('Refunds of today').waitFor({ state: 'detached' });
    await owner.delete(`${owner.storePath}/inbox-views/${view}`).expect(404);
    expect(world.complaints).toEqual([]);
  });

  it('all views of a store are in the menu, the oldest too', async () => {
    const owner = await aPerson(line.t);
    await line.t.owner.query(`insert into inbox_views (store_id, id, user_id, is_shared, name, filter, created_at)
      select $1, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $2, true, 'View ' || n, '{"unread":true}'::jsonb, now() from generate_series(1, 130) n`, [owner.storeId, owner.userId]);
    const page = await (await world.enter(owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${String((await owner.get(owner.storePath).expect(200)).body.slug)}/inbox?tab=mine`);
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page.getByRole('menuitem', { name: 'View 130', exact: true }).waitFor();
    const oldest = page.getByRole('menuitem', { name: 'View 1', exact: true });
    await oldest.click();
    await page.waitForURL((url) => url.searchParams.get('unread') === 'true');
    expect(world.complaints).toEqual([]);
  });
});

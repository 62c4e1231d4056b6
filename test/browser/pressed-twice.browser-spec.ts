import type { Page, Request } from 'playwright-core';
import { publicId } from '../../libs/contracts/src/index.js';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aCustomer } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

/** Two presses before the page is drawn anew. */
const SUBMIT_TWICE = `(() => { const form = document.activeElement.closest('form'); form.requestSubmit(); form.requestSubmit(); })()`;

describeInBrowser('a form that is sent twice', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath).expect(200)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  /** A page whose next POST to `path` is answered when it is told to; counts them. */
  const holding = async (address: string, path: RegExp): Promise<{ page: Page; posted: Request[]; go: () => void }> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    const posted: Request[] = [];
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => { go = resolve; });
    await page.route(path, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posted.push(route.request());
      await held;
      return route.continue();
    });
    await page.goto(address);
    await isReady(page);
    return { page, posted, go };
  };
  const countOf = async (path: string): Promise<number> => ((await owner.get(`${owner.storePath}/${path}`).expect(200)).body.data as unknown[]).length;

  it('makes one product by two presses of the keys that save', async () => {
    const { page, posted, go } = await holding(`/s/${slug}/catalog/new`, /\/products$/);
    await page.getByLabel('Name', { exact: true }).fill('Paper lamp');
    await page.getByLabel('Price', { exact: true }).fill('20');
    await page.keyboard.press('ControlOrMeta+s');
    await page.keyboard.press('ControlOrMeta+s');
    go();
    await page.getByText('The product is added').waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByRole('heading', { name: 'Paper lamp' }).waitFor();
    expect([posted.length, await countOf('products')]).toEqual([1, 1]);
    expect(world.complaints).toEqual([]);
  });

  it('makes one account', async () => {
    const { page, posted, go } = await holding(`/s/${slug}/settings/accounts/new`, /\/accounts$/);
    for (const [label, text] of [['Account Name', 'Main line'], ['Phone Number ID', '106540352242922'], ['Business Account ID', '102290129340398'], ['Access Token', 'a-token-of-somebody'], ['App Secret', 'a-secret-of-somebody']] as const) await page.getByLabel(label, { exact: true }).fill(text);
    await page.keyboard.press('ControlOrMeta+s');
    await page.keyboard.press('ControlOrMeta+s');
    go();
    await page.getByRole('heading', { name: 'Main line' }).waitFor();
    expect([posted.length, await countOf('accounts')]).toEqual([1, 1]);
  });

  it('makes one store of two presses of Enter before the page is drawn anew, and one more when that is wanted', async () => {
    const { page, posted, go } = await holding('/stores?new=true', /\/api\/v1\/stores$/);
    await page.getByLabel('Name of the store').fill('Second shop');
    await page.evaluate(SUBMIT_TWICE);
    go();
    await page.waitForURL('**/s/second-shop/**');
    expect(posted).toHaveLength(1);
    expect((await owner.get('/api/v1/stores').expect(200)).body.data).toHaveLength(2);
    await page.goto('/stores?new=true');
    await page.getByLabel('Name of the store').fill('Second shop');
    await page.evaluate(SUBMIT_TWICE);
    await page.waitForURL('**/s/second-shop-*/**');
    expect(posted).toHaveLength(2);
  });

  it('is sent again after it failed, with the same words', async () => {
    const page = await (await world.enter(owner)).newPage();
    let posted = 0;
    await page.route(/\/invitations$/, (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      posted += 1;
      return posted === 1 ? route.fulfill({ status: 500, contentType: 'application/problem+json', json: { code: 'server.failed', title: 'Broken', status: 500 } }) : route.continue();
    });
    await page.goto(`/s/${slug}/settings/team`);
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('ben@example.com');
    await page.evaluate(SUBMIT_TWICE);
    await dialog.getByRole('alert').waitFor();
    expect(posted).toBe(1);
    await page.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: 'Invitation link' }).waitFor();
    expect([posted, await countOf('invitations')]).toEqual([2, 1]);
  });

  it('saves what was typed while the first was under way, too, and loses nothing of it', async () => {
    const customer = publicId('customer', await aCustomer(world.t, owner.storeId, { name: 'ada' }));
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    const notes: unknown[] = [];
    const answers: (() => void)[] = [];
    await page.route(/\/customers\/[^/]+$/, async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      notes.push((route.request().postDataJSON() as { notes: unknown }).notes);
      await new Promise<void>((resolve) => { answers.push(resolve); });
      return route.continue();
    });
    await page.goto(`/s/${slug}/customers/${customer}`);
    await isReady(page);
    const field = page.getByLabel('Notes');
    const save = async (words: string): Promise<void> => {
      await field.fill(words);
      await page.keyboard.press('ControlOrMeta+s');
    };
    await save('Asks');
    await until('the first is under way', async () => answers.length === 1);
    await save('Asks for invoices.');
    expect(notes).toEqual(['Asks']);
    answers[0]?.();
    await until('the second is under way', async () => answers.length === 2);
    await field.fill('Asks for invoices. Often.');
    answers[1]?.();
    await page.getByText('The customer is saved').nth(1).waitFor();
    expect(await field.inputValue()).toBe('Asks for invoices. Often.');
    await page.getByText('Not saved yet').waitFor();
    expect([notes, (await owner.get(`${owner.storePath}/customers/${customer}`).expect(200)).body.notes]).toEqual([['Asks', 'Asks for invoices.'], 'Asks for invoices.']);
  });
});

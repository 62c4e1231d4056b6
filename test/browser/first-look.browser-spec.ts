import { type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import type { Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(120_000);

const PHONE = { viewport: { width: 390, height: 780 } };

describeInBrowser('the first look of a phone', () => {
  let line: Line;
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    ({ owner } = line.shop);
    slug = String((await owner.get(owner.storePath).expect(200)).body.slug);
    const words = ['let me talk to a *human*', '<img src=x onerror="window.broken=1"> human please'];
    for (const [index, text] of words.entries()) {
      await line.sandbox.phone({ waId: `3469900000${index}`, name: `Customer <b>${index}</b>` }).with(line.shop.numberId).text(text);
    }
    await line.settled();
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  it('is names and last words while the app is on its way, which then asks for neither again', async () => {
    const page = await (await world.enter(owner, PHONE)).newPage();
    let letAppCome = (): void => undefined;
    const isAllowed = new Promise<void>((resolve) => { letAppCome = resolve; });
    await page.route('**/assets/first-*.js', async (route) => {
      await isAllowed;
      await route.continue();
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/s/${slug}/inbox`, { waitUntil: 'commit' });
    const look = page.locator('#first-look');
    await look.getByText('Customer <b>0</b>').waitFor();
    const [row] = (await owner.get(`${owner.storePath}/conversations`).expect(200)).body.data as { preview: string }[];
    await look.getByText(row?.preview ?? '').first().waitFor();
    expect(await look.getByRole('link').first().getAttribute('href')).toMatch(/^\?c=conv_/);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    await page.locator('head link[media]').first().waitFor({ state: 'detached' });
    const before = asked.filter((path) => path.endsWith('/conversations')).length;

    letAppCome();
    await page.getByRole('list', { name: 'Conversations' }).getByText('Customer <b>0</b>').waitFor();
    await look.waitFor({ state: 'detached' });
    await page.getByText('Live', { exact: true }).waitFor({ state: 'attached' });
    expect(before).toBe(1);
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(world.complaints).toEqual([]);
  });

  it('leads to a conversation before there is an app', async () => {
    const page = await (await world.enter(owner, PHONE)).newPage();
    await page.route('**/assets/first-*.js', (route) => (page.url().includes('?c=') ? route.continue() : undefined));
    await page.goto(`/s/${slug}/inbox`, { waitUntil: 'commit' });
    await page.locator('#first-look').getByText('Customer <b>0</b>').click();
    await page.waitForURL(/\?c=conv_/, { waitUntil: 'commit' });
    await page.getByRole('log', { name: 'Messages' }).getByText('let me talk').first().waitFor();
  });

  it('is not for those whose window shows more, nor in the way of an error', async () => {
    const page = await (await world.enter(owner)).newPage();
    await page.goto(`/s/${slug}/inbox`);
    await page.getByRole('list', { name: 'Conversations' }).waitFor();
    expect(await page.locator('#first-look').count()).toBe(0);

    const broken = await (await world.enter(owner, PHONE)).newPage();
    await broken.route('**/assets/inbox-*.js', (route) => route.abort());
    await broken.goto(`/s/${slug}/inbox`);
    await broken.getByRole('button', { name: 'Try again' }).first().waitFor();
    await broken.locator('#first-look').waitFor({ state: 'detached' });
  });
});

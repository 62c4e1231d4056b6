import type { Page } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk } from '../support/talks.js';

jest.setTimeout(120_000);

/** Pixels between the first letter of an element and its right edge. */
const FROM_THE_RIGHT = `(element) => {
  const range = document.createRange();
  range.setStart(element.firstChild, 0);
  range.setEnd(element.firstChild, 4);
  return Math.abs(element.getBoundingClientRect().right - range.getBoundingClientRect().right);
}`;
const IS_IN_VIEW = `(() => {
  const item = document.querySelector('nav a[data-status=active]').getBoundingClientRect();
  const menu = document.querySelector('nav a[data-status=active]').closest('[class*=groups]').getBoundingClientRect();
  return item.bottom <= menu.bottom + 1 && item.top >= menu.top - 1;
})()`;

describeInBrowser('the health of an installation and a store', () => {
  let line: Line;
  let world: BrowserWorld;
  let address: string;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    address = `/s/${String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug)}/settings/health`;
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => world.leave());

  const open = async (): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(address);
    await isReady(page);
    return page;
  };
  const row = (page: Page, name: string) => page.getByRole('list', { name: 'Parts' }).getByRole('listitem').filter({ hasText: name });
  const verdict = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

  it('is good where database, queue, number and assistant work', async () => {
    await aTalk(line);
    await line.shop.owner.post(`${line.shop.owner.storePath}/accounts/${line.shop.account}/check`).expect(200);
    const page = await open();
    for (const name of ['Server', 'Database', 'Schema', 'Queue', 'Live updates', 'Main number', 'AI Assistant']) await row(page, name).getByText('Works', { exact: true }).waitFor();
    await row(page, 'Main number').getByText('Last heard of').waitFor();
    await row(page, 'AI Assistant').getByText('Built-in assistant').waitFor();
    await verdict(page, 'Everything works');
    expect(world.complaints).toEqual([]);
  });

  it('a page that still asks for its news does not say that they fail; one that was cut off does', async () => {
    const page = await (await world.enter(line.shop.owner)).newPage();
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => { answer = resolve; });
    await page.route('**/events*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(address);
    await row(page, 'Live updates').getByText('Connecting…', { exact: true }).waitFor();
    await verdict(page, 'Everything works');
    answer();
    await row(page, 'Live updates').getByText('Works', { exact: true }).waitFor();
    await page.context().setOffline(true);
    await row(page, 'Live updates').getByText('Fails', { exact: true }).waitFor();
    await verdict(page, 'Something needs attention');
  });

  it.each([['database', 'Database', 'It does not answer.'], ['queue', 'Queue', 'Jobs are not taken up.'], ['migrations', 'Schema', 'It is older than this version.']])('says that the %s does not work, what follows, and when it works again', async (part, name, words) => {
    const page = await open();
    await verdict(page, 'Everything works');
    await page.route('**/health/ready', async (route) => {
      const report = await (await route.fetch()).json() as { parts: Record<string, string> };
      await route.fulfill({ status: 503, json: { ...report, status: 'failed', parts: { ...report.parts, [part]: 'failed' } } });
    });
    await page.getByRole('button', { name: 'Check again' }).click();
    await row(page, name).getByText('Fails', { exact: true }).waitFor();
    await row(page, name).getByText(words).waitFor();
    await verdict(page, 'Something needs attention');
    await page.unroute('**/health/ready');
    await page.keyboard.press('r');
    await verdict(page, 'Everything works');
  });

  it('names the provider from right to left in Arabic, and keeps its own place in the menu in view', async () => {
    const page = await (await world.enter(line.shop.owner, { viewport: { width: 1280, height: 720 }, locale: 'ar' })).newPage();
    await page.goto(address);
    await isReady(page);
    const name = page.locator('bdi', { hasText: /^Meta \(/ });
    await name.waitFor();
    // It begins with letters of the other direction, and still begins on the right.
    expect(await page.evaluate<number>(`(${FROM_THE_RIGHT})([...document.querySelectorAll("bdi")].find((each) => each.textContent.startsWith("Meta (")))`)).toBeLessThan(2);
    await page.getByRole('link', { name: 'الخطوات الأولى' }).waitFor();
    await until('the menu shows where one is', () => page.evaluate<boolean>(IS_IN_VIEW));
  });

  it('says that nobody answers', async () => {
    const page = await open();
    await page.route('**/health/ready', (route) => route.abort('connectionrefused'));
    await page.getByRole('button', { name: 'Check again' }).click();
    await row(page, 'Server').getByText('It does not answer.').waitFor();
    expect(await row(page, 'Database').count()).toBe(0);
    await verdict(page, 'Something needs attention');
  });

  it('says what keeps the number from sending and the assistant from answering, with the way there', async () => {
    const { owner, accountId } = line.shop;
    await rows(line.t, `update accounts set paused_at = now(), paused_code = 'meta.190', paused_text = 'expired' where id = $1`, [accountId]);
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const page = await open();
    await row(page, 'Main number').getByText('Sending waits: WhatsApp refuses the credentials.').waitFor();
    await row(page, 'AI Assistant').getByText('It answers nobody until it is switched on.').waitFor();
    await verdict(page, 'Something needs attention');
    await row(page, 'Main number').getByRole('link', { name: 'Main number' }).click();
    await page.getByRole('heading', { level: 1, name: 'Main number' }).waitFor();
    await page.goBack();
    await row(page, 'AI Assistant').getByRole('link', { name: 'AI Assistant' }).click();
    await page.getByRole('switch', { name: 'AI is enabled' }).waitFor();
  });
});

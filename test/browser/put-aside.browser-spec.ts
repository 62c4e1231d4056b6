import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { wholeChromiumPath } from '../../bench/support/chromium.js';
import { SESSION_COOKIE } from '../../apps/api/src/platform/http/session-cookie.js';
import { type BrowserWorld, cookieValue, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { type Line, openLine } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

/** Playwright switches it off. */
const NEVER_ASIDE = '--disable-back-forward-cache';

/** The same app without the header for which this browser keeps no page; others put such pages aside as well. */
async function withoutNoStore(to: number): Promise<Server> {
  return listening(createServer((asked, answer) => {
    const passed = request({ host: '127.0.0.1', port: to, path: asked.url, method: asked.method, headers: asked.headers }, (response) => {
      const { 'cache-control': _noStore, ...headers } = response.headers;
      answer.writeHead(response.statusCode ?? 502, headers);
      response.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  }));
}

async function listening(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const thread = (page: Page) => page.getByRole('log', { name: 'Messages' });
/** Tells the page what a browser tells one that it puts aside, or shows again. */
const tell = (page: Page, event: 'pagehide' | 'pageshow') => page.evaluate(`window.dispatchEvent(new PageTransitionEvent('${event}', { persisted: true }))`);
const itWithAWholeBrowser = wholeChromiumPath === undefined ? it.skip : it;

describeInBrowser('a page that the browser put aside', () => {
  let line: Line;
  let world: BrowserWorld;
  let address: string;
  beforeAll(async () => {
    if (wholeChromiumPath === undefined) process.stderr.write('\nWARNING: there is no whole Chromium: whether it shows a page again as it was is LEFT OUT.\n\n');
    line = await openLine();
    world = await openBrowserWorld(line.t);
    address = `/s/${String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug)}/inbox`;
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  const open = async (context: BrowserContext, talk: Talk): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${address}?c=${talk.id}`);
    await thread(page).getByText('hello there').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  };
  const isLiveAgain = async (page: Page, { phone }: Talk): Promise<void> => {
    await thread(page).getByText('said meanwhile').waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
    await phone.text('said to who came back');
    await thread(page).getByText('said to who came back').waitFor();
  };

  itWithAWholeBrowser('shows what came meanwhile when it is shown again as it was, and hears of what comes then', async () => {
    const talk = await aTalk(line, 'hello there');
    const app = await withoutNoStore(portOf(line.t.app.getHttpServer() as Server));
    const elsewhere = await listening(createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Elsewhere</h1>')));
    const browser = await chromium.launch({ executablePath: wholeChromiumPath ?? '', headless: false, args: ['--headless=new', '--no-sandbox', '--disable-gpu'], ignoreDefaultArgs: [NEVER_ASIDE] });
    try {
      const url = `http://127.0.0.1:${portOf(app)}`;
      const context = await browser.newContext({ baseURL: url, locale: 'en', viewport: { width: 1400, height: 900 } });
      await context.addCookies([{ name: SESSION_COOKIE, value: cookieValue(line.shop.owner.cookie), url }]);
      const page = await open(context, talk);
      await page.evaluate('window.wasHere = true');
      await page.goto(`http://localhost:${portOf(elsewhere)}/`);
      await talk.phone.text('said meanwhile');
      await line.settled();
      await page.goBack({ waitUntil: 'commit' });
      expect(await page.evaluate('window.wasHere')).toBe(true);
      await isLiveAgain(page, talk);
    } finally {
      await browser.close();
      for (const server of [elsewhere, app]) server.close();
    }
  });

  it('leaves the connection to other tabs meanwhile, and hears from them', async () => {
    const talk = await aTalk(line, 'hello there');
    const context = await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } });
    const streams: string[] = [];
    context.on('request', (asked) => asked.url().includes('/events') && asked.method() === 'GET' && asked.resourceType() === 'eventsource' && streams.push(asked.url()));
    const first = await open(context, talk);
    const second = await open(context, talk);
    expect(streams).toHaveLength(1);
    await tell(first, 'pagehide');
    await until('the other tab has the connection', async () => streams.length === 2);
    await talk.phone.text('said meanwhile');
    await thread(second).getByText('said meanwhile').waitFor();
    expect(await thread(first).getByText('said meanwhile').count()).toBe(0);
    await tell(first, 'pageshow');
    await isLiveAgain(first, talk);
    expect(streams).toHaveLength(2);
    expect(world.complaints).toEqual([]);
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import type { AddressInfo } from 'node:net';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../../bench/support/chromium.js';
import { pageRoutes, routeOf } from '../../bench/support/page-routes.js';
import { SESSION_COOKIE } from '../../apps/api/src/platform/http/session-cookie.js';
import { startApp, type TestApp } from './app.js';
import { reportPages } from './failure-reports.js';
import type { Person } from './login.js';
import { REPOSITORY } from './sources.js';

export { until } from './until.js';

/** As `describe`, where there is a Chromium; elsewhere the tests are left out, which the run says once. */
export const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;

/** The built web app in a real browser, served by the real API. */
export interface BrowserWorld {
  readonly t: TestApp;
  readonly browser: Browser;
  /** Origin of the app. */
  readonly url: string;
  /** What pages complained about, and requests that went elsewhere: stays empty in a good run. */
  readonly complaints: string[];
  /** A browser of its own, logged in as `person` if there is one. */
  enter(person?: Pick<Person, 'cookie'>, options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Which of these routes axe was not asked about since the last question or the last `leave`. */
  leftOut(routes: readonly string[]): string[];
  /** Closes every page, so that those of one test are no work during the next; forgets the complaints. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** @param t an application that somebody else started and closes; it listens already */
export async function openBrowserWorld(given?: TestApp): Promise<BrowserWorld> {
  const t = given ?? await startApp();
  if (!given) await t.app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(t.app.getHttpServer().address() as AddressInfo).port}`;
  // The run's one Chromium; what is opened through this connection closes with it.
  const browser = await chromium.connect(process.env['PARLEY_TEST_BROWSER'] ?? '');
  const unreport = reportPages(() => browser.contexts().flatMap((context) => context.pages()));
  const complaints: string[] = [];
  const looked: string[] = [];
  return {
    t, browser, url, complaints,
    enter: async (person, options = {}) => {
      const context = await browser.newContext({ baseURL: url, locale: 'en', reducedMotion: 'reduce', ...options });
      if (person) await context.addCookies([{ name: SESSION_COOKIE, value: cookieValue(person.cookie), url }]);
      context.on('page', (page) => listenTo(page, url, complaints));
      await context.addInitScript({ content: TELL_VIOLATIONS });
      LOOKED.set(context, looked);
      return context;
    },
    leftOut: (routes) => {
      const all = pageRoutes(REPOSITORY);
      const found = new Set(looked.splice(0).map((address) => routeOf(address, all)));
      return routes.filter((route) => !found.has(route));
    },
    leave: async () => {
      for (const context of browser.contexts()) await context.close();
      complaints.length = 0;
      looked.length = 0;
    },
    close: async () => {
      unreport();
      await browser.close();
      if (!given) await t.close();
    },
  };
}

/** Resolves when the page has its heading and everything that was on its way has arrived. */
export async function isReady(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
}

/** Addresses that axe was asked about, of the world that a browser belongs to. */
const LOOKED = new WeakMap<BrowserContext, string[]>();
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds against WCAG 2.2 AA, one line for each rule. */
export async function axeViolations(page: Page): Promise<string[]> {
  LOOKED.get(page.context())?.push(new URL(page.url()).pathname);
  // Without frames on the page the old way sees the same, in a tenth of the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true)
    .options({ resultTypes: ['violations'] }).withTags(AXE_TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** What the page's Content-Security-Policy refuses is a complaint of the page, whatever the browser writes of it. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => console.error('policy: ' + [violatedDirective, blockedURI, sourceFile].join(' ')))`;

function listenTo(page: Page, url: string, complaints: string[]): void {
  page.on('pageerror', (error) => void complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // An answer that is no success is a console error of the browser; what the page makes of it is tested.
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) complaints.push(`request to ${request.url()}`);
  });
}

/** What a browser keeps of a `Cookie` header. */
export function cookieValue(header: string): string {
  return header.slice(header.indexOf('=') + 1).split(';')[0] ?? '';
}

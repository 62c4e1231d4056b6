import { AxeBuilder } from '@axe-core/playwright';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { SESSION_COOKIE } from '../../apps/api/src/platform/http/session-cookie.js';
import { startApp, type TestApp } from './app.js';
import type { Person } from './login.js';

const PLACES = [
  process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const executablePath = PLACES.find((path) => path !== undefined && path !== '' && existsSync(path));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** As `describe`, where there is a Chromium; elsewhere one loud line. */
export const describeInBrowser = executablePath === undefined ? describe.skip : describe;
if (executablePath === undefined) process.stderr.write('\nWARNING: there is no Chromium or Chrome (CHROMIUM_PATH): the browser tests are LEFT OUT.\n');

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
  close(): Promise<void>;
}

/** @param t an application that somebody else started and closes; it listens already */
export async function openBrowserWorld(given?: TestApp): Promise<BrowserWorld> {
  buildWebApp();
  const t = given ?? await startApp();
  if (!given) await t.app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(t.app.getHttpServer().address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS });
  const complaints: string[] = [];
  return {
    t, browser, url, complaints,
    enter: async (person, options = {}) => {
      const context = await browser.newContext({ baseURL: url, locale: 'en', reducedMotion: 'reduce', ...options });
      if (person) await context.addCookies([{ name: SESSION_COOKIE, value: cookieValue(person.cookie), url }]);
      context.on('page', (page) => listenTo(page, url, complaints));
      return context;
    },
    close: async () => {
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

/** What axe finds against WCAG 2.2 AA, one line for each rule. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

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

function cookieValue(header: string): string {
  return header.slice(header.indexOf('=') + 1).split(';')[0] ?? '';
}

/** Does nothing when the built files are those of the sources. */
function buildWebApp(): void {
  const ensure = resolve(__dirname, '../../scripts/ensure.mjs');
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', `import { ensureWebBuilt } from ${JSON.stringify(ensure)}; ensureWebBuilt();`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The web app could not be built:\n${stderr}`);
}

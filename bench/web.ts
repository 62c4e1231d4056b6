import { AxeBuilder } from '@axe-core/playwright';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './support/chromium.js';
import { openInstallation } from './support/installation.js';
import { inMs } from './support/report.js';
import { openShop, post, textWebhook } from './support/shop.js';
import { webBytes } from './web/bytes.js';
import { arrivals, openCached, scroll } from './web/pages.js';
import { fillInbox } from './web/seed.js';

// The web app's numbers beside its goals, in a real Chromium against a real installation: npm run numbers:web [-- --bytes | --no-lighthouse | --only speed|axe|paint]

const LIGHTHOUSE = 'lighthouse@12.8.2';
const KB = 1024;
/** The one part that is wanted; all of them without it. */
const ONLY = process.argv[process.argv.indexOf('--only') + 1 || process.argv.length];
const isWanted = (part: 'speed' | 'axe' | 'paint'): boolean => ONLY === undefined || ONLY === part;

function say(name: string, value: string, goal: string, isMet: boolean): void {
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${name.padEnd(46)} ${value.padEnd(62)} goal ${goal}`);
}

function sayBytes(): void {
  const { script, styles, pages } = webBytes(fileURLToPath(new URL('../web', import.meta.url)));
  const kb = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB gzip`;
  say('first JavaScript', kb(script), '<= 250 KB', script <= 250 * KB);
  say('first CSS', kb(styles), '<= 30 KB', styles <= 30 * KB);
  for (const page of pages) say(`lazy: ${page.name}`, `${kb(page.script)}, CSS ${kb(page.styles)}`, '<= 60 KB', page.script <= 60 * KB);
}

async function sayAxe(browser: Browser, cookies: Parameters<BrowserContext['addCookies']>[0], url: string, paths: readonly string[]): Promise<void> {
  for (const [colorScheme, locale] of [['light', 'en'], ['dark', 'en'], ['light', 'ar'], ['dark', 'ar']] as const) {
    const context = await browser.newContext({ colorScheme, locale, viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    await context.addCookies(cookies);
    const page = await context.newPage();
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(url + path);
      await page.locator('h1').first().waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      found.push(...violations.map(({ id }) => `${path} ${id}`));
    }
    say(`axe, ${paths.length} pages, ${colorScheme}, ${locale}`, `${found.length} violations ${found.join(', ')}`.trim(), '0', found.length === 0);
    await context.close();
  }
}

/** Lighthouse's own profiles. Its estimate is made of an unhindered run, so that each run tells another number: the middle one of three counts. `applied` is measured on the narrow line itself. */
function sayPaint(url: string, cookie: string, form: 'mobile' | 'desktop', goalMs: number): void {
  const runs = [1, 2, 3].map(() => paintOf(url, cookie, form, 'simulate')).toSorted((one, other) => one.largest - other.largest);
  const middle = runs[1];
  if (middle === undefined) return;
  const all = runs.map(({ largest }) => Math.round(largest)).join(', ');
  say(`LCP of the inbox, Lighthouse ${form}`, `${Math.round(middle.largest)} ms of ${all} (FCP ${Math.round(middle.first)}, blocked ${Math.round(middle.blocked)})`, `<= ${goalMs} ms`, middle.largest <= goalMs);
  const applied = paintOf(url, cookie, form, 'devtools');
  say(`LCP of the inbox, Lighthouse ${form}, applied`, `${Math.round(applied.largest)} ms`, `<= ${goalMs} ms`, applied.largest <= goalMs);
}

interface Paint { readonly largest: number; readonly first: number; readonly blocked: number }

function paintOf(url: string, cookie: string, form: 'mobile' | 'desktop', throttling: 'simulate' | 'devtools'): Paint {
  const folder = mkdtempSync(join(tmpdir(), 'parley-lighthouse-'));
  const file = join(folder, 'report.json');
  const { status, stderr } = spawnSync('npx', [
    '--yes', LIGHTHOUSE, url, '--quiet', '--only-categories=performance', '--output=json', `--output-path=${file}`, `--extra-headers=${JSON.stringify({ Cookie: cookie })}`, `--throttling-method=${throttling}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu', ...(form === 'desktop' ? ['--preset=desktop'] : []),
  ], { encoding: 'utf8', env: { ...process.env, CHROME_PATH: chromiumPath } });
  if (status !== 0) throw new Error(`Lighthouse failed: ${stderr.slice(0, 500)}`);
  const { audits } = JSON.parse(readFileSync(file, 'utf8')) as { audits: Record<string, { numericValue?: number }> };
  rmSync(folder, { recursive: true, force: true });
  const ms = (name: string): number => audits[name]?.numericValue ?? NaN;
  return { largest: ms('largest-contentful-paint'), first: ms('first-contentful-paint'), blocked: ms('total-blocking-time') };
}

async function saySpeed(page: Page, url: string, longThread: string, receive: (text: string) => Promise<unknown>): Promise<void> {
  const rows = (): Promise<string[]> => page.evaluate<string[]>(`[...document.querySelectorAll('[data-conversation]')].map((row) => row.getAttribute('data-conversation'))`);
  await receive('hello');
  await page.goto(`${url}/s/bench/inbox`);
  await page.locator('[data-conversation]').first().waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.locator('[data-conversation]', { hasText: 'Customer 00777' }).click();
  await page.locator('article[data-message]').first().waitFor();
  const arrived = await arrivals(page, 40, receive);
  say('webhook to visible bubble', inMs(arrived), 'p95 <= 1000 ms', arrived.p95 <= 1000);

  const [one = '', other = ''] = (await rows()).slice(2, 4);
  for (const id of [one, other, one, other]) {
    await page.locator(`[data-conversation="${id}"]`).click();
    await page.locator('article[data-message]').first().waitFor();
  }
  const opened = await openCached(page, [one, other], 20);
  say('opening a cached conversation', inMs(opened), '<= 100 ms', opened.p95 <= 100);

  const list = await scroll(page, '[aria-label="Conversations"] [tabindex="-1"]:has(> ul)', 300, 60);
  say('scrolling 10,000 conversations', `${list.count} frames, ${list.over50} over 50 ms, longest ${Math.round(list.longest)} ms, ${Math.round(list.rows / 78)} rows`, 'none over 50 ms', list.over50 === 0);

  await page.goto(`${url}/s/bench/inbox?c=${longThread}`);
  await page.locator('article[data-message]').first().waitFor();
  const thread = await scroll(page, '[role="log"]', -200, 60);
  say('scrolling a thread of 5,000 messages', `${thread.count} frames, ${thread.over50} over 50 ms, longest ${Math.round(thread.longest)} ms, ${thread.rows} px`, 'none over 50 ms', thread.over50 === 0);
}

async function main(): Promise<void> {
  sayBytes();
  if (process.argv.includes('--bytes')) return;
  if (chromiumPath === undefined) throw new Error('There is no Chromium or Chrome (CHROMIUM_PATH)');
  const installation = await openInstallation([], { countsStatements: false });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const shop = await openShop(installation, 1);
    const { longThread } = await fillInbox(installation.owner, shop, { conversations: 10_000, messages: 5_000 });
    const url = installation.appUrl;
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, locale: 'en' });
    await context.request.post(`${url}/api/v1/auth/sessions`, { data: { email: 'bench@example.com', password: 'a long password of the bench' } });
    const cookies = await context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const receive = (text: string): Promise<unknown> => post(`${url}/api/webhooks/whatsapp`, textWebhook({ waId: '34600000777', numberId: shop.numberIds[0] ?? '' }, text));
    if (isWanted('speed')) await saySpeed(await context.newPage(), url, longThread, receive);
    await context.close();
    if (isWanted('axe')) await sayAxe(browser, cookies, url, ['/s/bench/inbox', `/s/bench/inbox?c=${longThread}`, '/s/bench/settings/team', '/s/bench/settings/health', '/me']);
    if (isWanted('paint') && !process.argv.includes('--no-lighthouse')) {
      sayPaint(`${url}/s/bench/inbox`, cookie, 'mobile', 2500);
      sayPaint(`${url}/s/bench/inbox`, cookie, 'desktop', 1000);
    }
  } finally {
    await browser.close();
    await installation.close();
  }
}

await main();

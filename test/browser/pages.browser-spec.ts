import type { BrowserContext } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(180_000);

const BEFORE_LOGIN = ['/login', '/login/unknown', '/signup', '/setup/unknown', '/invite/unknown', '/reset', '/reset/unknown'];
const IN_STORE = ['settings/store', 'settings/team', 'settings/billing', 'settings/message-costs', 'settings/api-keys', 'settings/security-events', 'settings/security-events?kind=login.failed', 'settings/health', 'nothing-here'];

describeInBrowser('every page', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  let invitation: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t, { storeName: 'Corner Books' });
    await aColleague(world.t, owner, 'agent');
    const invited = await owner.post(`${owner.storePath}/invitations`, { email: 'ben@example.com', role: 'agent' }).set('idempotency-key', 'invite-ben').expect(201);
    invitation = new URL(String(invited.body.link)).pathname;
    await owner.post(`${owner.storePath}/api-keys`, { name: 'Web shop', scopes: ['messages:send'] }).expect(201);
    slug = String((await owner.get(owner.storePath)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  const visit = async (context: BrowserContext, paths: readonly string[]): Promise<string[]> => {
    const findings: string[] = [];
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(path);
      await isReady(page);
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
      findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
    }
    return findings;
  };

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const stranger = await world.enter(undefined, options);
    expect(await visit(stranger, [...BEFORE_LOGIN, invitation])).toEqual([]);
    const member = await world.enter(owner, options);
    expect(await visit(member, [invitation, '/stores', '/stores?new=true', '/me', ...IN_STORE.map((path) => `/s/${slug}/${path}`)])).toEqual([]);
    expect(world.leftOut(LOOKED_AT.pages)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it.each(['/', '/login', '/signup', '/reset/unknown', '/stores', '/me', '/s/corner-books/inbox', '/nothing-here', '/<script>', '/api/docs'])('runs nothing that is not a file of its own: %s', async (path) => {
    const answer = await world.t.http().get(encodeURI(path)).set('accept', 'text/html').set('cookie', owner.cookie).expect(200);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    const directives = new Map(String(answer.headers['content-security-policy']).split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));
    expect(Object.fromEntries(['default-src', 'script-src', 'connect-src', 'base-uri', 'frame-ancestors'].map((name) => [name, directives.get(name)]))).toEqual({
      'default-src': ["'none'"], 'script-src': ["'self'"], 'connect-src': ["'self'"], 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"],
    });
    expect(answer.text.match(/<script(?![^>]* src=)[^>]*>|\son\w+=|javascript:/g)).toBeNull();
    if (path === '/api/docs') return;
    const again = await world.t.http().get(encodeURI(path)).set('accept', 'text/html').expect(200);
    const noncesOf = ({ headers, text }: typeof answer): (string | undefined)[] => [/'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1], /nonce[^>]*content="([^"]+)"|nonce="([^"]+)"/.exec(text)?.slice(1).find(Boolean)];
    const [[mine, shown], [next]] = [noncesOf(answer), noncesOf(again)];
    expect(directives.get('style-src')).toEqual(["'self'", `'nonce-${mine}'`]);
    expect([shown, mine === next]).toEqual([mine, false]);
  });

  it('is held to it by the browser, and these tests hear of it', async () => {
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/me');
    await isReady(page);
    expect(world.complaints).toEqual([]);
    const heard = page.waitForEvent('console', (message) => message.text().startsWith('policy: script-src'));
    await page.evaluate(`document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' }))`);
    await heard;
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(world.complaints.some((words) => words.startsWith('policy: script-src'))).toBe(true);
  });

  it('says to an agent who may open a page of admins', async () => {
    const agent = await aColleague(world.t, owner, 'agent');
    const page = await (await world.enter(agent)).newPage();
    await page.goto(`/s/${slug}/settings/api-keys`);
    await page.getByText('Your role may not do this.').waitFor();
    expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0);
  });
});

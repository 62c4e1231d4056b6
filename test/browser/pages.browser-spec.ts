import type { BrowserContext } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(180_000);

const BEFORE_LOGIN = ['/login', '/login/unknown', '/signup', '/setup/unknown', '/invite/unknown', '/reset', '/reset/unknown'];
const IN_STORE = ['settings/store', 'settings/team', 'settings/billing', 'settings/message-costs', 'settings/api-keys', 'settings/security-events', 'settings/security-events?kind=login.failed', 'settings/health', 'nothing-here'];

describeInBrowser('every page', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t, { storeName: 'Corner Books' });
    await aColleague(world.t, owner, 'agent');
    await owner.post(`${owner.storePath}/invitations`, { email: 'ben@example.com', role: 'agent' }).set('idempotency-key', 'invite-ben').expect(201);
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
    expect(await visit(stranger, BEFORE_LOGIN)).toEqual([]);
    const member = await world.enter(owner, options);
    expect(await visit(member, ['/stores', '/stores?new=true', '/me', ...IN_STORE.map((path) => `/s/${slug}/${path}`)])).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('says to an agent who may open a page of admins', async () => {
    const agent = await aColleague(world.t, owner, 'agent');
    const page = await (await world.enter(agent)).newPage();
    await page.goto(`/s/${slug}/settings/api-keys`);
    await page.getByText('Your role may not do this.').waitFor();
    expect(await page.getByRole('link', { name: 'API keys' }).count()).toBe(0);
  });
});

import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { Subscriptions } from '../../apps/api/src/modules/billing/index.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation } from '../support/factories.js';
import { LOOKS } from '../support/looks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { openPaidLine, type PaidLine } from '../support/payments.js';

jest.setTimeout(180_000);

describeInBrowser('billing', () => {
  let paid: PaidLine;
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    paid = await openPaidLine();
    world = await openBrowserWorld(paid.line.t);
  });
  beforeEach(async () => {
    paid.stripe.way = 'in_order';
    owner = await aPerson(world.t);
    await world.t.app.get(Subscriptions, { strict: false }).change(owner.storeId, 'trial');
    slug = String((await owner.get(owner.storePath).expect(200)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await paid.close();
  });

  const open = async (who: Person, options = {}): Promise<Page> => {
    const page = await (await world.enter(who, options)).newPage();
    await page.goto(`/s/${slug}/settings/billing`);
    await isReady(page);
    return page;
  };
  const plan = (page: Page, name: string) => page.getByRole('article', { name });
  /** Of this app alone: the pages of Stripe are elsewhere. */
  const complaints = () => world.complaints.filter((complaint) => !complaint.startsWith('request to '));

  it('R163: tells on which day a limit is reached if the month goes on as it began', async () => {
    const { t } = world;
    const ago = (days: number): Date => new Date(t.clock.now().getTime() - days * DAY);
    const conversation = await aConversation(t, owner.storeId);
    await t.owner.query('update subscriptions set since = $2 where store_id = $1', [owner.storeId, ago(10)]);
    await t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
      select $1, m.id, $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', 'x', 'sent', 1, $5, $5 from unnest($4::uuid[]) as m (id)`,
    [owner.storeId, conversation.id, conversation.accountId, Array.from({ length: 1000 }, () => v7({ msecs: ago(1).getTime() })), ago(1)]);
    t.app.get(Subscriptions, { strict: false }).hasChanged(owner.storeId);
    const page = await open(owner);
    const forecast = page.getByText('At this rate the limit is reached on');
    await forecast.waitFor();
    expect(await forecast.count()).toBe(1);
    // A thousand of two thousand in ten days: as many days again.
    const day = forecast.locator('time');
    expect(Math.abs(Date.parse(await day.getAttribute('datetime') ?? '') - ago(-10).getTime())).toBeLessThan(DAY / 24);
    expect(await day.textContent()).toMatch(/^\p{L}+ \d{1,2}, \d{4}$/u);
    expect(complaints()).toEqual([]);
  });

  it('R86: an owner chooses a plan, pays, waits for the confirmation, changes it and cancels it', async () => {
    const page = await open(owner);
    await plan(page, 'Growth').getByText('$49.00').waitFor();
    expect(await plan(page, 'Scale').count()).toBe(0);
    paid.stripe.way = 'held';
    await page.getByRole('button', { name: 'Choose plan Growth' }).click();
    await page.getByRole('button', { name: 'Pay and subscribe' }).click();
    await page.getByText('Waiting for the payment to be confirmed').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await paid.stripe.release();
    await page.getByText('Thank you: the plan Growth is active').waitFor();
    await plan(page, 'Growth').getByText('Your plan').waitFor();
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.waitForURL((url) => url.search === '');

    await page.getByRole('button', { name: 'Manage billing' }).click();
    await page.getByRole('button', { name: 'Change to $19.00 / month' }).click();
    await page.getByRole('button', { name: 'Cancel at the end of the period' }).click();
    await page.getByRole('link', { name: 'Return' }).click();
    await plan(page, 'Starter').getByText('Your plan').waitFor();
    await page.getByText('It was cancelled. Until then everything goes on').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('who goes back without paying reads that nothing happened', async () => {
    const page = await open(owner);
    await page.getByRole('button', { name: 'Choose plan Starter' }).click();
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByText('Nothing was paid, and the plan is as it was.').waitFor();
  });

  it('R80: a failed payment is said on every page with its day, and that messages wait when it is over', async () => {
    const { id } = await paid.buy(owner, 'growth');
    const page = await (await world.enter(owner)).newPage();
    await page.goto(`/s/${slug}/inbox`);
    await page.locator('h1').first().waitFor();
    await paid.stripe.become(id, 'past_due');
    await page.getByRole('status').filter({ hasText: 'The last payment failed. Unless it comes by' }).waitFor();
    await page.getByRole('link', { name: 'Open Billing' }).click();
    await page.getByText('It is tried again, and everything goes on meanwhile.').waitFor();
    await paid.stripe.become(id, 'unpaid');
    await page.getByText('A payment is missing, and this store receives no messages').waitFor();
    await page.getByText('The subscription is not active: new messages are kept').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('admins see plans and prices without buttons, agents no warnings', async () => {
    await paid.buy(owner, 'growth');
    const page = await open(await aColleague(world.t, owner, 'admin'));
    await plan(page, 'Starter').getByText('$19.00').waitFor();
    await page.getByText('Owners of the store choose the plan.').waitFor();
    expect(await page.getByRole('button', { name: /plan|billing/i }).count()).toBe(0);
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const context = await world.enter(owner, options);
    const visit = async (): Promise<string[]> => {
      const page = await context.newPage();
      await page.goto(`/s/${slug}/settings/billing`);
      await isReady(page);
      await page.getByRole('article').first().waitFor();
      const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
      return [...await axeViolations(page), ...(isWide ? ['wider than the window'] : [])];
    };
    expect(await visit()).toEqual([]);
    const { id } = await paid.buy(owner, 'growth');
    expect(await visit()).toEqual([]);
    await paid.stripe.become(id, 'past_due');
    expect(await visit()).toEqual([]);
    await paid.stripe.become(id, 'canceled');
    expect(await visit()).toEqual([]);
    expect(complaints()).toEqual([]);
  });
});

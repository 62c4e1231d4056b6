import { handOffReason } from '#contracts';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { BuiltInEngine } from '../../apps/api/src/modules/ai/engines/built-in/built-in-engine.js';
import { Subscriptions } from '../../apps/api/src/modules/billing/index.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { aConversation } from '../support/factories.js';
import { aColleague, type Person } from '../support/login.js';
import { type Line, openLine, type Shop } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

jest.setTimeout(180_000);

describeInBrowser('silence is explained', () => {
  let line: Line;
  let world: BrowserWorld;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => world.leave());

  const slugOf = async ({ owner }: Shop): Promise<string> => String((await owner.get(owner.storePath).expect(200)).body.slug);
  const open = async (who: Person, shop: Shop, talk?: Talk): Promise<Page> => {
    const page = await (await world.enter(who, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${await slugOf(shop)}/inbox${talk ? `?c=${talk.id}` : ''}`);
    if (talk) await page.locator('article').first().waitFor();
    else await page.locator('h1').first().waitFor();
    return page;
  };
  const row = (page: Page) => page.getByRole('note').filter({ hasText: 'The assistant did not answer' });

  it('R202: one click on a message that waits says why, with one way out', async () => {
    const talk = await aTalk(line, 'I want to talk to a human');
    const page = await open(line.shop.owner, line.shop, talk);
    await page.getByRole('button', { name: 'Why no answer?' }).click();
    await row(page).getByText('the conversation waits for a person.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await row(page).getByRole('button', { name: 'Return to AI' }).click();
    await page.getByRole('dialog').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R202: what no model could answer goes back to the assistant, and is answered, with one click', async () => {
    const failing = jest.spyOn(BuiltInEngine.prototype, 'answer').mockRejectedValue(new Error('out of order'));
    const talk = await aTalk(line, 'do you have a blue mug?');
    failing.mockRestore();
    const page = await open(line.shop.owner, line.shop, talk);
    await page.getByRole('button', { name: 'Why no answer?' }).click();
    await row(page).getByText('its model could not be reached.').waitFor();
    await row(page).getByRole('button', { name: 'Return to AI and try again' }).click();
    await page.getByText('The assistant is answering.').waitFor();
    await line.settled();
    await page.locator('article').filter({ hasText: 'Holds 350 ml.' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R202: a budget that is used up leads to its setting', async () => {
    const talk = await aTalk(line, 'I want to talk to a human');
    await line.t.owner.query('update runs set hand_off_reason = $2 where conversation_id = $1', [talk.uuid, handOffReason('budget')]);
    const page = await open(line.shop.owner, line.shop, talk);
    await page.getByRole('button', { name: 'Why no answer?' }).click();
    await row(page).getByText('its budget is used up.').waitFor();
    await row(page).getByRole('link', { name: 'Budget' }).click();
    await page.waitForURL(/\/assistant\/cost$/);
    expect(world.complaints).toEqual([]);
  });

  it('R202: what people gave back without a word says so, and the assistant answers it with one click', async () => {
    const talk = await aTalk(line, 'hello');
    await talk.owner.post(`${talk.path}/hand-off`, { reason: 'For the workshop' }).expect(200);
    await talk.phone.text('do you have a blue mug?');
    await line.settled();
    await talk.owner.post(`${talk.path}/return-to-ai`, {}).expect(200);
    const page = await open(line.shop.owner, line.shop, talk);
    await page.getByRole('button', { name: 'Why no answer?' }).click();
    await row(page).getByText('it was given back to the assistant without an answer.').waitFor();
    await row(page).getByRole('button', { name: 'Let it try again' }).click();
    await line.settled();
    await page.locator('article').filter({ hasText: 'Holds 350 ml.' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R202: what the assistant cannot read is answered by oneself with one click', async () => {
    const talk = await aTalk(line, 'do you have a blue mug?');
    for (const _time of [1, 2]) {
      await talk.phone.send({ kind: 'unsupported' });
      await line.settled();
    }
    const page = await open(line.shop.owner, line.shop, talk);
    await row(page).getByRole('button', { name: 'Answer yourself' }).click();
    await page.locator('textarea:focus').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R163: owners and admins read of each threshold once, on the page they are on; agents of the end alone', async () => {
    const shop = await line.openShop();
    const subscriptions = line.t.app.get(Subscriptions, { strict: false });
    await subscriptions.change(shop.storeId, 'trial');
    const since = new Date(line.t.clock.now().getTime() - 5 * DAY);
    await line.t.owner.query('update subscriptions set since = $2 where store_id = $1', [shop.storeId, since]);
    const conversation = await aConversation(line.t, shop.storeId);
    const sent = async (count: number): Promise<void> => {
      const at = new Date(line.t.clock.now().getTime() - DAY);
      await line.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
        select $1, m.id, $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', 'x', 'sent', 1, $5, $5 from unnest($4::uuid[]) as m (id)`,
      [shop.storeId, conversation.id, conversation.accountId, Array.from({ length: count }, () => v7({ msecs: at.getTime() })), at]);
      subscriptions.hasChanged(shop.storeId);
      await aTalk(line, 'do you have a blue mug?', shop);
    };
    const owner = await open(shop.owner, shop);
    const agent = await open(await aColleague(line.t, shop.owner, 'agent'), shop);
    const bar = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });
    await sent(1600);
    await bar(owner, 'Over 80% of the plan\'s messages are used.').waitFor();
    await owner.getByRole('button', { name: 'Close' }).click();
    await sent(300);
    await bar(owner, 'Over 95% of the plan\'s messages are used.').waitFor();
    await sent(100);
    await bar(owner, 'All messages of the plan are used.').waitFor();
    await bar(agent, 'All messages of the plan are used.').waitFor();
    expect(await bar(agent, 'Over').count()).toBe(0);
    await owner.getByRole('button', { name: 'Close' }).click();
    await owner.reload();
    await owner.locator('h1').first().waitFor();
    // Nothing new, also after the page has stood for a while.
    await owner.getByRole('link', { name: 'Billing' }).click();
    await owner.getByText('At 100 % the assistant stops').waitFor();
    expect(await axeViolations(agent)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

import { parsePublicId } from '#contracts';
import type { Page } from 'playwright-core';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { anApprovedTemplate } from '../support/bulk.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import type { Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('notifications', () => {
  let line: Line;
  let world: BrowserWorld;
  let owner: Person;
  let slug = '';
  let rulePath = '';
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    owner = line.shop.owner;
    slug = String((await owner.get(owner.storePath)).body.slug);
    await anApprovedTemplate(line, line.shop, { name: 'order_news', category: 'utility', body: 'Hello {{1}}, news of your order: {{2}}.' });
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => expect(world.complaints).toEqual([]));
  afterEach(() => world.leave());

  const open = async (path: string): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };

  it('R174, R175: a ready rule gets its template, is tried on the past, switched on, and tells what it did', async () => {
    const page = await open('notifications');
    await page.getByText('Nothing is told by itself yet').waitFor();
    await page.getByRole('link', { name: /Order shipped/ }).click();
    await page.getByLabel('What happens').selectOption({ label: 'Your own program reports an event' });
    await page.getByLabel('Name of the rule').fill('Invoice is due');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('This is needed.').first().waitFor();
    await page.getByLabel('Name of the event').fill('invoice.due');
    await page.getByText('This is needed.').waitFor({ state: 'detached' });
    await page.getByLabel('Template').selectOption({ index: 1 });
    await page.getByRole('combobox', { name: '{{1}}' }).selectOption({ label: "Customer's name" });
    await page.getByLabel('Where it is missing').fill('friend');
    await page.getByRole('group', { name: '{{2}}' }).getByLabel('Text').fill('it is due');
    await page.getByRole('figure', { name: 'What people will read' }).getByText('it is due').waitFor();
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.waitForURL(/\/notifications\/nrul_/);
    rulePath = new URL(page.url()).pathname.replace(`/s/${slug}/`, '');
    await owner.post(`${owner.storePath}/notification-events`, { name: 'invoice.due', customer: '+34633000001' }).expect(202);
    await line.t.app.get(Sweeper, { strict: false }).sweep();
    await line.settled();
    await page.getByRole('button', { name: 'Run it over the past' }).click();
    await page.getByText('It would have sent 1 message.').waitFor();
    await page.getByRole('region', { name: 'Examples' }).getByText('Hello friend, news of your order: it is due.').waitFor();
    await page.getByRole('link', { name: 'All rules' }).click();
    await page.getByRole('switch', { name: 'Invoice is due: switched on' }).and(page.locator(':checked')).waitFor();
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByRole('region', { name: 'Log of notifications' }).getByText('Delivered').waitFor();
    expect(line.sandbox.meta.sent.map(({ customer }) => customer.waId)).toEqual(['34633000001']);
  });

  it('products are written with a section each line, and what cannot be sent is said before the rule is on', async () => {
    const { body: template } = await owner.post(`${owner.storePath}/templates`, {
      account_id: line.shop.account, label: 'Lamps to see', language: 'en_US', category: 'marketing',
      components: { header: { format: 'text', text: 'New' }, body: 'Have a look at them.', buttons: [{ kind: 'multi_product', text: 'View items' }], samples: {} },
    }).expect(201);
    await line.t.owner.query(`update templates set status = 'approved', external_id = $1::text where id = $1`, [parsePublicId('template', String(template.id))]);
    const page = await open('notifications/new');
    await page.getByLabel('Name of the rule').fill('New lamps');
    await page.getByLabel('Template').selectOption(String(template.id));
    const field = page.getByRole('group', { name: 'Products', exact: true }).getByRole('textbox', { name: 'Text' });
    await field.fill('HALO-1, HALO-2\nB-9');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('group', { name: 'Products', exact: true }).getByText('This does not look right.').waitFor();
    await field.fill('Lamps: HALO-1, HALO-2\nBulbs: B-9');
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.waitForURL(/\/notifications\/nrul_/);
    const { body: rule } = await owner.get(`${owner.storePath}/notification-rules/${new URL(page.url()).pathname.split('/').at(-1)}`).expect(200);
    expect(rule).toMatchObject({ enabled: true, values: { 'button.0': { text: 'Lamps: HALO-1, HALO-2\nBulbs: B-9' } } });
  });

  it('a rule is switched by Space at its name, and not at another link of its row', async () => {
    const page = await (await world.enter(owner)).newPage();
    let changes = 0;
    page.on('request', (request) => void (changes += request.method() === 'PATCH' ? 1 : 0));
    await page.route('**/notification-rules', async (route) => {
      const response = await route.fetch();
      const { data } = await response.json() as { data: object[] };
      await route.fulfill({ response, json: { data: data.map((rule) => ({ ...rule, failed_lately: 2 })) } });
    });
    await page.goto(`/s/${slug}/notifications`);
    await isReady(page);
    const row = page.getByRole('listitem').filter({ hasText: 'Invoice is due' });
    await row.getByRole('link', { name: '2 failed in 7 days' }).focus();
    await page.keyboard.press('Space');
    await row.getByRole('link', { name: 'Invoice is due' }).focus();
    await page.keyboard.press('Space');
    await row.getByRole('switch').and(page.locator(':not(:checked)')).waitFor();
    expect(changes).toBe(1);
  });

  it.each(LOOKS)('are accessible and fit: $name', async ({ options }) => {
    const page = await (await world.enter(owner, options)).newPage();
    const findings: string[] = [];
    for (const path of ['notifications', 'notifications?view=log', 'notifications/new?starter=cart', rulePath]) {
      await page.goto(`/s/${slug}/${path}`);
      await isReady(page);
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
      findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
    }
    expect(findings).toEqual([]);
    expect(world.leftOut(LOOKED_AT.notifications)).toEqual([]);
  });
});

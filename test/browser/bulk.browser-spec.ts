import type { Page } from 'playwright-core';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate, type Bulk, type Bulks, bulksOf } from '../support/bulk.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import type { Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('bulk messages', () => {
  let line: Line;
  let world: BrowserWorld;
  let owner: Person;
  let slug = '';
  let bulkPath = '';
  let bulks: Bulks;
  let undecided: Bulk;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    owner = line.shop.owner;
    slug = String((await owner.get(owner.storePath)).body.slug);
    bulks = bulksOf(line, await anApprovedTemplate(line, line.shop));
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

  it('are written step by step, checked, tested, and followed to the end', async () => {
    await line.sandbox.phone({ waId: '34633000002', name: 'Omar' }).with(line.shop.numberId).text('STOP');
    await line.settled();
    const page = await open('bulk');
    await page.getByText('Nothing was sent to many people yet').waitFor();
    await page.keyboard.press('c');
    await page.waitForURL(/\/bulk\/bulk_/);
    bulkPath = new URL(page.url()).pathname.replace(`/s/${slug}/`, '');
    await page.getByLabel('Title').fill('Autumn sale');
    await page.locator('label', { hasText: 'autumn sale' }).getByText('English').waitFor();
    await page.getByRole('radio', { name: 'autumn sale' }).click();
    await page.getByRole('radio', { name: 'autumn sale', checked: true }).waitFor();
    await page.getByRole('heading', { name: 'Autumn sale' }).waitFor();
    await page.getByRole('button', { name: 'Next: recipients' }).click();
    await page.getByLabel('Numbers').fill('+34 633 000 001, Lina\n+34 633 000 002, Omar\n+34633000001\ncall me');
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await page.getByText('2 recipients').waitFor();
    await page.getByText('1 row without a phone number that can exist.').waitFor();
    await page.locator('label', { hasText: 'CSV file' }).click();
    await page.locator('input[type="file"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('Phone,Name,City\n+34 633 000 003,Eve,Jaén\n+34 633 000 004,Noor,\n') });
    await page.getByRole('region', { name: 'First rows of the file' }).getByText('Jaén').waitFor();
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await page.getByText('4 recipients').waitFor();
    await page.getByRole('button', { name: 'Next: values' }).click();
    await page.locator('label', { hasText: 'Unique' }).click();
    await page.getByRole('combobox').first().selectOption({ label: 'Name of the recipient' });
    await page.getByRole('combobox').nth(1).selectOption({ label: 'City' });
    await page.getByLabel('Where it is missing').nth(1).fill('our shop');
    await page.getByRole('button', { name: 'Show what they read' }).click();
    await page.getByRole('figure', { name: 'What Lina reads' }).getByText('Hello Lina, our shop is on sale for a few days').waitFor();
    await page.getByRole('button', { name: 'Next: when' }).click();
    await page.getByText('Quiet hours').waitFor();
    await page.getByRole('button', { name: 'Next: check' }).click();
    await page.getByText('1 person stopped marketing and is left out.').waitFor();
    await page.getByLabel('Test to your own phone').fill('+34 633 000 099');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('The test is on its way').waitFor();
    await owner.post(`${owner.storePath}/rate-cards`, { effective_from: '2026-01-01', currency: 'EUR', csv: 'Market,Currency,Marketing\nSpain,EUR,2.5' }).expect(201);
    await page.getByRole('button', { name: 'Send to 3 people' }).click();
    await page.getByText('Completed').waitFor();
    await page.getByRole('list', { name: 'Reasons' }).getByText('They stopped marketing messages.').waitFor();
    await page.getByRole('region', { name: 'Table of recipients' }).getByRole('link', { name: 'Eve' }).waitFor();
    await page.getByLabel('Which recipients').selectOption({ label: 'Left out' });
    await page.getByRole('region', { name: 'Table of recipients' }).getByText('Omar').waitFor();
    await page.getByRole('link', { name: 'Bulk messages' }).last().click();
    await page.getByRole('table', { name: 'Bulk messages' }).getByText('Autumn sale', { exact: true }).waitFor();
    await page.getByRole('table', { name: 'Bulk messages' }).getByText('€7.50', { exact: true }).waitFor();
    await page.getByRole('table', { name: 'Bulk messages' }).getByText('autumn sale', { exact: true }).waitFor();
    await line.settled();
    expect(line.sandbox.meta.sent.filter(({ type }) => type === 'template').map(({ customer }) => customer.waId).toSorted()).toEqual(['34633000001', '34633000003', '34633000004', '34633000099']);
  });

  it('ask what becomes of those of whom nobody knows whether they got it', async () => {
    undecided = await bulks.draft(bulks.numbers(2));
    line.sandbox.chaos.set({ dropSendResponse: true, badSignature: true });
    await bulks.start(undecided);
    await line.settled();
    line.sandbox.chaos.clear();
    await bulks.sweep(11 * MINUTE);
    await bulks.sweep(MINUTE);
    const page = await open(`bulk/${undecided.id}`);
    await page.getByText('WhatsApp did not say whether 2 people got it').waitFor();
    await page.getByText('Partially failed').waitFor();
    await page.locator('dt:text-is("Not known yet") + dd:text-is("2")').waitFor();
    expect(await page.locator('dt:text-is("Waiting")').count()).toBe(0);
    await page.getByRole('button', { name: 'Show them' }).click();
    await page.getByRole('region', { name: 'Table of recipients' }).getByText('Not known yet').nth(1).waitFor();
    expect(await page.getByLabel('Which recipients').inputValue()).toBe('unknown');
  });

  it('say until when they wait for the night of those who are left', async () => {
    const now = line.t.clock.now();
    const inHours = (hours: number): number => (now.getUTCHours() * 60 + now.getUTCMinutes() + (hours + 24) * 60) % 1440;
    const bulk = await bulks.draft(bulks.numbers(1), { quiet_from: inHours(-5), quiet_until: inHours(10) });
    await bulks.start(bulk);
    await line.settled();
    const { asleep_until: until } = await bulks.get(bulk);
    const page = await open(`bulk/${bulk.id}`);
    const said = page.getByRole('status').filter({ hasText: 'Quiet hours. Goes on' });
    expect(await said.locator('time').getAttribute('datetime')).toBe(until);
  });

  it('pause by Space where it does nothing else, and go on by it only after a question', async () => {
    const bulk = await bulks.draft(bulks.numbers(1), { scheduled_at: new Date(line.t.clock.now().getTime() + 60 * MINUTE).toISOString() });
    await bulks.start(bulk);
    const page = await open(`bulk/${bulk.id}`);
    const changes: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && changes.push(request.url().split('/').at(-1) ?? '')));
    const [back, heading] = [page.getByRole('link', { name: 'Bulk messages' }).last(), page.getByRole('heading', { level: 1 })];
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await back.focus();
    await page.keyboard.press('Space');
    await heading.focus();
    await page.keyboard.press('Space');
    await page.getByText('Somebody paused it.').waitFor();
    await back.focus();
    await page.keyboard.press('Space');
    expect(changes).toEqual(['pause']);
    await heading.focus();
    await page.keyboard.press('Space');
    const dialog = page.getByRole('dialog', { name: 'Autumn' });
    await dialog.getByText('Nobody is written to until it goes on.').waitFor();
    expect(changes).toEqual(['pause']);
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    expect(changes).toEqual(['pause', 'resume']);
  });

  it('share lists of recipients', async () => {
    const page = await open('bulk/lists');
    await page.getByText('No lists yet').waitFor();
    await page.getByRole('button', { name: 'New list' }).first().click();
    await page.getByLabel('Name').fill('Regulars');
    await page.getByRole('button', { name: 'Make the list' }).click();
    await page.getByRole('heading', { name: 'Regulars' }).waitFor();
    await page.locator('label', { hasText: 'Customers' }).click();
    await page.getByLabel('Orders').selectOption({ label: 'Never ordered' });
    await page.getByRole('button', { name: 'Add to the list' }).click();
    await page.getByRole('region', { name: 'Recipients' }).getByText('Eve').waitFor();
  });

  it.each(LOOKS)('are accessible and fit: $name', async ({ options }) => {
    const draft = (await owner.post(`${owner.storePath}/bulk-messages`, { title: 'A draft' }).expect(201)).body as { id: string; own_list_id: string };
    const template = (await owner.get(`${owner.storePath}/templates`).expect(200)).body.data[0].id as string;
    await owner.patch(`${owner.storePath}/bulk-messages/${draft.id}`, { template_id: template, variable_type: 'unique', values: { 1: { column: 'recipient_name', fallback: 'friend' }, 2: { text: 'everything' } } }).expect(200);
    await owner.post(`${owner.storePath}/recipient-lists/${draft.own_list_id}/recipients`, { rows: [{ mobile_number: '+34633000001', recipient_name: 'Lina', recipient_data: { City: 'Jaén' } }, { mobile_number: 'call me' }] }).expect(200);
    const page = await (await world.enter(owner, options)).newPage();
    const findings: string[] = [];
    const list = (await owner.post(`${owner.storePath}/recipient-lists`, { name: `عملاء دائمون ${options.locale} ${options.colorScheme}` }).expect(201)).body as { id: string };
    await owner.post(`${owner.storePath}/recipient-lists/${list.id}/recipients`, { rows: [{ mobile_number: '+34633000002', recipient_name: 'Omar', recipient_data: { City: 'Cádiz' } }] }).expect(200);
    for (const path of ['bulk', bulkPath, `bulk/${undecided.id}`, 'bulk/lists', `bulk/lists/${list.id}`, ...['template', 'recipients', 'values', 'when', 'check'].map((step) => `bulk/${draft.id}?step=${step}`)]) {
      await page.goto(`/s/${slug}/${path}`);
      await isReady(page);
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
      findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
    }
    expect(findings).toEqual([]);
    expect(world.leftOut(LOOKED_AT.bulk)).toEqual([]);
  });

  it('are sent once more to those of whom nobody knows, when people want it', async () => {
    const page = await open(`bulk/${undecided.id}`);
    await page.getByRole('button', { name: 'Send again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send it to them again?' });
    await dialog.getByText('gets it twice').waitFor();
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Completed').waitFor();
    await page.getByText('WhatsApp did not say whether').waitFor({ state: 'detached' });
    await line.settled();
    expect(await bulks.get(undecided)).toMatchObject({ status: 'completed', progress: { delivered: 2, unknown: 0 } });
  });
});

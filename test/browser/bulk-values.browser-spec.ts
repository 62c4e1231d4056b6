import { parsePublicId, type TemplateComponents } from '#contracts';
import type { Page } from 'playwright-core';
import { type Bulks, bulksOf } from '../support/bulk.js';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import type { Person } from '../support/login.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('values of a bulk message', () => {
  let line: Line;
  let world: BrowserWorld;
  let owner: Person;
  let slug = '';
  let bulks: Bulks;
  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    owner = line.shop.owner;
    slug = String((await owner.patch(owner.storePath, { timezone: 'America/Bogota' }).expect(200)).body.slug);
    bulks = bulksOf(line, '');
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => expect(world.complaints).toEqual([]));
  afterEach(() => world.leave());

  const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  /** As it comes from WhatsApp: approved, without the sample of its file. */
  const aTemplate = async (label: string, components: TemplateComponents): Promise<string> => {
    const { body } = await owner.post(`${owner.storePath}/templates`, { account_id: line.shop.account, label, language: 'en_US', category: 'marketing', components }).expect(201);
    await line.t.owner.query(`update templates set status = 'approved', external_id = $1::text where id = $1`, [parsePublicId('template', String(body.id))]);
    return String(body.id);
  };
  const aDraft = async (template: string): Promise<string> => (await bulks.draft(bulks.numbers(1), { template_id: template, variable_type: 'common', values: {} })).id;
  const open = async (draft: string, width: number): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/bulk/${draft}?step=values`);
    await isReady(page);
    return page;
  };
  const valuesOf = async (draft: string): Promise<object> => (await owner.get(bulks.path(`/${draft}`)).expect(200)).body.values as object;

  it('the file of the header is chosen, and the end of the offer is a moment by the clock of the store', async () => {
    const draft = await aDraft(await aTemplate('Offer', { header: { format: 'image' }, body: 'Buy now, {{1}}', offer: { text: 'Ends soon', expires: true }, buttons: [{ kind: 'copy_code', text: '' }], samples: { 1: 'Lina', 'button.0': 'LAMP10' } }));
    const page = await open(draft, 1280);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a file' }).click()]);
    await chooser.setFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: pixel });
    await page.getByRole('button', { name: 'Choose another file' }).waitFor();
    await page.getByLabel('{{1}}').last().fill('friend');
    await page.getByLabel('End of the offer').last().fill('2031-05-06T07:08');
    await page.getByLabel('Code to copy').last().fill('LAMP10');
    await page.getByRole('button', { name: 'Show what they read' }).click();
    await page.getByRole('figure').getByText('Buy now, friend').waitFor();
    const { timezone } = (await owner.get(owner.storePath).expect(200)).body as { timezone: string };
    const values = await valuesOf(draft) as Record<string, { text: string }>;
    const ends = new Intl.DateTimeFormat('sv', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(values['offer.expires']?.text ?? 0));
    expect([values, ends]).toEqual([{ header: { text: expect.stringMatching(/^med_/) }, 1: { text: 'friend' }, 'offer.expires': { text: expect.stringMatching(/Z$/) }, 'button.0': { text: 'LAMP10' } }, '2031-05-06 07:08']);
    // Open again, it is what was chosen.
    await page.reload();
    await page.getByRole('button', { name: 'Choose another file' }).waitFor();
    expect(await page.getByLabel('End of the offer').last().inputValue()).toBe('2031-05-06T07:08');
    await page.close();
  });

  it('products are written with a section each line', async () => {
    const draft = await aDraft(await aTemplate('Products', { header: { format: 'text', text: 'New' }, body: 'Have a look at them.', buttons: [{ kind: 'multi_product', text: 'View items' }], samples: {} }));
    const page = await open(draft, 320);
    const field = page.getByRole('textbox', { name: 'Products', exact: true });
    const save = async (): Promise<object> => {
      await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'PATCH'), page.getByRole('button', { name: 'Show what they read' }).click()]);
      return valuesOf(draft);
    };
    await field.fill('Lamps: HALO-1, HALO-2\nBulbs: B-9');
    expect(await save()).toMatchObject({ 'button.0': { text: 'Lamps: HALO-1, HALO-2\nBulbs: B-9' } });
    // So is the text for those whose cell is empty.
    await page.getByText('Unique', { exact: true }).click();
    await page.getByRole('group', { name: 'Products', exact: true }).getByRole('combobox').selectOption('city');
    await page.getByRole('textbox', { name: 'Where it is missing' }).first().fill('Lamps: HALO-1\nBulbs: B-9');
    expect(await save()).toMatchObject({ 'button.0': { column: 'city', fallback: 'Lamps: HALO-1\nBulbs: B-9' } });
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    await page.close();
  });

  it('the values of cards are named by their card, on a narrow screen, too', async () => {
    const card = { header: { format: 'image' as const }, body: 'A lamp for {{1}}', buttons: [{ kind: 'url' as const, text: 'Look', url: 'https://shop.example/{{1}}' }] };
    const draft = await aDraft(await aTemplate('Cards', { body: 'New lamps', buttons: [], cards: [card, card], samples: { 'card.0.1': '9 EUR', 'card.1.1': '8 EUR', 'card.0.button.0': 'a', 'card.1.button.0': 'b' } }));
    const page = await open(draft, 320);
    for (const name of ['Card 1: File of the header', 'Card 1: {{1}}', 'Card 2: End of the address of button 1']) await page.getByRole('group', { name }).waitFor();
    expect([await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'), await page.getByText('card.0').count()]).toEqual([false, 0]);
    await page.close();
  });
});

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.js';
import { assistantWorld } from '../support/assistant-world.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aPerson, type Person } from '../support/login.js';
import { aPicture } from '../support/picture.js';

jest.setTimeout(120_000);

describeInBrowser('the catalog, grown up', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  let web: Server;
  let pictureUrl: string;
  beforeAll(async () => {
    web = createServer((_request, response) => response.end(aPicture())).listen(0, '127.0.0.1');
    await once(web, 'listening');
    const { origin } = new URL(`http://127.0.0.1:${(web.address() as AddressInfo).port}`);
    pictureUrl = `${origin}/lamp.png`;
    const t = await startApp({ OUTBOUND_ALLOW: origin });
    await t.app.listen(0, '127.0.0.1');
    world = await openBrowserWorld(t);
  });
  afterAll(async () => {
    await world.close();
    await world.t.close();
    web.close();
  });
  beforeEach(async () => {
    world.complaints.length = 0;
    owner = await aPerson(world.t);
    await world.t.owner.query("update stores set currency = 'EUR' where id = $1", [owner.storeId]);
    slug = String((await owner.get(owner.storePath)).body.slug);
  });
  afterEach(() => expect(world.complaints).toEqual([]));
  afterEach(() => world.leave());

  const products = (rest = ''): string => `${owner.storePath}/products${rest}`;
  const create = async (fields: object) => (await owner.post(products(), { status: 'active', variants: [{ price: { amount: 1250, currency: 'EUR' }, stock: 7 }], ...fields }).expect(201)).body;
  const open = async (path: string): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/catalog${path}`);
    await isReady(page);
    return page;
  };
  const rows = (page: Page) => page.getByRole('table', { name: 'Products' }).locator('[data-row]');
  /** Searches of the assistant that found nothing. */
  const missed = async (...searches: string[]): Promise<void> => {
    const assistant = await assistantWorld(world.t, owner.storeId);
    for (const words of searches) await assistant.answer(assistant.turn(words));
  };
  const said = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

  it('keeps categories and cost, narrows the list to a category, and gives it as a file', async () => {
    await create({ title: 'Desk lamp', category: 'Home > Lighting' });
    const { id } = await create({ title: 'Plain cup', variants: [{ sku: 'CUP', price: { amount: 900, currency: 'EUR' } }] });
    const page = await open(`/${id}`);
    await page.getByRole('combobox', { name: 'Category' }).fill('Ho');
    await page.getByRole('option', { name: 'Home', exact: true }).click();
    await page.getByLabel('Cost').fill('4,5');
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'The product is saved');
    expect((await owner.get(products(`/${id}`))).body).toMatchObject({ category: 'Home', variants: [{ cost: { amount: 450, currency: 'EUR' } }] });
    await page.goto(`/s/${slug}/catalog`);
    await page.getByRole('combobox', { name: 'Category' }).click();
    await page.getByRole('option', { name: 'Home > Lighting (1)' }).click();
    await page.waitForURL('**/catalog?category=*');
    await rows(page).getByText('Desk lamp').waitFor();
    await until('the list is narrowed', async () => await rows(page).count() === 1);
    await page.getByRole('button', { name: 'More for the catalog' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Export these as CSV' }).click()]);
    expect(file.suggestedFilename()).toMatch(/^products-.*\.csv$/);
  });

  it('takes a photo from an address, and says why it cannot', async () => {
    const page = await open('/new');
    await page.getByRole('button', { name: 'From the web' }).click();
    await page.getByLabel('Address of the picture').fill('https://192.168.0.1/lamp.png');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('No picture could be fetched from this address.').waitFor();
    await page.getByRole('button', { name: 'Leave out https://192.168.0.1/lamp.png' }).click();
    const { id } = (await owner.post(`${owner.storePath}/products`, { title: 'Lamp', variants: [{ price: { amount: 1, currency: 'EUR' } }] }).expect(201)).body;
    await page.goto(`/s/${slug}/catalog/${id}`);
    await page.getByRole('button', { name: 'From the web' }).click();
    await page.getByLabel('Address of the picture').fill(pictureUrl);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('button', { name: 'Remove: Photo 1' }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'The product is saved');
    expect((await owner.get(products(`/${id}`))).body.images).toHaveLength(1);
  });

  it('fetches the pictures that a file names, and says which could not be had', async () => {
    const page = await open('/import');
    const file = Buffer.from(`Name,Price,Image Src\nCup,5,${pictureUrl}\nBowl,6,https://192.168.0.1/bowl.png\n`);
    await page.locator('input[type=file]').setInputFiles({ name: 'shop.csv', mimeType: 'text/csv', buffer: file });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByRole('button', { name: /^Import/ }).click();
    await page.getByText('1 picture is fetched. 1 could not be had: the mistakes say why.').waitFor();
    await page.getByRole('button', { name: 'Download the mistakes' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('tells what customers did not find, and learns what they call it', async () => {
    await create({ title: 'Airship kite' });
    await missed('zeppelin');
    const page = await open('');
    await page.getByRole('button', { name: 'More for the catalog' }).click();
    await page.getByRole('menuitem', { name: 'Search words' }).click();
    await page.getByRole('list', { name: 'Not found' }).getByText('zeppelin').waitFor();
    await page.getByRole('button', { name: 'Another word for zeppelin' }).click();
    await page.getByRole('combobox', { name: 'Words that mean the same' }).fill('airship');
    await page.getByRole('button', { name: 'Save' }).click();
    await said(page, 'Customers found something for everything they looked for.');
    await page.getByRole('list', { name: 'Synonyms' }).getByText('airship').waitFor();
    const found = async (): Promise<number> => (await owner.get(products('/search?q=zeppelin'))).body.hits.length;
    expect(await found()).toBe(1);
    await page.getByRole('button', { name: 'Remove zeppelin, airship' }).click();
    await page.getByRole('list', { name: 'Not found' }).getByText('zeppelin').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('list', { name: 'Synonyms' }).getByText('airship').waitFor();
    expect(await found()).toBe(1);
  });
});

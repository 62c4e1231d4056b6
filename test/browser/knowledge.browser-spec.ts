import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aDocx, aPdf } from '../support/documents.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(180_000);

describeInBrowser('documents and websites as knowledge', () => {
  let world: BrowserWorld;
  let t: TestApp;
  let site: Server;
  let url: string;
  let ana: Person;
  let slug: string;
  beforeAll(async () => {
    const filler = 'It is packed by hand in our workshop in Valencia. '.repeat(6);
    const pages: Record<string, string> = {
      '/help': `<title>Help</title><main><h1>Help</h1><p>${filler}</p><a href="/help/gifts">Gifts</a></main>`,
      '/help/gifts': `<title>Gifts</title><main><h1>Gifts</h1><p>We wrap every gift in linen. ${filler}</p></main>`,
    };
    site = createServer((request, response) => {
      const page = pages[request.url ?? ''];
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => site.once('listening', resolve));
    url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    t = await startApp({ OUTBOUND_ALLOW: url });
    await t.app.listen(0, '127.0.0.1');
    world = await openBrowserWorld(t);
    ana = await aPerson(world.t);
    slug = String((await ana.get(ana.storePath).expect(200)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await t.close();
    site.close();
  });

  const open = async (path: string, person = ana, options = {}): Promise<Page> => {
    const page = await (await world.enter(person, { viewport: { width: 1400, height: 900 }, ...options })).newPage();
    await page.goto(`/s/${slug}/assistant/${path}`);
    await isReady(page);
    return page;
  };
  const documents = (page: Page) => page.getByRole('list', { name: 'Documents and websites' });
  const row = (page: Page, words: string) => documents(page).getByRole('listitem').filter({ hasText: words });
  const choose = (page: Page, ...files: { name: string; buffer: Buffer }[]) => page.locator('input[type=file]').first().setInputFiles(files.map((file) => ({ mimeType: 'application/octet-stream', ...file })));
  const guide = aDocx([{ text: 'Care', heading: 1 }, { text: 'Wash the merino shirt at thirty degrees.' }, { text: 'Repairs', heading: 1 }, { text: 'Torn zips are mended for free in our workshop.' }]);

  it('R158: a document is uploaded, read while one looks on, found by a question, and its pieces are shown', async () => {
    const page = await open('knowledge');
    await page.getByText('Nothing to read yet').waitFor();
    await choose(page, { name: 'Care_guide.docx', buffer: guide }, { name: 'Locked.pdf', buffer: aPdf([[{ text: 'x' }]], { encrypted: true }) }, { name: 'photo.png', buffer: Buffer.from('x') });
    await row(page, 'photo.png').getByText('Only PDF, Word (.docx), text and Markdown files can be read.').waitFor();
    await page.getByRole('button', { name: 'Dismiss photo.png' }).click();
    await row(page, 'Care guide').getByText('Ready').waitFor();
    await row(page, 'Care guide').getByText('2 pieces').waitFor();
    await row(page, 'Locked').getByText('The file is protected by a password.').waitFor();

    const question = page.getByRole('textbox', { name: 'Question of a customer' });
    await question.fill('do you repair broken zips?');
    await question.press('Enter');
    await page.getByText('Best match').waitFor();
    await page.getByRole('link', { name: 'Care guide › Repairs' }).click();
    await page.getByRole('heading', { name: 'Care guide' }).waitFor();
    await page.getByRole('list', { name: 'Pieces of the text' }).getByText('Wash the merino shirt').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R158: a newer version takes its place, it is renamed, and deleted after a question', async () => {
    const page = await open('knowledge');
    await row(page, 'Care guide').getByText('Ready').waitFor();
    await row(page, 'Care guide').getByRole('link', { name: 'Care guide' }).click();
    await page.getByRole('button', { name: 'Upload a newer version' }).waitFor();
    await choose(page, { name: 'Care 2.txt', buffer: Buffer.from('Wash nothing at all.') });
    await page.getByRole('list', { name: 'Pieces of the text' }).getByText('Wash nothing at all.').waitFor();
    await page.getByRole('button', { name: 'Rename' }).click();
    const name = page.getByRole('dialog', { name: 'Rename' }).getByRole('textbox', { name: 'Name' });
    await name.fill('How to wash');
    await name.press('Enter');
    await page.getByRole('heading', { name: 'How to wash' }).waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete this document?' });
    await dialog.getByText('How to wash').waitFor();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('textbox', { name: 'Question of a customer' }).waitFor();
    await row(page, 'How to wash').waitFor({ state: 'detached' });
    await row(page, 'Locked').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R158: a website is added, its pages are read and found, and its schedule is changed', async () => {
    const page = await open('knowledge');
    await page.getByRole('button', { name: 'Add a website' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a website' });
    const address = dialog.getByRole('textbox', { name: 'Address' });
    await address.fill('https://10.0.0.1/help');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('This address cannot be read. It has to begin with https:// and lead to a public website.').first().waitFor();
    await address.fill(`${url}/help`);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await row(page, '/help').getByText('Ready').waitFor();
    await row(page, '/help').getByText('2 pages').waitFor();

    const question = page.getByRole('textbox', { name: 'Question of a customer' });
    await question.fill('do you wrap gifts in linen?');
    await question.press('Enter');
    await page.getByText('Best match').waitFor();
    await page.getByRole('link', { name: 'Gifts' }).first().click();
    await page.getByRole('list', { name: 'Pieces of the text' }).getByText('We wrap every gift in linen.').waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const settings = page.getByRole('dialog', { name: 'Change' });
    await settings.getByText('Every day', { exact: true }).click();
    await settings.getByRole('button', { name: 'Save' }).click();
    await settings.waitFor({ state: 'detached' });
    await page.getByRole('definition').filter({ hasText: 'Every day' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R158: a table of questions: its columns, what would happen, mistakes, the corrected file, and the way back', async () => {
    await ana.post(`${ana.storePath}/knowledge`, { title: 'Is there parking?', body: 'No.' }).expect(201);
    await ana.post(`${ana.storePath}/knowledge`, { title: 'Vouchers', body: 'Yes.' }).expect(201);
    const page = await open('knowledge');
    await page.getByRole('link', { name: 'Import CSV' }).click();
    await page.getByText('Drop a CSV file here').waitFor();
    const give = (text: string) => choose(page, { name: 'answers.csv', buffer: Buffer.from(text) });
    await give('Is it open?;On Mondays.\nGifts;Wrapped.\n');
    await page.getByText('The first row of a file names its columns.').waitFor();
    await page.getByText('One column has to be the question, and one the answer.').waitFor();
    expect(await page.getByRole('button', { name: 'Check the rows' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Another file' }).click();

    await give('Question;What we say;Notes\nis there parking;Behind the house.;x\nVouchers;Yes.;\nAre dogs welcome?;On a leash.;\nIs there wifi?;;\nVOUCHERS?;No.;\n');
    expect(await page.getByLabel('Question is').inputValue()).toBe('question');
    await page.getByLabel('What we say is').selectOption({ label: 'Answer' });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByText('2 things are wrong in the file').waitFor();
    await page.getByText('A new question needs an answer.').waitFor();
    await page.getByText('The question stands in line 3 too.').waitFor();
    expect(await page.locator('dl > div').allInnerTexts()).toEqual(['New\n1', 'Changed\n1', 'As they are\n1', 'Rows left out\n2']);
    await page.getByRole('button', { name: 'Choose the corrected file' }).click();
    await give('Question;What we say;Notes\nIs there parking?;Behind the house.;x\nAre dogs welcome?;On a leash.;\n');
    expect(await page.getByLabel('What we say is').inputValue()).toBe('');
    await page.getByLabel('What we say is').selectOption({ label: 'Answer' });
    await page.getByRole('button', { name: 'Check the rows' }).click();
    await page.getByText('Every row is as it should be.').waitFor();
    await page.getByRole('button', { name: 'Import 2 entries' }).click();
    await page.getByText('2 entries are imported.').waitFor();

    await page.getByRole('link', { name: 'Open the knowledge' }).click();
    await page.getByRole('list', { name: 'Knowledge' }).getByText('On a leash.').waitFor();
    await page.getByRole('list', { name: 'Knowledge' }).getByText('Behind the house.').waitFor();
    await page.getByRole('link', { name: 'Import CSV' }).click();
    await page.getByRole('button', { name: 'Undo the import of answers.csv' }).click();
    await page.getByRole('dialog', { name: 'Undo the whole import?' }).getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('1 entry is removed, 1 is as before.').waitFor();
    const { data } = (await ana.get(`${ana.storePath}/knowledge`)).body as { data: { title: string; body: string }[] };
    expect(data.map(({ title, body }) => [title, body])).toEqual([['Vouchers', 'Yes.'], ['Is there parking?', 'No.']]);
    expect(world.complaints).toEqual([]);
  });

  it('agents look and download, and change nothing', async () => {
    const page = await open('knowledge', await aColleague(world.t, ana, 'agent'));
    await row(page, 'Locked').waitFor();
    expect(await page.getByRole('button', { name: 'Upload documents' }).count()).toBe(0);
    await page.getByRole('button', { name: 'More for Locked' }).click();
    await page.getByRole('menuitem', { name: 'Download the file' }).waitFor();
    expect(await page.getByRole('menuitem').count()).toBe(1);
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const send = (bytes: Buffer, filename: string) => world.t.http().post(`${ana.storePath}/knowledge/sources/documents`).set('cookie', ana.cookie).set('x-csrf-token', ana.csrf).attach('file', bytes, filename);
    await send(guide, 'Care_guide_of_our_outdoor_clothing_2026.docx');
    await world.t.jobs.drain();
    const sources = (await ana.get(`${ana.storePath}/knowledge/sources`)).body.data as { id: string; kind: string }[];
    const page = await open('knowledge?ask=zips', ana, options);
    const check = async (place: string): Promise<void> => {
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect({ place, violations: await axeViolations(page) }).toEqual({ place, violations: [] });
    };
    await page.locator('ol').first().waitFor();
    await check('list');
    await page.goto(`/s/${slug}/assistant/knowledge/sources/${sources.find(({ kind }) => kind === 'document')?.id}`);
    await page.locator('ol').first().waitFor();
    await check('document');
    await page.goto(`/s/${slug}/assistant/knowledge/sources/${sources.find(({ kind }) => kind === 'website')?.id}`);
    await page.locator('li a, li button').filter({ hasText: 'Gifts' }).waitFor();
    await check('website');
    await page.goto(`/s/${slug}/assistant/knowledge/import`);
    await page.getByRole('list').filter({ hasText: 'answers.csv' }).waitFor();
    await check('import');
    await choose(page, { name: 'answers.csv', buffer: Buffer.from('Question,Answer\nParking,Yes.\nParking,No.\n') });
    await page.getByRole('table').waitFor();
    await check('columns');
    await page.locator('section button').last().click();
    await page.locator('table[data-rows]').waitFor();
    await check('rows');
    expect(world.leftOut(LOOKED_AT.knowledge)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

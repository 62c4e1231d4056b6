import { publicId, type TemplateComponents } from '#contracts';
import type { Page } from 'playwright-core';
import { anAccount } from '../support/factories.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(120_000);

const LAMP = { name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') };

describeInBrowser('R165-R167, R211: templates', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  let accountId: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath)).body.slug);
    accountId = await anAccount(world.t, owner.storeId);
  });
  afterAll(() => world.close());
  afterEach(async () => {
    const complaints = [...world.complaints];
    await world.leave();
    expect(complaints).toEqual([]);
  });
  const open = async (path: string, options: object = { viewport: { width: 1280, height: 900 } }): Promise<Page> => {
    const page = await (await world.enter(owner, options)).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };

  it('are begun with a starter, checked while they are written, saved, and get another language', async () => {
    const page = await open('templates');
    await page.getByText('Templates are the only way to write after 24 hours').waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('link', { name: /Order delivered/ }).click();
    const preview = page.getByRole('figure', { name: 'Preview' });
    await preview.getByText('Hello Lina, your order 1042 has been delivered.').waitFor();
    const body = page.getByRole('textbox', { name: 'Body' });
    await body.fill('{{first_name}}, it was delivered.');
    await page.getByText('A variable may not be the first or the last of the text.').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('1 thing to put right').waitFor();
    await body.fill('Dear {{first_name}}, it was delivered.');
    await preview.getByText('Dear Lina, it was delivered.').waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Nobody but your team has seen it.').waitFor();
    await page.getByRole('button', { name: 'Add language' }).click();
    await page.getByRole('menuitem', { name: 'Arabic', exact: true }).click();
    await page.waitForURL(/language=ar/);
    await body.fill('عزيزتي {{first_name}}، تم التسليم.');
    expect(await preview.getAttribute('dir')).toBe('rtl');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('navigation', { name: 'Languages' }).getByRole('link').nth(1).waitFor();
    await page.getByRole('link', { name: 'All templates' }).click();
    await page.getByRole('table', { name: 'Templates' }).locator('[data-row]').nth(1).waitFor();
  });

  it('R124, R125: carousels and offers are written in forms of their own, and what was written waits while another is tried', async () => {
    const page = await open('templates/new?starter=back_in_stock');
    const [layout, preview] = [page.getByRole('combobox', { name: 'Layout' }), page.getByRole('figure', { name: 'Preview' })];
    await layout.selectOption({ label: 'Carousel' });
    await page.getByRole('button', { name: 'Add button' }).click();
    await page.getByRole('menuitem', { name: 'Visit website' }).click();
    await page.getByRole('tab', { name: 'Card 1' }).press('ArrowRight');
    const second = page.getByRole('tabpanel', { name: 'Card 2' });
    await second.getByRole('textbox', { name: 'Text of the card' }).fill('Luna for {{price}} {{place}} only');
    await second.getByText('Two variables need words between them.').waitFor();
    await second.getByRole('textbox', { name: 'Text of the card' }).fill('Luna, now only {{price}} each');
    await second.getByRole('textbox', { name: 'Example: {{price}}' }).fill('29 EUR');
    const sample = second.getByRole('group', { name: 'Sample file' });
    await sample.locator('input[type=file]').setInputFiles(LAMP);
    await preview.locator('img').waitFor();
    await sample.getByRole('button', { name: 'Remove' }).click();
    await sample.getByRole('button', { name: 'Choose a file' }).waitFor();
    // The same file again is taken.
    await sample.locator('input[type=file]').setInputFiles(LAMP);
    await preview.locator('img').waitFor();
    await page.getByRole('button', { name: 'Move card 2 earlier' }).click();
    await preview.getByRole('group', { name: 'Cards' }).getByText('Luna, now only 29 EUR each').waitFor();
    expect(await page.getByRole('tab', { name: 'Card 1' }).getAttribute('aria-selected')).toBe('true');
    await layout.selectOption({ label: 'Limited-time offer' });
    await page.getByRole('textbox', { name: 'Line of the offer' }).fill('Ends on Sunday');
    await preview.getByText('Ends on Sunday').waitFor();
    await preview.getByText('Copy code').waitFor();
    await layout.selectOption({ label: 'Carousel' });
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Nobody but your team has seen it.').waitFor();
    const [kept] = (await owner.get(`${owner.storePath}/templates?category=marketing`).expect(200)).body.data as { components: TemplateComponents }[];
    expect(kept?.components).toMatchObject({ buttons: [], cards: [{ body: 'Luna, now only {{price}} each', header: { format: 'image', media_id: expect.stringMatching(/^med_/) as string }, buttons: [{ kind: 'quick_reply' }, { kind: 'url' }] }, { body: '' }], samples: { 'card.0.price': '29 EUR' } });
    expect(kept?.components.offer).toBeUndefined();
  });

  it('a change made elsewhere takes nobody\'s words away', async () => {
    const { body: { id } } = await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'Two hands', language: 'en', category: 'utility', components: { body: 'As it was', buttons: [], samples: {} } }).expect(201);
    const page = await open(`templates/${id}`);
    const body = page.getByRole('textbox', { name: 'Body' });
    const elsewhere = (text: string) => owner.patch(`${owner.storePath}/templates/${id}`, { components: { body: text, buttons: [], samples: {} } }).expect(200);
    await elsewhere('Changed before anybody writes');
    await page.getByRole('figure', { name: 'Preview' }).getByText('Changed before anybody writes').waitFor();
    await body.fill('My own words');
    await elsewhere('Their words');
    await page.getByText('This template was changed meanwhile').waitFor();
    expect([await page.getByRole('button', { name: 'Save draft' }).isDisabled(), await page.getByRole('button', { name: 'Hand in' }).isDisabled()]).toEqual([true, true]);
    await page.getByRole('button', { name: 'Show theirs' }).click();
    expect(await body.inputValue()).toBe('Their words');
    await page.getByRole('button', { name: 'Back to mine' }).click();
    await page.getByRole('button', { name: 'Keep mine' }).click();
    expect(await body.inputValue()).toBe('My own words');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Saved.').waitFor();
    expect(await page.getByText('This template was changed meanwhile').count()).toBe(0);
    await body.fill('More of my words');
    await elsewhere('Their last words');
    await page.getByRole('button', { name: 'Show theirs' }).click();
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect([await body.inputValue(), await page.getByRole('button', { name: 'Save draft' }).isDisabled()]).toEqual(['Their last words', true]);
    // Saved at the same moment: the later one is asked, and not written over the other.
    await page.route(`**/templates/${id}`, async (route) => {
      if (route.request().method() === 'PATCH') await elsewhere('Theirs, a moment before');
      await route.continue();
    });
    await body.fill('Mine, a moment after');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('This template was changed meanwhile').waitFor();
    expect([await body.inputValue(), (await owner.get(`${owner.storePath}/templates/${id}`)).body.components.body]).toEqual(['Mine, a moment after', 'Theirs, a moment before']);
    await page.unroute(`**/templates/${id}`);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await until('the own words are saved', async () => (await owner.get(`${owner.storePath}/templates/${id}`)).body.components.body === 'Mine, a moment after');
    await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'Two hands', language: 'es', category: 'utility', components: { body: 'Dos', buttons: [], samples: {} } }).expect(201);
    await page.getByRole('navigation', { name: 'Languages' }).getByRole('link').nth(1).waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Delete every language' }).click();
    await page.getByText('These go: English and Spanish.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete every language' }).click();
    await page.getByRole('table', { name: 'Templates' }).waitFor();
    await page.getByRole('link', { name: 'Two hands' }).waitFor({ state: 'detached' });
  });

  it('one that is approved has nothing to hand in until it is changed', async () => {
    const { body: { id } } = await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'In force', language: 'en', category: 'utility', components: { body: 'As it counts', buttons: [], samples: {} } }).expect(201);
    await world.t.owner.query(`update templates set status = 'approved', external_id = name where store_id = $1 and name = 'in_force'`, [owner.storeId]);
    const page = await open(`templates/${id}`);
    const handIn = page.getByRole('button', { name: 'Hand in the change' });
    await handIn.waitFor();
    await page.getByText('WhatsApp takes 10 more changes of it within 30 days.').waitFor();
    await world.t.owner.query(`update templates set approved_edits = array[now() - interval '1 hour'] where store_id = $1 and name = 'in_force'`, [owner.storeId]);
    await page.reload();
    await page.getByText('WhatsApp takes its next change from').waitFor();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).getByText('Shortcuts', { exact: true }).first().waitFor();
    expect([await handIn.isDisabled(), await page.getByRole('dialog').getByText('Hand in').count()]).toEqual([true, 0]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The item that opened the dialog is gone with its menu.
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Earlier versions' }).click();
    await page.getByRole('dialog', { name: 'Earlier versions' }).getByText('Version 1').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('button[aria-label="More"]:focus').waitFor();
    await page.getByRole('textbox', { name: 'Body' }).fill('As it should be');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Go to a page').fill('Hand in');
    await page.locator('[data-action]').getByText('Hand in', { exact: true }).waitFor();
    expect(await page.locator('button:enabled', { hasText: 'Hand in the change' }).count()).toBe(1);
  });

  it('that they were changed elsewhere is in sight of whoever writes, also on the smallest phone', async () => {
    const { body: { id } } = await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'Small hands', language: 'en', category: 'utility', components: { body: 'As it was', buttons: [], samples: {} } }).expect(201);
    const page = await open(`templates/${id}`, { viewport: { width: 320, height: 640 } });
    await page.getByRole('textbox', { name: 'Body' }).fill('My own words');
    await owner.patch(`${owner.storePath}/templates/${id}`, { components: { body: 'Their words', buttons: [], samples: {} } }).expect(200);
    const notice = page.getByRole('alert').filter({ hasText: 'This template was changed meanwhile' });
    await notice.waitFor();
    const { y, height } = await notice.boundingBox() ?? { y: -1, height: 0 };
    expect([y >= 56, y + height <= 640, height > 0]).toEqual([true, true, true]);
  });

  it('the preview stays in sight beside the notice of a change made elsewhere, however tall that is', async () => {
    const { body: { id } } = await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'Tall hands', language: 'en', category: 'utility', components: { body: 'As it was', buttons: [], samples: {} } }).expect(201);
    const page = await open(`templates/${id}`, { viewport: { width: 1280, height: 800 } });
    await page.getByRole('textbox', { name: 'Body' }).fill('My own words');
    await owner.patch(`${owner.storePath}/templates/${id}`, { components: { body: 'Their words', buttons: [], samples: {} } }).expect(200);
    const notice = page.getByRole('alert').filter({ hasText: 'This template was changed meanwhile' });
    await notice.waitFor();
    await page.evaluate(`document.querySelector('main [role=alert]').style.setProperty('min-height', '300px')`);
    await page.evaluate('document.querySelector("main").scrollTo(0, 1e6)');
    const [words, preview] = [await notice.boundingBox(), await page.getByRole('figure', { name: 'Preview' }).boundingBox()];
    if (!words || !preview) throw new Error('The notice or the preview is not there');
    expect([words.height >= 300, words.y >= 0, words.y + words.height <= 800, preview.y >= 0, preview.y + preview.height <= 800, preview.x >= words.x + words.width]).toEqual(Array(6).fill(true));
  });

  it.each(LOOKS)('$name: pass for everybody', async ({ options }) => {
    const [first] = (await owner.get(`${owner.storePath}/templates`).expect(200)).body.data as { id: string }[];
    for (const path of ['templates', `templates/${first?.id}`, 'templates/new?starter=order_shipped']) {
      const page = await open(path, options);
      await page.locator('h1').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
      await page.close();
    }
    expect(world.leftOut(LOOKED_AT.templates)).toEqual([]);
  });
});

import { publicId } from '#contracts';
import type { Page } from 'playwright-core';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { anAccount, aConversation, aMessage } from '../support/factories.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aPerson, type Person } from '../support/login.js';

jest.setTimeout(120_000);

interface Kept { label: string; category: string; components: { buttons: object[]; header?: object } }

describeInBrowser('R124: buttons of templates', () => {
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
  const kept = async (label: string): Promise<Kept | undefined> => ((await owner.get(`${owner.storePath}/templates`).expect(200)).body.data as Kept[]).find((template) => template.label === label);

  it('a login code is handed to an app, which is named, with one tap or without any', async () => {
    const page = await open('templates/new?starter=login_code');
    const preview = page.getByRole('figure', { name: 'Preview' });
    await preview.getByText('Copy code').waitFor();
    await page.getByRole('radiogroup', { name: 'How the code gets there' }).getByText('One tap').click();
    await page.getByRole('textbox', { name: 'Button that fills in the code' }).fill('Fill in');
    await preview.getByText('Fill in').waitFor();
    const app = page.getByRole('group', { name: 'App 1' });
    await app.getByRole('textbox', { name: 'Package name' }).fill('shop');
    await app.getByText('This does not look right.').waitFor();
    await app.getByRole('textbox', { name: 'Package name' }).fill('com.example.shop');
    await app.getByRole('textbox', { name: 'Signature hash' }).fill('K8a/AINcGX7');
    await page.getByRole('radiogroup', { name: 'How the code gets there' }).getByText('Without a tap').click();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('1 thing to put right').waitFor();
    await page.getByRole('checkbox', { name: /I accept WhatsApp's rules/ }).check();
    await page.getByText('1 thing to put right').waitFor({ state: 'hidden' });
    await until('no button in the preview', async () => await preview.getByText('Fill in').count() === 0);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Nobody but your team has seen it.').waitFor();
    expect((await kept('Login code'))?.components.buttons).toEqual([{ kind: 'code', text: 'Copy code', otp_type: 'zero_tap', autofill_text: 'Fill in', supported_apps: [{ package_name: 'com.example.shop', signature_hash: 'K8a/AINcGX7' }], zero_tap_terms_accepted: true }]);
  });

  it('those of a bubble are still there after a login code was looked at', async () => {
    const page = await open('templates/new');
    const category = page.getByRole('combobox', { name: 'Category' });
    await category.selectOption('marketing');
    await page.getByRole('button', { name: 'Add button' }).click();
    await page.getByRole('menuitem', { name: 'Quick reply' }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Yes please');
    await category.selectOption('authentication');
    await page.getByRole('radiogroup', { name: 'How the code gets there' }).getByText('One tap').click();
    await page.getByRole('textbox', { name: 'Button that fills in the code' }).fill('Fill in');
    await category.selectOption('marketing');
    await page.getByRole('figure', { name: 'Preview' }).getByText('Yes please').waitFor();
    expect([await page.getByRole('textbox', { name: 'Label' }).inputValue(), await page.getByRole('button', { name: /^Remove button/ }).count()]).toEqual(['Yes please', 1]);
    await page.getByRole('textbox', { name: 'Label' }).fill('Yes');
    await category.selectOption('authentication');
    expect(await page.getByRole('textbox', { name: 'Button that fills in the code' }).inputValue()).toBe('Fill in');
  });

  it('products are shown alone in marketing, under a text', async () => {
    const page = await open('templates/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('New lamps');
    await page.getByRole('textbox', { name: 'Body' }).fill('Have a look at our new lamps.');
    const add = page.getByRole('button', { name: 'Add button' });
    await add.click();
    await page.getByRole('menuitem', { name: 'Quick reply' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Products' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'Marketing' });
    await add.click();
    await page.getByRole('menuitem', { name: 'Products' }).click();
    expect(await add.isDisabled()).toBe(true);
    const preview = page.getByRole('figure', { name: 'Preview' });
    await preview.getByText('View items').waitFor();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByText('1 thing to put right').waitFor();
    await page.getByRole('combobox', { name: 'Header' }).selectOption('text');
    await page.getByRole('textbox', { name: 'Text of the header' }).fill('New for you');
    await page.getByText('1 thing to put right').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Nobody but your team has seen it.').waitFor();
    expect(await kept('New lamps')).toMatchObject({ category: 'marketing', components: { header: { format: 'text' }, buttons: [{ kind: 'multi_product', text: 'View items' }] } });
  });

  it('are sent with the products of a section each line, and read so in the thread', async () => {
    await owner.post(`${owner.storePath}/templates`, {
      account_id: publicId('account', accountId), label: 'Lamps to see', language: 'en', category: 'marketing',
      components: { header: { format: 'text', text: 'New' }, body: 'Have a look at them.', buttons: [{ kind: 'multi_product', text: 'View items' }], samples: {} },
    }).expect(201);
    await world.t.owner.query(`update templates set status = 'approved', external_id = name where store_id = $1 and name = 'lamps_to_see'`, [owner.storeId]);
    const talk = await aConversation(world.t, owner.storeId, { accountId, windowClosesAt: world.t.clock.ago(HOUR), customer: { name: 'Omar Haddad', phone: '+34611000222' } });
    await aMessage(world.t, owner.storeId, { conversation: talk, text: 'Any lamps?' });
    const page = await open(`inbox?tab=all&c=${talk.publicId}`);
    await page.getByText(/WhatsApp only allows a template now/).waitFor();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /Lamps to see/ }).click();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('This is needed.').waitFor();
    await dialog.getByRole('textbox', { name: 'Products' }).fill('Lamps: HALO-1, HALO-2\nBulbs: B-9');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('article').filter({ hasText: 'Have a look at them.' }).getByText('View items').waitFor();
    const [sent] = (await world.t.owner.query<{ content: unknown }>(`select content from messages where store_id = $1 and kind = 'template' and conversation_id = $2`, [owner.storeId, talk.id])).rows;
    expect(sent?.content).toMatchObject({ buttons: [{ subType: 'mpm', parameters: [{ text: 'HALO-1', sections: [{ title: 'Lamps', productIds: ['HALO-1', 'HALO-2'] }, { title: 'Bulbs', productIds: ['B-9'] }] }] }] });
  });
});

import { publicId } from '#contracts';
import type { Page } from 'playwright-core';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation, aMessage } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(180_000);

describeInBrowser('the customers', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.complaints.length = 0;
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath)).body.slug);
  });
  afterEach(() => expect(world.complaints).toEqual([]));
  afterEach(() => world.leave());

  const open = async (path = ''): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/customers${path}`);
    await isReady(page);
    return page;
  };
  const talk = async (name: string, minutes: number, phone?: string) => {
    const made = await aConversation(world.t, owner.storeId, { customer: { name, ...(phone ? { phone } : {}) }, lastMessageAt: world.t.clock.ago(minutes * MINUTE) });
    await aMessage(world.t, owner.storeId, { conversation: made, text: `Hello from ${name}` });
    return { ...made, customer: publicId('customer', made.customerId) };
  };
  const names = (page: Page) => page.getByRole('table', { name: 'Customers' }).locator('[data-row]');

  it('are listed by their last contact, found by name and number, and lead to their conversation', async () => {
    const page = await open();
    await page.getByText('No customers yet').waitFor();
    const ada = await talk('Ada Lovelace', 9, '+491701234567');
    await talk('Bob', 2);
    await page.reload();
    await names(page).first().waitFor();
    expect(await names(page).getByRole('link').allInnerTexts()).toEqual(['Bob', '', 'Ada Lovelace', '']);
    await page.keyboard.press('/');
    await page.keyboard.type('170 123');
    await page.waitForURL(/q=/);
    await names(page).nth(1).waitFor({ state: 'detached' });
    await names(page).filter({ hasText: 'Ada' }).waitFor();
    await page.getByRole('searchbox').fill('nobody at all');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('link', { name: 'Message Ada Lovelace' }).click();
    await page.waitForURL(`**/inbox?c=${ada.publicId}`);
    await page.getByRole('log', { name: 'Messages' }).getByText('Hello from Ada Lovelace').waitFor();
  });

  it('have a page with what the team knows of them, which is changed in place', async () => {
    const ada = await talk('ada', 9, '+491701234567');
    await talk('Bob', 2, '+491709999999');
    const page = await open();
    await names(page).filter({ hasText: 'ada' }).getByRole('link', { name: 'ada', exact: true }).click();
    await page.getByRole('heading', { name: 'ada' }).waitFor();
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace');
    await page.getByLabel('Notes').fill('Asks for invoices.');
    await page.getByLabel('Phone').fill('call me');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Write the number in international form, for example +49 30 901820.').waitFor();
    await page.getByLabel('Phone').fill('+49 170 7654321');
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByText('The customer is saved').waitFor();
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    expect((await owner.get(`${owner.storePath}/customers/${ada.customer}`)).body).toMatchObject({ name: 'Ada Lovelace', notes: 'Asks for invoices.', phone: '+491707654321' });
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: 'Stop marketing' }).click();
    await page.getByText('Say how you know').waitFor();
    await page.getByLabel('How do you know?').fill('Asked on the phone');
    await page.getByRole('button', { name: 'Stop marketing' }).click();
    await page.getByRole('list', { name: 'What they said about marketing' }).getByText('Asked on the phone').waitFor();
    await page.getByRole('button', { name: 'Allow again' }).waitFor();
    await page.getByRole('list', { name: 'Conversations' }).getByRole('link').waitFor();
    await page.getByRole('link', { name: 'Customers' }).last().click();
    await page.getByRole('switch', { name: 'Only who wants no marketing' }).click();
    await page.waitForURL(/opted=out/);
    await names(page).nth(1).waitFor({ state: 'detached' });
    await names(page).filter({ hasText: 'No marketing' }).waitFor();
  });

  it('show at once what a colleague changes, and say when there is no such customer', async () => {
    const ada = await talk('Ada', 1);
    const page = await open(`/${ada.customer}`);
    await page.getByText('Live', { exact: true }).waitFor();
    await owner.patch(`${owner.storePath}/customers/${ada.customer}`, { name: 'Countess Ada', notes: 'Written elsewhere' }).expect(200);
    await page.getByRole('heading', { name: 'Countess Ada' }).waitFor();
    await page.getByText('Written elsewhere').waitFor();
    await page.goto(`/s/${slug}/customers/cust_nobody`);
    await page.getByText('This customer does not exist any more.').waitFor();
  });

  it.each(LOOKS)('are accessible and fit: $name', async ({ options }) => {
    const ada = await talk('Ada Lovelace', 9, '+491701234567');
    await talk('ليلى حداد', 2);
    await owner.patch(`${owner.storePath}/customers/${ada.customer}`, { opted_out: true, notes: 'Likes blue' }).expect(200);
    const page = await (await world.enter(owner, options)).newPage();
    const findings: string[] = [];
    for (const path of ['', '?q=nobody', `/${ada.customer}`]) {
      await page.goto(`/s/${slug}/customers${path}`);
      await isReady(page);
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
      findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
    }
    expect(findings).toEqual([]);
    expect(world.leftOut(LOOKED_AT.customers)).toEqual([]);
  });
});

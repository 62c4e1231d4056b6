import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('templates that are synced', () => {
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

  it('one account at a time, with the time of its last sync; the account says what it is used by', async () => {
    const { shop: { owner, businessId, account } } = line;
    line.sandbox.meta.addTemplate({ businessAccountId: businessId, name: 'from_meta', category: 'UTILITY', components: [{ type: 'BODY', text: 'Hello there' }] });
    const { name, ...about } = (await owner.get(`${owner.storePath}/accounts/${account}`).expect(200)).body as { name: string };
    expect(about).toMatchObject({ status: 'active' });
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    const slug = String((await owner.get(owner.storePath)).body.slug);
    await page.goto(`/s/${slug}/templates`);
    await isReady(page);
    const menu = page.getByRole('button', { name: 'Sync one account' });
    expect(await axeViolations(page)).toEqual([]);
    await menu.click();
    const item = page.getByRole('menuitem', { name });
    await item.getByText('Not synced yet').waitFor();
    await item.click();
    await page.getByText('Synced: 1 new, 0 changed, 0 removed.').waitFor();
    await page.getByRole('table', { name: 'Templates' }).getByText('From meta').waitFor();
    await menu.click();
    await item.getByText('Last synced').waitFor();
    await page.goto(`/s/${slug}/settings/accounts`);
    await page.getByText('used by 1 template').waitFor();
    await page.getByRole('link', { name }).click();
    await page.locator('dt:text-is("Templates last synced")').waitFor();
    expect([await page.locator('dt:text-is("Used by") + dd').textContent(), await page.getByText('This is the demo').count(), world.complaints]).toEqual(['used by 1 template', 0, []]);
  });
});

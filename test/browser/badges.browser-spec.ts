import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation } from '../support/factories.js';
import { aPerson } from '../support/login.js';

jest.setTimeout(120_000);

describeInBrowser('the marks of the menu', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  it('say how many wait and that the assistant is off, to eyes and ears, and nothing where nothing waits', async () => {
    const owner = await aPerson(world.t, { storeName: 'Badge Shop' });
    for (const handler of ['waiting', 'waiting', 'ai'] as const) await aConversation(world.t, owner.storeId, { handler });
    await owner.patch(`${owner.storePath}/assistant`, { enabled: false }).expect(200);
    const page = await (await world.enter(owner)).newPage();
    await page.goto('/s/badge-shop/settings/team');
    await isReady(page);
    const item = (name: string) => page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) });
    const heard = async (name: string): Promise<string | null> => page.locator(`[id="${await item(name).getAttribute('aria-describedby')}"]`).textContent();
    await item('Inbox').getByText('2', { exact: true }).waitFor();
    expect(await heard('Inbox')).toBe('2 Waiting');
    await item('AI Assistant').locator('[data-dot]').waitFor();
    expect(await heard('AI Assistant')).toBe('The assistant is off');
    expect(await item('Orders').textContent()).toBe('Orders');
    // The dot goes with what it said.
    await owner.patch(`${owner.storePath}/assistant`, { enabled: true }).expect(200);
    await item('AI Assistant').locator('[data-dot]').waitFor({ state: 'detached' });
    expect(world.complaints).toEqual([]);
  });
});

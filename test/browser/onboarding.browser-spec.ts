import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation } from '../support/factories.js';
import { aColleague, aPerson } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(180_000);

describeInBrowser('what a new shop still has to do', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld();
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  it('leads to each step, ticks it when it is done, and leaves the menu when all are', async () => {
    const owner = await aPerson(world.t, { storeName: 'Fresh Shop' });
    const at = (rest: string): string => `${owner.storePath}/${rest}`;
    const page = await (await world.enter(owner)).newPage();
    const step = (name: string) => page.getByRole('list', { name: 'Getting started' }).getByRole('listitem').filter({ hasText: name });
    const menu = page.getByRole('navigation').getByRole('link', { name: 'Getting started' });
    await page.goto('/s/fresh-shop/settings/team');
    await menu.getByText('0/6').waitFor();
    await menu.click();
    await page.getByRole('heading', { level: 2, name: '0 of 6 done' }).waitFor();
    for (const [name, address] of [['Set up WhatsApp', 'settings/channels'], ['Add products', 'catalog'], ['Tell the assistant', 'assistant/facts'], ['Try the assistant', 'assistant/playground'], ['Receive the first message', 'inbox'], ['Invite somebody', 'settings/team']] as const) {
      await step(name).getByRole('link').click();
      await page.waitForURL(`**/s/fresh-shop/${address}`);
      await page.goBack();
    }
    await page.getByText('Live', { exact: true }).waitFor();
    // Others do it meanwhile: the page follows.
    await owner.post(at('products'), { title: 'Lamp', status: 'active', variants: [{ price: { amount: 1250, currency: 'EUR' } }] }).expect(201);
    await step('Add products').filter({ hasText: 'Done' }).waitFor();
    await owner.patch(at('knowledge/facts'), { opening_hours: 'Every day.', shipping: 'Three days.', returns: 'Within 30 days.' }).expect(200);
    await step('Tell the assistant').filter({ hasText: 'Done' }).waitFor();
    await menu.getByText('2/6').waitFor();
    // What this person does is ticked when they come back.
    await step('Try the assistant').getByRole('link').click();
    // The answer does not wait for the list, which here comes after it.
    const answered = page.getByRole('log').getByRole('button', { name: /source/ }).waitFor();
    await page.route('**/onboarding', async (route) => {
      await answered;
      await route.continue();
    });
    await page.getByRole('textbox').last().fill('Do you have a lamp?');
    await page.keyboard.press('Enter');
    await answered;
    await menu.getByText('3/6').waitFor();
    await menu.click();
    // A number, and a customer who wrote to it.
    await aConversation(world.t, owner.storeId);
    await owner.post(at('invitations'), { email: 'ben@example.com', role: 'agent' }).expect(201);
    await page.getByText('Everything is set up').waitFor();
    await menu.waitFor({ state: 'detached' });
    expect(world.complaints).toEqual([]);
  });

  it('is hidden by one person for that person, shown again, and found in the list of shortcuts', async () => {
    const owner = await aPerson(world.t, { storeName: 'Quiet Shop' });
    const page = await (await world.enter(owner)).newPage();
    const menu = page.getByRole('navigation').getByRole('link', { name: 'Getting started' });
    await page.goto('/s/quiet-shop/getting-started');
    await menu.waitFor();
    await page.getByRole('button', { name: 'Hide from the menu' }).click();
    await menu.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Orders', exact: true }).click();
    await page.waitForURL('**/orders');
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).getByRole('link', { name: 'Getting started' }).click();
    await page.waitForURL('**/getting-started');
    await page.getByRole('button', { name: 'Show in the menu' }).click();
    await menu.waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('is nowhere for agents, who cannot do these steps', async () => {
    const owner = await aPerson(world.t, { storeName: 'Agents Shop' });
    const page = await (await world.enter(await aColleague(world.t, owner, 'agent'))).newPage();
    const asked: string[] = [];
    page.on('request', (request) => void (request.url().endsWith('/onboarding') && asked.push(request.url())));
    const words = page.getByText('Getting started');
    await page.goto('/s/agents-shop/orders');
    await isReady(page);
    // From then on the menu has what comes later.
    await page.locator('nav a[href$="/inbox"][aria-describedby]').waitFor();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Shortcuts' }).getByRole('switch').waitFor();
    expect(await words.count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Command bar' }).fill('Getting started');
    await page.getByText('Nothing found').waitFor();
    expect([await words.count(), asked]).toEqual([0, []]);
    await page.goto('/s/agents-shop/getting-started');
    await page.getByText('Your role may not do this.').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('is in the menu of a phone as soon as that opens', async () => {
    const owner = await aPerson(world.t, { storeName: 'Small Shop' });
    const page = await (await world.enter(owner, { viewport: { width: 390, height: 844 } })).newPage();
    await page.goto('/s/small-shop/orders');
    // The menu of large windows has it, unseen.
    await page.locator('nav a', { hasText: 'Getting started' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    const menu = page.getByRole('dialog', { name: 'Menu' });
    await menu.getByRole('link', { name: 'Orders', exact: true }).waitFor();
    expect(await menu.getByRole('link', { name: 'Getting started' }).count()).toBe(1);
    expect(world.complaints).toEqual([]);
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const owner = await aPerson(world.t, { storeName: `Look Shop ${options.locale} ${options.colorScheme}` });
    await owner.post(`${owner.storePath}/invitations`, { email: 'ben@example.com', role: 'agent' }).expect(201);
    const page = await (await world.enter(owner, options)).newPage();
    await page.goto(`/s/look-shop-${options.locale}-${options.colorScheme}/getting-started`);
    await isReady(page);
    await page.locator('[data-step=team][data-done]').waitFor();
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
    expect(await axeViolations(page)).toEqual([]);
    expect(world.leftOut(LOOKED_AT.onboarding)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aPerson, type Person } from '../support/login.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

describeInBrowser('what is typed while a save is under way', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath).expect(200)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(() => world.close());

  /** A page whose writes are answered when they are told to, one by one. */
  const holding = async (address: string): Promise<{ page: Page; answers: (() => void)[]; sent: unknown[] }> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    const answers: (() => void)[] = [];
    const sent: unknown[] = [];
    await page.route('**/api/v1/stores/**', async (route) => {
      if (!['POST', 'PATCH'].includes(route.request().method()) || /presence|labels\/order/.test(route.request().url())) return route.continue();
      sent.push(route.request().postDataJSON());
      await new Promise<void>((resolve) => { answers.push(resolve); });
      return route.continue();
    });
    await page.goto(`/s/${slug}/${address}`);
    await isReady(page);
    return { page, answers, sent };
  };
  const answer = async (answers: (() => void)[], place: number): Promise<void> => {
    await until(`request ${place + 1} is under way`, async () => answers.length === place + 1);
    answers[place]?.();
  };

  it('stays in an account, with the rest as it was saved', async () => {
    const { body: account } = await owner.post(`${owner.storePath}/accounts`, { provider: 'meta', name: 'Main line', status: 'inactive', fields: { phoneNumberId: '106540352242922' } }).expect(201);
    const { page, answers, sent } = await holding(`settings/accounts/${account.id}`);
    const [name, token, secret] = [page.getByLabel('Account Name', { exact: true }), page.getByLabel('Access Token', { exact: true }), page.getByLabel('App Secret', { exact: true })];
    await name.fill('Second line');
    await secret.fill('a-secret-of-somebody');
    await page.keyboard.press('ControlOrMeta+s');
    await until('it is under way', async () => answers.length === 1);
    await name.fill('Third line');
    await token.fill('a-token-of-somebody');
    await answer(answers, 0);
    await page.getByText('The account is saved').waitFor();
    expect([await name.inputValue(), await token.inputValue(), await secret.count()]).toEqual(['Third line', 'a-token-of-somebody', 0]);
    await page.getByText('Not saved yet').waitFor();
    await name.press('ControlOrMeta+s');
    await answer(answers, 1);
    await page.getByText('Not saved yet').waitFor({ state: 'detached' });
    expect(sent[1]).toEqual({ name: 'Third line', fields: { accessToken: 'a-token-of-somebody' } });
    expect(world.complaints).toEqual([]);
  });

  it('stays in a product, whose new variant is not made twice', async () => {
    const { body: product } = await owner.post(`${owner.storePath}/products`, { title: 'Mug', variants: [{ price: { amount: 1000, currency: 'EUR' } }] }).expect(201);
    const { page, answers } = await holding(`catalog/${product.id}`);
    const title = page.getByLabel('Name', { exact: true });
    await title.fill('Blue mug');
    await page.keyboard.press('ControlOrMeta+s');
    await until('it is under way', async () => answers.length === 1);
    await title.fill('Blue mug, large');
    await page.getByLabel('Price', { exact: true }).fill('12');
    await answer(answers, 0);
    await page.getByText('The product is saved').waitFor();
    expect(await title.inputValue()).toBe('Blue mug, large');
    await title.press('ControlOrMeta+s');
    await answer(answers, 1);
    await page.getByText('The product is saved').nth(1).waitFor();
    const { body } = await owner.get(`${owner.storePath}/products/${product.id}`).expect(200);
    expect(body).toMatchObject({ title: 'Blue mug, large', version: 3, variants: [{ id: product.variants[0].id, price: { amount: 1200 } }] });
    expect(world.complaints).toEqual([]);
  });

  it('stays in the options of a product, and its variants keep theirs', async () => {
    const price = { amount: 1000, currency: 'EUR' };
    const { body: product } = await owner.post(`${owner.storePath}/products`, { title: 'Shirt', variants: [{ options: { Size: 'S' }, price }, { options: { Size: 'M' }, price }] }).expect(201);
    const { page, answers, sent } = await holding(`catalog/${product.id}`);
    const values = page.getByRole('combobox', { name: 'Values' });
    await values.fill('L');
    await values.press('Enter');
    await page.keyboard.press('ControlOrMeta+s');
    await until('it is under way', async () => answers.length === 1);
    await values.fill('XL');
    await values.press('Enter');
    await page.getByLabel('Stock: L', { exact: true }).fill('7');
    await answer(answers, 0);
    await page.getByText('The product is saved').waitFor();
    const [, , large] = (await owner.get(`${owner.storePath}/products/${product.id}`)).body.variants;
    await values.press('ControlOrMeta+s');
    await answer(answers, 1);
    await page.getByText('The product is saved').nth(1).waitFor();
    expect(sent[1]).toMatchObject({ variants: [{ id: product.variants[0].id, options: { Size: 'S' } }, { id: product.variants[1].id, options: { Size: 'M' } }, { id: large.id, options: { Size: 'L' }, stock: 7 }, { options: { Size: 'XL' } }] });
    const { body } = await owner.get(`${owner.storePath}/products/${product.id}`).expect(200);
    expect((body.variants as { title: string; options: object }[]).map(({ title, options }) => [title, options])).toEqual(['S', 'M', 'L', 'XL'].map((size) => [size, { Size: size }]));
    expect(world.complaints).toEqual([]);
  });

  it('cannot be typed into a form that goes away with its save', async () => {
    const { page, answers } = await holding('assistant/knowledge/new');
    await page.getByRole('textbox', { name: 'Question' }).fill('Do you ship?');
    await page.getByRole('textbox', { name: 'Answer' }).fill('Yes.');
    await page.keyboard.press('ControlOrMeta+s');
    await until('it is under way', async () => answers.length === 1);
    await page.locator('form[inert]').waitFor();
    await page.keyboard.type(' Everywhere.');
    expect(await page.getByRole('textbox', { name: 'Answer' }).inputValue()).toBe('Yes.');
    await answer(answers, 0);
    await page.getByText('The entry is saved').waitFor();
    expect(((await owner.get(`${owner.storePath}/knowledge`)).body.data as { body: string }[]).map(({ body }) => body)).toEqual(['Yes.']);
    expect(world.complaints).toEqual([]);
  });

  it('cannot be typed into a dialog either, and the focus is on what is wrong when it stays', async () => {
    const { page, answers } = await holding('settings/team');
    await page.getByRole('button', { name: 'Invite someone' }).click();
    const email = page.getByRole('dialog').getByRole('textbox');
    await email.fill('ana@shop');
    await page.keyboard.press('Enter');
    await until('it is under way', async () => answers.length === 1);
    await page.locator('form[inert]').waitFor();
    await page.keyboard.type('.example');
    expect(await email.inputValue()).toBe('ana@shop');
    await answer(answers, 0);
    await page.locator('input[aria-invalid="true"]:focus').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type('.example');
    expect(await email.inputValue()).toBe('ana@shop.example');
  });

  it('cannot be typed into a new rule, which becomes another page', async () => {
    const { page, answers, sent } = await holding('notifications/new');
    const name = page.getByLabel('Name of the rule');
    await name.fill('Thanks');
    await page.keyboard.press('ControlOrMeta+s');
    await until('it is under way', async () => answers.length === 1);
    await page.locator('div[inert]').waitFor();
    await page.keyboard.type(' a lot');
    expect([await name.inputValue(), sent]).toEqual(['Thanks', [expect.objectContaining({ name: 'Thanks' })]]);
    await answer(answers, 0);
  });
});

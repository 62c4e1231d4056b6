import type { BrowserContextOptions, Page } from 'playwright-core';
import { PROVIDERS } from '../../libs/providers/src/index.js';
import { parsePublicId } from '../../libs/contracts/src/index.js';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { startApp, type TestApp } from '../support/app.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { aConversation } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { pigeon } from '../support/pigeon.js';

jest.setTimeout(180_000);

describeInBrowser('accounts', () => {
  let sandbox: Sandbox;
  let t: TestApp;
  let world: BrowserWorld;
  let owner: Person;
  let pages: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ autoSubscribed: true });
    t = await startApp({ OUTBOUND_ALLOW: sandbox.url, ROLE: 'api' }, { providers: [...PROVIDERS, pigeon] });
    await t.app.listen(0, '127.0.0.1');
    world = await openBrowserWorld(t);
  });
  beforeEach(async () => {
    owner = await aPerson(t);
    pages = `/s/${String((await owner.get(owner.storePath)).body.slug)}/settings/accounts`;
  });
  afterEach(() => expect(world.complaints).toEqual([]));
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await t.close();
    await sandbox.close();
  });

  const credentials = () => {
    const { phoneNumberId, businessAccountId, accessToken, appSecret } = sandbox.meta.addNumber();
    return { phoneNumberId, businessAccountId, accessToken, appSecret, url: sandbox.url };
  };
  const create = async (name: string, more: object = {}) => (await owner.post(`${owner.storePath}/accounts`, { provider: 'meta', name, fields: credentials(), ...more }).expect(201)).body;
  const stored = async (id: string) => (await owner.get(`${owner.storePath}/accounts/${id}`).expect(200)).body;
  const open = async (path: string, options: BrowserContextOptions = {}, as: Person = owner): Promise<Page> => {
    const page = await (await world.enter(as, options)).newPage();
    await page.goto(pages + path);
    await isReady(page);
    return page;
  };
  const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

  it('R92, R98-R121: says what is missing without an account, and makes one from the fields of its type', async () => {
    const page = await open('/../../inbox');
    await page.getByText('Connect a WhatsApp account first.').waitFor();
    expect(await page.getByRole('link', { name: 'Use the simulator' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Set up WhatsApp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await page.goto(pages);
    await page.getByText('Without an account nothing can be sent or received.', { exact: false }).waitFor();
    await page.getByRole('link', { name: 'Add an account' }).click();
    await page.getByRole('heading', { name: 'Meta Settings' }).waitFor();
    await field(page, 'Account Type').selectOption('pigeon');
    await page.getByRole('heading', { name: 'Pigeon Settings' }).waitFor();
    await page.getByText('Accounts of this type are marked as default outgoing automatically.').waitFor();
    expect([await field(page, 'Phone Number ID').count(), await field(page, 'Loft').inputValue(), await page.getByRole('switch', { name: 'Is Default Outgoing' }).isDisabled()]).toEqual([0, 'https://loft.example', true]);

    // What each type can do, and what becomes of what it cannot, stands beside the choice.
    const can = page.getByRole('table', { name: 'What each can do' });
    expect(await can.getByRole('columnheader').allInnerTexts()).toEqual(['What each can do', 'Meta (WhatsApp Cloud API)', 'WASender', 'Carrier pigeon']);
    const cells = (name: string) => can.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell').allInnerTexts();
    for (const [name, meta, wasender] of [
      ['Templates', 'Approved by WhatsApp', 'As plain text'], ['Pictures and files above templates', 'Yes', 'No'], ['Buttons and lists', 'Yes', 'As numbered text'],
      ['Flows', 'Yes', 'No'], ['Sent, delivered and read', 'Yes', 'As far as the phone tells'],
    ] as const) expect([name, ...(await cells(name)).slice(0, 2)]).toEqual([name, meta, wasender]);

    await field(page, 'Account Type').selectOption('meta');
    expect(await field(page, 'URL').inputValue()).toBe('https://graph.facebook.com');
    const entered = credentials();
    await field(page, 'Account Name').fill('Main line');
    for (const [label, value] of [['Phone Number ID', entered.phoneNumberId], ['Business Account ID', entered.businessAccountId], ['Access Token', entered.accessToken], ['App Secret', entered.appSecret], ['URL', entered.url]] as const) await field(page, label).fill(value);
    await page.getByRole('switch', { name: 'Is Default Outgoing' }).check();
    await page.getByRole('button', { name: 'Test Connection' }).click();
    await page.getByText('The connection works').waitFor();
    await page.getByRole('button', { name: 'Save the account' }).click();
    await page.getByRole('heading', { name: 'Main line' }).waitFor();

    const [account] = (await owner.get(`${owner.storePath}/accounts`)).body.data;
    expect(account).toMatchObject({ name: 'Main line', status: 'active', is_default_outgoing: true, secrets: { accessToken: { set: true }, appSecret: { set: true }, verifyToken: { set: true } } });
    const { verify_token: token } = (await owner.get(`${owner.storePath}/accounts/${account.id}/verify-token`)).body;
    expect([await field(page, 'Verify Token').inputValue(), await field(page, 'Callback URL').inputValue()]).toEqual([token, expect.stringMatching(/\/api\/webhooks\/whatsapp$/)]);
    expect(token).toMatch(/^pv_/);
    const text = await page.content();
    for (const secret of [entered.accessToken, entered.appSecret]) expect(text).not.toContain(secret);
    // The first to write may be the shop itself.
    const { body: checked } = await owner.post(`${owner.storePath}/accounts/${account.id}/check`).expect(200);
    expect(checked.ok).toBe(true);
    const { display_phone_number: phone } = await stored(account.id);
    await page.goto(`${pages}/../../inbox?tab=all`);
    await page.getByText('No conversations yet').waitFor();
    expect(await page.getByRole('link', { name: 'Open a chat with it' }).getAttribute('href')).toBe(`https://wa.me/${String(phone).replaceAll(/\D/g, '')}`);
  });

  it('R116, R119, R120, R138, R196: says before saving who loses a default, and moves it with the save', async () => {
    const main = await create('Main line', { is_default_outgoing: true, is_default_incoming: true });
    const second = await create('Second line');
    const page = await open(`/${second.id}`);
    await page.getByRole('switch', { name: 'Is Default Outgoing' }).check();
    await page.getByText('Saving takes the default for outgoing messages away from Main line.').waitFor();
    expect((await stored(main.id)).is_default_outgoing).toBe(true);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Main line is no longer the default for outgoing messages.', { exact: false }).waitFor();
    expect([await stored(main.id), await stored(second.id)]).toMatchObject([{ is_default_outgoing: false, is_default_incoming: true }, { is_default_outgoing: true, is_default_incoming: false }]);
    await page.getByRole('switch', { name: 'Is Default Incoming' }).check();
    await page.getByText('Saving takes the default for incoming messages away from Main line.').waitFor();
    await page.getByRole('switch', { name: 'Allow Auto Read Receipt' }).check();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Main line is no longer the default for incoming messages.', { exact: false }).waitFor();
    expect([await stored(main.id), await stored(second.id)]).toMatchObject([{ is_default_incoming: false, auto_read_receipt: false }, { is_default_incoming: true, auto_read_receipt: true }]);
    await page.getByRole('switch', { name: 'Is Default Outgoing' }).uncheck();
    await page.getByText('Saved like this, no account is the default for outgoing messages', { exact: false }).waitFor();
  });

  it('R68, R140, R199: shows of a secret whether it is set, takes a new one, and asks for all of them when the address changes', async () => {
    const account = await create('Main line');
    const page = await open(`/${account.id}`);
    await page.getByText(`••••••••${account.secrets.accessToken.last4}`).waitFor();
    await page.getByRole('button', { name: 'Replace Access Token' }).click();
    await field(page, 'Access Token').fill(`••••••••${account.secrets.accessToken.last4}`);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.mantine-PasswordInput-error').getByText('Token appears to be masked').waitFor();
    await field(page, 'Access Token').fill('a-quite-new-token-WXYZ');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('••••••••WXYZ').waitFor();
    expect(await stored(account.id)).toMatchObject({ secrets: { accessToken: { last4: 'WXYZ' }, appSecret: account.secrets.appSecret } });

    await field(page, 'Version').fill('v18.0');
    await page.getByText('Meta has switched off version v18.0. Enter a newer one.').waitFor();
    expect(await page.getByText('Enter it again, because the address, the version or an id changed.').count()).toBe(2);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('This is needed.').first().waitFor();
    expect((await stored(account.id)).fields.version).toBe('v25.0');
  });

  it('R113, R150: says what inactive means before it is saved, and shows it in the list', async () => {
    const account = await create('Main line', { is_default_outgoing: true });
    const page = await open(`/${account.id}`);
    await page.getByRole('radiogroup', { name: 'Status' }).getByText('Inactive').click();
    await page.getByText('Inactive accounts will not send or receive messages.').waitFor();
    await page.getByText('The store then has no default for outgoing messages until another account takes it.').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Set inactive' }).click();
    await page.getByText('The account is saved', { exact: false }).waitFor();
    expect((await stored(account.id)).status).toBe('inactive');
    await page.getByRole('link', { name: 'All accounts' }).click();
    await page.getByText('No active account is the default for outgoing messages', { exact: false }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Main line' }).getByText('Inactive').waitFor();
  });

  it('R102: says in Spanish what is wrong with each field', async () => {
    await create('Línea principal');
    const page = await open('/new', { locale: 'es' });
    const save = page.getByRole('button', { name: 'Guardar la cuenta' });
    await save.click();
    expect(await page.getByText('Esto es necesario.').count()).toBe(5);
    expect(await field(page, 'Nombre de la cuenta').evaluate((element) => element.matches(':focus'))).toBe(true);
    const entered = credentials();
    for (const [label, value] of [['Nombre de la cuenta', 'línea PRINCIPAL'], ['Identificador del número de teléfono', 'abc'], ['Identificador de la cuenta comercial', entered.businessAccountId], ['Token de acceso', entered.accessToken], ['Clave secreta de la app', entered.appSecret], ['URL', 'http://10.0.0.1'], ['Versión', 'v1234567.0']] as const) await field(page, label).fill(value);
    await save.click();
    for (const text of ['Esto no parece correcto.', 'Como máximo 8 caracteres.', 'No se permite llamar a esta dirección.']) await page.getByText(text, { exact: true }).first().waitFor();
    for (const [label, value] of [['Identificador del número de teléfono', entered.phoneNumberId], ['URL', entered.url], ['Versión', 'v25.0']] as const) await field(page, label).fill(value);
    await save.click();
    await page.locator('.mantine-TextInput-error').getByText('Los nombres de las cuentas deben ser únicos.').waitFor();
  });

  it('an account is deleted, and its conversations stay with their history', async () => {
    const account = await create('Main line');
    await aConversation(t, owner.storeId, { accountId: parsePublicId('account', account.id) ?? '' });
    const page = await open(`/${account.id}`);
    const askToDelete = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await page.getByRole('dialog').getByLabel(`Type ${name} to confirm`).fill(name);
      await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    };
    await askToDelete('Main line');
    await page.getByText('The account is deleted').waitFor();
    await owner.get(`${owner.storePath}/accounts/${account.id}`).expect(404);
    expect((await owner.get(`${owner.storePath}/conversations`).expect(200)).body.data).toMatchObject([{ account_id: account.id }]);

    const unused = await create('Never used');
    await page.goto(`${pages}/${unused.id}`);
    await askToDelete('Never used');
    await page.getByText('The account is deleted').waitFor();
    await owner.get(`${owner.storePath}/accounts/${unused.id}`).expect(404);
  });

  it('an account stays while its name is not typed, whichever key is pressed', async () => {
    const account = await create('Main line');
    const page = await open(`/${account.id}`);
    let asked = 0;
    page.on('request', (request) => void (asked += request.method() === 'DELETE' ? 1 : 0));
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const name = page.getByRole('dialog').getByLabel('Type Main line to confirm');
    await name.focus();
    await page.keyboard.press('Control+Enter');
    await name.fill('Main');
    await page.keyboard.press('Control+Enter');
    await stored(account.id);
    expect(asked).toBe(0);
    await name.fill('Main line');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The account is deleted').waitFor();
    expect(asked).toBe(1);
  });

  it('R97: an agent sees accounts without their webhook and can change nothing', async () => {
    const account = await create('Main line', { is_default_outgoing: true });
    const agent = await aColleague(t, owner, 'agent');
    const page = await open(`/${account.id}`, {}, agent);
    await page.getByText('Agents can look at this page.', { exact: false }).waitFor();
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    expect([await field(page, 'Verify Token').count(), await page.locator('main input:not([readonly]):not([type=hidden])').count()]).toEqual([0, 0]);
    await page.goto(`${pages}/new`);
    await page.getByText('Your role may not do this.').waitFor();
  });

  it.each(LOOKS)('is accessible and fits: $name', async ({ options }) => {
    const account = await create('Main line', { is_default_outgoing: true, labels: ['Berlin'], fields: { ...credentials(), version: 'v18.0' } });
    await create('Second line', { status: 'inactive' });
    const findings: string[] = [];
    for (const path of ['', '/new', `/${account.id}`]) {
      const page = await open(path, options);
      if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
      findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
    }
    expect(findings).toEqual([]);
    expect(world.leftOut(LOOKED_AT.accounts)).toEqual([]);
  });
});

import { PROVIDERS, type Provider } from '#providers';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { startApp, type TestApp } from '../support/app.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { aPerson, type Person } from '../support/login.js';

jest.setTimeout(240_000);
type Number = ReturnType<Sandbox['meta']['addNumber']>;
/** What people did by hand on a page. */
interface Effort { readonly clicks: number; readonly pastes: number; readonly copies: number }

describeInBrowser('channels', () => {
  let sandbox: Sandbox;
  let t: TestApp;
  let world: BrowserWorld;
  let callback: string;
  beforeAll(async () => {
    sandbox = await startSandbox();
    const port = await freePort();
    callback = `http://127.0.0.1:${port}/api/webhooks/whatsapp`;
    t = await startApp({ OUTBOUND_ALLOW: sandbox.url, PUBLIC_URL: `http://127.0.0.1:${port}` }, { providers: PROVIDERS.map(at(() => sandbox.url)) });
    await t.app.listen(port, '127.0.0.1');
    world = await openBrowserWorld(t);
  });
  afterAll(async () => {
    await world.close();
    await t.close();
    await sandbox.close();
  });
  beforeEach(() => {
    world.complaints.length = 0;
  });

  const enter = async (person?: Person, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await world.enter(person, { viewport: { width: 1280, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'], ...options });
    await context.addInitScript(COUNTING);
    return context.newPage();
  };
  const slugOf = async (person: Person): Promise<string> => String((await person.get(person.storePath).expect(200)).body.slug);
  const signUp = async (page: Page, name: string, store: string): Promise<void> => {
    await page.goto('/signup');
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.com`);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Name of the store').fill(store);
    await page.getByRole('button', { name: 'Open the store' }).click();
    await page.getByRole('link', { name: 'Channels' }).waitFor();
    await t.app.get(Products, { strict: false }).create(await storeIdOf(t, store), { title: 'Blue Ceramic Mug', description: 'Holds 350 ml.', status: 'active', variants: [{ sku: 'MUG-B', price: { amount: 1250, currency: 'USD' }, stock: 7 }] });
  };
  const paste = async (page: Page, value: string): Promise<void> => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(value)})`);
    await page.keyboard.press('ControlOrMeta+v');
  };
  const fact = (page: Page, name: string): Locator => page.locator('[data-done]').filter({ hasText: name });
  const step = (page: Page, title: string): Locator => page.getByRole('heading', { level: 2, name: title });
  /** A customer writes, is answered, and the wizard and the inbox show it. */
  const firstMessage = async (page: Page, number: Number, name: string): Promise<void> => {
    const phone = sandbox.phone({ waId: `3469${number.phoneNumberId.slice(-7)}`, name }).with(number.phoneNumberId);
    await phone.text('do you have a blue mug?');
    const answer = await phone.next((entry) => entry.from === 'business');
    expect(JSON.stringify(answer.content)).toContain('Blue Ceramic Mug');
    await fact(page, 'We got your message').waitFor();
    await fact(page, 'The answer is out').waitFor();
  };

  it('R5-R46: sign-up, the six steps by mouse, a message that is answered, and the inbox shows it, within 12 clicks, 4 pastes and 2 copies', async () => {
    const number = sandbox.meta.addNumber({ verifiedName: 'Mug House', displayPhoneNumber: '+1 555 010 3001' });
    const page = await enter();
    await signUp(page, 'Mara', 'Mug House');
    await page.evaluate('globalThis.effort = { clicks: 0, pastes: 0 }');
    await page.getByRole('link', { name: 'Channels' }).click();
    await page.getByRole('link', { name: /WhatsApp.*Not connected/ }).click();
    await page.getByRole('heading', { level: 1, name: 'WhatsApp Integration' }).waitFor();
    await page.getByRole('button', { name: "Let's Get Started" }).click();
    await step(page, 'Create Your Meta App').waitFor();
    expect(await page.getByRole('link', { name: 'Open Meta for Developers in a new tab' }).getAttribute('target')).toBe('_blank');
    await page.getByRole('button', { name: 'Continue' }).click();

    await step(page, 'Enter Your Credentials').waitFor();
    for (const [label, value] of [['Phone Number ID', number.phoneNumberId], ['Business Account ID', number.businessAccountId], ['Access Token', number.accessToken], ['App Secret', number.appSecret]] as const) {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await paste(page, value);
    }
    await page.getByRole('button', { name: 'Continue' }).click();

    await step(page, 'Configure the Webhook in Meta').waitFor();
    await page.getByText('Waiting for the verification request').waitFor();
    const copied = async (name: string): Promise<string> => {
      await page.getByRole('button', { name }).click();
      return page.evaluate<string>('navigator.clipboard.readText()');
    };
    const entered = [await copied('Copy Callback URL'), await copied('Copy Verify Token')] as const;
    expect(entered[0]).toBe(callback);
    expect(entered[1]).toMatch(/^pv_/);
    sandbox.meta.subscribe(number.businessAccountId, number.appId);
    sandbox.meta.listenTo(number.appId, 'messages');
    expect(await sandbox.meta.verifyAndSave(number.appId, ...entered)).toMatchObject({ ok: true });
    await fact(page, 'Verification request received').waitFor();
    await fact(page, 'Subscribed to messages').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.getByRole('button', { name: 'Test Connection' }).click();
    await page.getByText('The connection works').waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'The connection works' }).textContent()).toContain(number.displayPhoneNumber);
    await page.getByRole('button', { name: 'Complete' }).click();

    await page.getByText('WhatsApp is connected').waitFor();
    await firstMessage(page, number, 'Nora First');
    await page.getByRole('button', { name: 'Go to Inbox' }).click();
    await page.getByRole('list', { name: 'Conversations' }).getByRole('link').filter({ hasText: 'Nora First' }).waitFor();
    const effort = await page.evaluate<Omit<Effort, 'copies'>>('globalThis.effort');
    expect(effort.clicks).toBeLessThanOrEqual(12);
    expect(effort.pastes).toBe(4);

    await page.getByRole('link', { name: 'Channels' }).click();
    const card = page.getByRole('region', { name: 'WhatsApp' });
    await card.getByText(number.displayPhoneNumber).waitFor();
    await card.getByText('Connected', { exact: true }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R5-R46: the same with the keyboard alone, the webhook entered for people', async () => {
    const number = sandbox.meta.addNumber({ verifiedName: 'Key House', displayPhoneNumber: '+1 555 010 3002' });
    const page = await enter();
    await signUp(page, 'Kim', 'Key House');
    await page.evaluate('globalThis.effort = { clicks: 0, pastes: 0 }');
    const press = async (target: Locator): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    };
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await press(page.getByRole('link', { name: /WhatsApp.*Not connected/ }));
    await press(page.getByRole('button', { name: "Let's Get Started" }));
    await step(page, 'Create Your Meta App').waitFor();
    await tabTo(page, page.getByRole('checkbox').first());
    await page.keyboard.press('Space');
    await tabTo(page, page.getByLabel('Phone Number ID', { exact: true }));
    await page.keyboard.type(number.phoneNumberId);
    await page.keyboard.press('ControlOrMeta+Enter');
    await step(page, 'Enter Your Credentials').waitFor();
    expect(await page.getByLabel('Phone Number ID', { exact: true }).inputValue()).toBe(number.phoneNumberId);
    for (const [label, value] of [['Business Account ID', number.businessAccountId], ['Access Token', number.accessToken], ['App Secret', number.appSecret]] as const) {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
    await step(page, 'Configure the Webhook in Meta').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await step(page, 'Enter Your Credentials').waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await step(page, 'Configure the Webhook in Meta').waitFor();
    await press(page.getByRole('button', { name: 'Do it for me' }));
    await fact(page, 'Verification request received').waitFor();
    await fact(page, 'Subscribed to messages').waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await step(page, 'Test the Connection').waitFor();
    await press(page.getByRole('button', { name: 'Test Connection' }));
    await page.getByText('The connection works').waitFor();
    await press(page.getByRole('button', { name: 'Complete' }));
    await page.getByText('WhatsApp is connected').waitFor();
    await firstMessage(page, number, 'Otto Key');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('list', { name: 'Conversations' }).getByRole('link').filter({ hasText: 'Otto Key' }).waitFor();
    expect((await page.evaluate<Effort>('globalThis.effort')).clicks).toBe(0);
    expect(world.complaints).toEqual([]);
  });

  it('R88-R90: says beside the field what the provider said, and keeps what was typed on the way back', async () => {
    const person = await aPerson(t);
    const number = sandbox.meta.addNumber();
    const page = await enter(person);
    await page.goto(`/s/${await slugOf(person)}/settings/channels/meta/setup?step=3`);
    const go = page.getByRole('button', { name: 'Continue' });
    await go.click();
    await page.getByText('Enter the Phone Number ID').waitFor();
    await page.getByLabel('Phone Number ID', { exact: true }).fill('+1 555 010');
    await page.getByLabel('Business Account ID', { exact: true }).fill(number.businessAccountId);
    await page.getByLabel('App Secret', { exact: true }).fill(` "${number.appSecret}"\n`);
    await page.getByLabel('Access Token', { exact: true }).fill('EAA-somebody-elses');
    await go.click();
    await page.getByText('This does not look like the Phone Number ID').waitFor();
    await page.getByLabel('Phone Number ID', { exact: true }).fill(number.phoneNumberId);
    await go.click();
    await page.getByText('Invalid access token').waitFor();
    expect(await page.getByLabel('Access Token', { exact: true }).evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.getByLabel('Access Token', { exact: true }).fill('••••••••1234');
    await go.click();
    await page.getByText('Token appears to be masked').waitFor();
    await page.getByLabel('Access Token', { exact: true }).fill(number.accessToken);
    await page.getByLabel('Phone Number ID', { exact: true }).fill('404404404404');
    await go.click();
    await page.getByText('Phone number not found').waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await step(page, 'Create Your Meta App').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.getByLabel('Access Token', { exact: true }).inputValue()).toBe(number.accessToken);
    await page.getByRole('link', { name: 'Team & roles' }).click();
    await page.getByRole('dialog', { name: 'Leave the setup?' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByLabel('Phone Number ID', { exact: true }).fill(number.phoneNumberId);
    await go.click();
    await step(page, 'Configure the Webhook in Meta').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('lands on the same step after the page was closed, in another browser too', async () => {
    const person = await aPerson(t);
    const slug = await slugOf(person);
    await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(sandbox.meta.addNumber()) }).expect(200);
    const page = await enter(person);
    await page.goto(`/s/${slug}/settings/channels`);
    await page.getByRole('link', { name: 'Continue setup (step 4)' }).click();
    await step(page, 'Configure the Webhook in Meta').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await step(page, 'Test the Connection').waitFor();
    const other = await enter(person);
    await other.goto(`/s/${slug}/settings/channels/meta/setup`);
    await step(other, 'Test the Connection').waitFor();
    await other.goto(`/s/${slug}/settings/channels/meta/setup?step=1`);
    await step(other, 'Introduction').waitFor();
  });

  it('R40, R70-R90: a connection that broke is shown with its cure, and one value entered again cures it', async () => {
    const person = await aPerson(t);
    const slug = await slugOf(person);
    const number = sandbox.meta.addNumber();
    const { body } = await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(number) }).expect(200);
    await person.post(`${person.storePath}/accounts/${body.setup.account.id}/subscribe`).expect(200);
    sandbox.meta.revokeToken(number.accessToken);
    const page = await enter(person);
    await page.goto(`/s/${slug}/settings/channels/meta/setup?step=5`);
    await page.getByRole('button', { name: 'Test Connection' }).click();
    await page.getByRole('alert').getByText('Invalid access token').waitFor();
    await page.getByRole('link', { name: 'Troubleshooting' }).click();
    const row = page.getByRole('list', { name: 'Test Connection failed' }).getByRole('listitem').filter({ hasText: 'Invalid access token' });
    await row.getByRole('button', { name: 'Enter it again' }).click();
    const { token } = sandbox.meta.addToken({ appId: number.appId });
    await page.getByRole('dialog').getByLabel('Access Token', { exact: true }).fill(token);
    await page.getByRole('dialog').getByRole('button', { name: 'Save and test' }).click();
    await page.getByText('The last test passed.').waitFor();
    const assistant = page.getByRole('list', { name: 'AI not responding to messages' });
    await assistant.getByText('It is enabled.').waitFor();
    await person.patch(`${person.storePath}/assistant`, { enabled: false }).expect(200);
    await assistant.getByRole('button', { name: 'Switch it on' }).click();
    await assistant.getByText('It is enabled.').waitFor();
    await page.getByRole('button', { name: 'Set inactive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Set inactive' }).click();
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByText('The number is active.').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it.each([
    { name: 'light', options: { colorScheme: 'light', locale: 'en', viewport: { width: 1280, height: 900 } } },
    { name: 'dark, 320 px', options: { colorScheme: 'dark', locale: 'es', viewport: { width: 320, height: 640 } } },
    { name: 'right to left', options: { colorScheme: 'light', locale: 'ar', viewport: { width: 390, height: 844 } } },
    { name: 'dark, right to left', options: { colorScheme: 'dark', locale: 'ar', viewport: { width: 1280, height: 900 } } },
  ] as const)('every page and step is accessible and fits: $name', async ({ options }) => {
    const person = await aPerson(t);
    const slug = await slugOf(person);
    const visit = async (context: BrowserContext, paths: readonly string[]): Promise<string[]> => {
      const page = await context.newPage();
      const findings: string[] = [];
      for (const path of paths) {
        await page.goto(`/s/${slug}/settings/channels${path}`);
        await isReady(page);
        if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')) findings.push(`${path}: wider than the window`);
        findings.push(...(await axeViolations(page)).map((violation) => `${path}: ${violation}`));
      }
      return findings;
    };
    const context = await world.enter(person, options);
    expect(await visit(context, [''])).toEqual([]);
    const { body } = await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(sandbox.meta.addNumber()) }).expect(200);
    expect(await visit(context, ['', ...[1, 2, 3, 4, 5, 6].map((number) => `/meta/setup?step=${number}`), `/numbers/${body.setup.account.id}`])).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

function credentialsOf({ phoneNumberId, businessAccountId, accessToken, appSecret }: Number): Record<string, string> {
  return { phoneNumberId, businessAccountId, accessToken, appSecret };
}
/** The provider with another address of its service. */
function at(url: () => string): (provider: Provider) => Provider {
  return (provider) => {
    const address = provider.fields['url'];
    return address ? { ...provider, fields: { ...provider.fields, url: { ...address, default: url() } } } : provider;
  };
}
/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}
/** Clicks that a mouse made (a key that presses a button makes a click without a position), and pastes. */
const COUNTING = `
  globalThis.effort = { clicks: 0, pastes: 0 };
  addEventListener('click', (event) => { if (event.isTrusted && event.detail > 0) globalThis.effort.clicks += 1; }, true);
  addEventListener('paste', () => { globalThis.effort.pastes += 1; }, true);
`;
async function storeIdOf(t: TestApp, name: string): Promise<string> {
  const [row] = (await t.owner.query<{ id: string }>('select id from stores where name = $1', [name])).rows;
  return row?.id ?? '';
}

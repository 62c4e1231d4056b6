import type { BrowserContext } from 'playwright-core';
import { axeViolations, describeInBrowser, isReady } from '../support/browser.js';
import { type ConnectingWorld, credentialsOf, openConnectingWorld, step } from '../support/connecting.js';
import { aPerson, type Person } from '../support/login.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(240_000);

describeInBrowser('channels', () => {
  let world: ConnectingWorld;
  beforeAll(async () => {
    world = await openConnectingWorld();
  });
  afterAll(() => world.close());
  afterEach(() => world.leave());

  const slugOf = async (person: Person): Promise<string> => String((await person.get(person.storePath).expect(200)).body.slug);

  it('R88-R90: says beside the field what the provider said, and keeps what was typed on the way back', async () => {
    const person = await aPerson(world.t);
    const number = world.sandbox.meta.addNumber();
    const page = await world.visit(person);
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
    const person = await aPerson(world.t);
    const slug = await slugOf(person);
    await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(world.sandbox.meta.addNumber()) }).expect(200);
    const page = await world.visit(person);
    await page.goto(`/s/${slug}/settings/channels`);
    await page.getByRole('link', { name: 'Continue setup (step 4)' }).click();
    await step(page, 'Configure the Webhook in Meta').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await step(page, 'Test the Connection').waitFor();
    const other = await world.visit(person);
    await other.goto(`/s/${slug}/settings/channels/meta/setup`);
    await step(other, 'Test the Connection').waitFor();
    await other.goto(`/s/${slug}/settings/channels/meta/setup?step=1`);
    await step(other, 'Introduction').waitFor();
  });

  it('R45-R47: the last step waits for a message to this number from now on; what else came, and what came before, is none; and shows the way to Troubleshooting', async () => {
    const person = await aPerson(world.t);
    const slug = await slugOf(person);
    const connect = async () => {
      const number = world.sandbox.meta.addNumber();
      const { body } = await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(number) }).expect(200);
      const account = `${person.storePath}/accounts/${body.setup.account.id}`;
      await person.post(`${account}/subscribe`).expect(200);
      await person.post(`${account}/check`).expect(200);
      return number;
    };
    const other = await connect();
    await person.delete(`${person.storePath}/channels/meta/setup`).expect(204);
    const number = await connect();
    const early = world.sandbox.phone({ waId: '34690001001', name: 'Early Bird' }).with(number.phoneNumberId);
    await early.text('hello');
    await early.next((entry) => entry.from === 'business');
    const page = await world.visit(person);
    await page.goto(`/s/${slug}/settings/channels/meta/setup?step=6`);
    await page.getByText('Live', { exact: true }).waitFor();
    const isWaiting = page.getByText('Waiting for the first message');
    await isWaiting.waitFor();
    // A tick of the answer is an event of the number, and the message that follows goes to another.
    await early.read();
    const stranger = world.sandbox.phone({ waId: '34690001002', name: 'Next Door' }).with(other.phoneNumberId);
    await stranger.text('is anybody there?');
    await stranger.next((entry) => entry.from === 'business');
    expect(await isWaiting.count()).toBe(1);
    await early.text('hello again');
    await page.locator('[data-done]').filter({ hasText: 'We got your message' }).waitFor();
    await page.locator('[data-done]').filter({ hasText: 'The answer is out' }).waitFor();
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await step(page, 'Test the Connection').waitFor();
    await page.goBack();
    await isWaiting.waitFor();
    await page.getByText('No answer?').getByRole('link', { name: 'Troubleshooting' }).click();
    await page.getByRole('heading', { name: 'Troubleshooting' }).waitFor();
    await page.getByRole('list', { name: 'Messages not appearing in Inbox' }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R40, R70-R90: a connection that broke is shown with its cure, and one value entered again cures it', async () => {
    const person = await aPerson(world.t);
    const slug = await slugOf(person);
    const number = world.sandbox.meta.addNumber();
    const { body } = await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(number) }).expect(200);
    await person.post(`${person.storePath}/accounts/${body.setup.account.id}/subscribe`).expect(200);
    world.sandbox.meta.revokeToken(number.accessToken);
    const page = await world.visit(person);
    await page.goto(`/s/${slug}/settings/channels/meta/setup?step=5`);
    await page.getByRole('button', { name: 'Test Connection' }).click();
    await page.getByRole('alert').getByText('Invalid access token').waitFor();
    await page.getByRole('link', { name: 'Troubleshooting' }).click();
    const row = page.getByRole('list', { name: 'Test Connection failed' }).getByRole('listitem').filter({ hasText: 'Invalid access token' });
    await row.getByRole('button', { name: 'Enter it again' }).click();
    const { token } = world.sandbox.meta.addToken({ appId: number.appId });
    await page.getByRole('dialog').getByLabel('Access Token', { exact: true }).fill(token);
    await page.getByRole('dialog').getByRole('button', { name: 'Save and test' }).click();
    await page.getByText('The last test passed.').waitFor();
    const assistant = page.getByRole('list', { name: 'AI not responding to messages' });
    await assistant.getByText('It is enabled.').waitFor();
    // R82-R87: what keeps the assistant silent counts as well.
    await page.route('**/health', async (route) => {
      const answer = await (await route.fetch()).json() as { data: object[] };
      await route.fulfill({ json: { ...answer, data: answer.data.map((row) => ({ ...row, state: 'ok' })) } });
    });
    await page.reload();
    await page.getByText('Nothing is in the way').waitFor();
    await person.patch(`${person.storePath}/assistant`, { enabled: false }).expect(200);
    await assistant.getByText('It is switched off').waitFor();
    await page.getByText('Something needs attention').waitFor();
    await assistant.getByRole('button', { name: 'Switch it on' }).click();
    await page.getByText('Nothing is in the way').waitFor();
    await page.route('**/billing', async (route) => {
      const answer = await (await route.fetch()).json() as { meters: { kind: string }[] };
      const used = { ai_conversations: { used: 500, limit: 500, state: 'reached' }, messages: { used: 9600, limit: 10_000, state: 'critical' } } as Record<string, object>;
      await route.fulfill({ json: { ...answer, meters: answer.meters.map((meter) => ({ ...meter, ...used[meter.kind] })) } });
    });
    await page.route('**/conversations/counts', async (route) => route.fulfill({ json: { ...await (await route.fetch()).json() as object, waiting: 2 } }));
    await page.reload();
    const line = (words: string) => assistant.getByRole('listitem').filter({ hasText: words });
    await line('500 of 500').getByText('Fails', { exact: true }).waitFor();
    await line('9,600 of 10,000').getByText('Soon', { exact: true }).waitFor();
    await line('2 conversations wait').getByText('Waiting', { exact: true }).waitFor();
    await page.getByText('Something needs attention').waitFor();
    await line('500 of 500').getByRole('link', { name: 'Open Billing' }).click();
    await page.waitForURL(`**/s/${slug}/settings/billing`);
    await page.unrouteAll({ behavior: 'wait' });
    await page.goBack();
    await page.getByRole('button', { name: 'Set inactive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Set inactive' }).click();
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByText('The number is active.').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it.each(LOOKS)('every page and step is accessible and fits: $name', async ({ options }) => {
    const person = await aPerson(world.t);
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
    const { body } = await person.post(`${person.storePath}/channels/meta/setup/credentials`, { fields: credentialsOf(world.sandbox.meta.addNumber()) }).expect(200);
    expect(await visit(context, ['', ...[1, 2, 3, 4, 5, 6].map((number) => `/meta/setup?step=${number}`), `/numbers/${body.setup.account.id}`])).toEqual([]);
    expect(world.leftOut(LOOKED_AT.channels)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.js';
import { type ConnectingWorld, countAnew, effortOf, openConnectingWorld, paste, type SandboxNumber, step, stockMugs, tabTo } from '../support/connecting.js';

jest.setTimeout(240_000);

describeInBrowser('the path of a new shop', () => {
  let world: ConnectingWorld;
  beforeAll(async () => {
    world = await openConnectingWorld();
  });
  afterAll(() => world.close());
  afterEach(() => world.leave());

  const signUp = async (page: Page, name: string, store: string): Promise<void> => {
    await page.goto('/signup');
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.com`);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Name of the store').fill(store);
    await page.getByRole('button', { name: 'Open the store' }).click();
    await page.getByRole('link', { name: 'Channels' }).waitFor();
    await stockMugs(world.t, store);
  };
  const fact = (page: Page, name: string): Locator => page.locator('[data-done]').filter({ hasText: name });
  const row = (page: Page, name: string): Locator => page.getByRole('list', { name: 'Conversations' }).getByRole('link').filter({ hasText: name });
  /** A customer writes, is answered, and the wizard shows it. */
  const firstMessage = async (page: Page, number: SandboxNumber, name: string) => {
    const phone = world.sandbox.phone({ waId: `3469${number.phoneNumberId.slice(-7)}`, name }).with(number.phoneNumberId);
    await phone.text('do you have a blue mug?');
    const answer = await phone.next((entry) => entry.from === 'business');
    expect(JSON.stringify(answer.content)).toContain('Blue Ceramic Mug');
    await fact(page, 'We got your message').waitFor();
    await fact(page, 'The answer is out').waitFor();
    return phone;
  };

  it('R5-R46: sign-up, the six steps by mouse, a message that is answered, and the inbox shows it, within 12 clicks, 4 pastes and 2 copies; then hand-off, take over, return to the AI', async () => {
    const number = world.sandbox.meta.addNumber({ verifiedName: 'Mug House', displayPhoneNumber: '+1 555 010 3001' });
    const page = await world.visit();
    await signUp(page, 'Mara', 'Mug House');
    await countAnew(page);
    await page.getByRole('link', { name: 'Channels' }).click();
    await page.getByRole('link', { name: /^WhatsApp.*Not connected/ }).click();
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
    expect(entered[0]).toBe(world.callback);
    expect(entered[1]).toMatch(/^pv_/);
    world.sandbox.meta.subscribe(number.businessAccountId, number.appId);
    world.sandbox.meta.listenTo(number.appId, 'messages');
    expect(await world.sandbox.meta.verifyAndSave(number.appId, ...entered)).toMatchObject({ ok: true });
    await fact(page, 'Verification request received').waitFor();
    await fact(page, 'Subscribed to messages').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();

    await page.getByRole('button', { name: 'Test Connection' }).click();
    await page.getByText('The connection works').waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'The connection works' }).textContent()).toContain(number.displayPhoneNumber);
    await page.getByRole('button', { name: 'Complete' }).click();

    await page.getByText('WhatsApp is connected').waitFor();
    const phone = await firstMessage(page, number, 'Nora First');
    await page.getByRole('button', { name: 'Go to Inbox' }).click();
    await row(page, 'Nora First').waitFor();
    const effort = await effortOf(page);
    process.stdout.write(`from the channels to the inbox: ${effort.clicks} clicks, ${effort.pastes} pastes, ${effort.copies} copies\n`);
    expect(effort.clicks).toBeLessThanOrEqual(12);
    expect(effort).toMatchObject({ pastes: 4, copies: 2 });

    await row(page, 'Nora First').click();
    await phone.text('let me talk to a human');
    await page.getByText('Waiting for a human').waitFor();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByText('You are handling this.').waitFor();
    await page.getByRole('button', { name: 'Return to AI' }).click();
    await page.getByRole('dialog', { name: 'Return to AI' }).getByRole('button', { name: /^(Yes, answer now|Return)/ }).first().click();
    await page.getByText('The assistant is answering.').waitFor();

    await page.getByRole('link', { name: 'Channels' }).click();
    const card = page.getByRole('region', { name: 'WhatsApp' });
    await card.getByText(number.displayPhoneNumber).waitFor();
    await card.getByText('Connected', { exact: true }).waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('R5-R46: the same with the keyboard alone, the webhook entered for people', async () => {
    const number = world.sandbox.meta.addNumber({ verifiedName: 'Key House', displayPhoneNumber: '+1 555 010 3002' });
    const page = await world.visit();
    const press = async (target: Locator): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press('Enter');
    };
    const fill = async (label: string, value: string): Promise<void> => {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type(value);
    };
    await page.goto('/signup');
    await fill('Your name', 'Kim');
    await fill('E-mail', 'kim@example.com');
    await fill('Password', 'correct horse battery');
    await page.keyboard.press('Enter');
    await fill('Name of the store', 'Key House');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Channels' }).waitFor();
    await stockMugs(world.t, 'Key House');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await press(page.getByRole('link', { name: /^WhatsApp.*Not connected/ }));
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
      await fill(label, value);
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
    const phone = await firstMessage(page, number, 'Otto Key');
    await page.keyboard.press('ControlOrMeta+Enter');
    await row(page, 'Otto Key').waitFor();
    await page.keyboard.press('j');
    await page.locator('[data-conversation]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('log', { name: 'Messages' }).getByText('do you have a blue mug?').waitFor();
    await phone.text('let me talk to a human');
    await page.getByText('Waiting for a human').waitFor();
    await page.keyboard.press('t');
    await page.getByText('You are handling this.').waitFor();
    await page.keyboard.press('Shift+T');
    await page.getByRole('dialog', { name: 'Return to AI' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('The assistant is answering.').waitFor();
    expect(await effortOf(page)).toEqual({ clicks: 0, pastes: 0, copies: 0 });
    expect(world.complaints).toEqual([]);
  });
});

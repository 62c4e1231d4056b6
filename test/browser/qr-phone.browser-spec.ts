import type { AddressInfo } from 'node:net';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('the QR phone of the demo', () => {
  let line: Line;
  let world: BrowserWorld;

  beforeAll(async () => {
    line = await openLine({}, { demo: true });
    world = await openBrowserWorld(line.t);
  });
  // The QR phone is a page of the sandbox.
  afterEach(() => expect(world.complaints.filter((each) => !each.startsWith(`request to ${line.sandbox.url}/`))).toEqual([]));
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  it('links the phone of an account for somebody who has none: a wrong one first, then its own, and loses it again', async () => {
    const { owner } = line.shop;
    const session = line.sandbox.wasender.addSession({ name: 'Try it', state: 'disconnected', webhookUrl: 'http://127.0.0.1:1/later' });
    const fields = { url: `${line.sandbox.url}/wasender`, apiKey: session.apiKey, webhookSecret: session.webhookSecret, phoneNumber: session.phone, personalToken: line.sandbox.wasender.personalToken };
    const account = (await owner.post(`${owner.storePath}/accounts`, { provider: 'wasender', name: 'Linked phone', fields }).expect(201)).body.id as string;
    const page = await (await world.enter(owner)).newPage();
    await page.goto(`/s/${String((await owner.get(owner.storePath)).body.slug)}/settings/accounts/${account}`);
    await isReady(page);
    const callback = new URL(await page.getByRole('textbox', { name: 'Callback URL' }).inputValue());
    const [phone] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'on a page of its own' }).click()]);
    const card = phone.locator('section', { has: phone.getByRole('heading', { name: 'Try it' }) });
    await card.getByText('Not linked.').waitFor();
    expect([await card.getByText(session.apiKey).count(), await card.getByRole('button', { name: 'Scan the code' }).isEnabled(), await axeViolations(phone)]).toEqual([1, false, []]);
    await card.getByLabel('Webhook URL').fill(`http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}${callback.pathname}`);
    await card.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('button', { name: 'Link the phone' }).click();
    await page.getByRole('img', { name: 'QR code to scan with the phone' }).waitFor();
    await card.getByRole('button', { name: 'Scan it with another phone' }).click();
    await card.getByText('Linked with another phone').waitFor();
    await page.getByText('It has the number').waitFor();
    await page.getByRole('button', { name: 'Link the right phone' }).click();
    await card.getByText('A code is on the screen.').waitFor();
    await card.getByRole('button', { name: 'Scan the code' }).click();
    await page.getByText('The phone is linked: messages come and go.').waitFor();
    await card.getByRole('button', { name: 'Log out on the phone' }).click();
    await page.getByRole('button', { name: 'Link the phone' }).waitFor();
  });
});

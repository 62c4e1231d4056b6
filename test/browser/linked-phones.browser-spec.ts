import { correction, generate } from 'lean-qr';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { Session } from '../../apps/sandbox/src/wasender/world.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine, type Shop } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('linked phones', () => {
  let line: Line;
  let world: BrowserWorld;
  let shop: Shop;
  let session: Session;
  let slug: string;

  beforeAll(async () => {
    line = await openLine();
    world = await openBrowserWorld(line.t);
    shop = line.shop;
    slug = String((await shop.owner.get(shop.owner.storePath)).body.slug);
    await shop.owner.patch(`${shop.owner.storePath}/assistant`, { enabled: false });
    await line.sandbox.phone({ waId: '34655000001', name: 'Ana' }).with(shop.numberId).text('Hello');
    await line.settled();
    session = line.sandbox.wasender.addSession({ name: 'Lantern shop', state: 'logged_out' });
  });
  afterEach(() => expect(world.complaints).toEqual([]));
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  const open = async (path: string, options = {}): Promise<Page> => {
    const page = await (await world.enter(shop.owner, options)).newPage();
    await page.goto(`/s/${slug}/settings${path}`);
    await isReady(page);
    return page;
  };

  /** As a person does it: what the page shows is scanned, and when that has just run out, the page's next one. */
  const scan = (page: Page, of: Session, phone?: string): Promise<void> => until('the code on the page links a phone', async () => {
    const text = of.qr?.text;
    try {
      if (text === undefined || darkOf(text) !== await darkOn(page)) return false;
      await line.sandbox.wasender.scan(text, phone);
      return true;
    } catch (error) {
      if (String(error).includes('(any more)')) return false;
      throw error;
    }
  });

  it('R94, R99-R118, R181, R196: an account is made from what people paste, says who loses the default, links a phone by QR, and takes conversations along and back', async () => {
    const page = await open('/accounts/new?provider=wasender');
    await page.getByLabel('Account Name').fill('Linked phone');
    const field = (label: RegExp) => page.getByLabel(label);
    await field(/^WASender URL/).fill('https://shop.example/api/create-message');
    await page.getByText('another product that is called WASender too').first().waitFor();
    await field(/^WASender URL/).fill(`${line.sandbox.url}/wasender/api/send-message`);
    await field(/^WA Sender API Key/).fill(session.apiKey);
    await field(/^Webhook Secret/).fill(session.webhookSecret);
    await field(/^WhatsApp number/).fill(`+${session.phone}`);
    await field(/^Personal access token/).fill(line.sandbox.wasender.personalToken);
    await page.getByText('Saving takes the default for outgoing messages away from').waitFor();
    await page.getByRole('button', { name: 'Save the account' }).click();
    await page.getByRole('heading', { name: 'Linked phone', level: 1 }).waitFor();
    const account = page.url().split('/').at(-1) ?? '';
    const callback = await page.getByRole('textbox', { name: 'Callback URL' }).inputValue();
    session.webhookUrl = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}${new URL(callback).pathname}`;

    await page.getByRole('button', { name: 'Link the phone' }).click();
    await page.getByRole('img', { name: 'QR code to scan with the phone' }).waitFor();
    for (const { name, options } of LOOKS) {
      const look = await open(`/accounts/${account}`, options);
      await look.locator('svg[role=img]').waitFor();
      expect([name, await axeViolations(look)]).toEqual([name, []]);
      await look.context().close();
    }
    await scan(page, session, '4915112345678');
    await page.getByText('It has the number +4915112345678').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Link the right phone' }).click();
    await page.getByRole('img', { name: 'QR code to scan with the phone' }).waitFor();
    await scan(page, session);
    await page.getByText('The phone is linked: messages come and go.').waitFor();

    await page.getByRole('button', { name: 'Take along the conversations of Main number' }).click();
    await page.getByRole('dialog').getByText('1 conversation goes on through this account').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Take along' }).click();
    await page.getByRole('button', { name: 'Undo: conversations of Main number' }).click();
    await page.getByText('· undone').waitFor();
    const talks = (await shop.owner.get(`${shop.owner.storePath}/conversations`).expect(200)).body.data;
    expect(talks).toMatchObject([{ account_id: shop.account }]);
  });

  it('R94, R96, R181, R196: a wizard connects a phone from what people paste: address to copy, QR, and a row that turns green by itself', async () => {
    const mine = line.sandbox.wasender.addSession({ name: 'Second shop', state: 'logged_out' });
    const page = await open('/channels');
    await page.getByRole('region', { name: 'WASender' }).getByRole('link', { name: 'Add number' }).click();
    await page.getByRole('heading', { name: 'Paste what WASender gave you' }).waitFor();
    await page.getByText('Saving makes this account the default for outgoing messages').waitFor();
    await page.getByLabel('WASender URL').fill(`${line.sandbox.url.replace('http://', '')}/wasender/api/send-message`);
    await page.getByLabel('API Key', { exact: true }).fill(` "Bearer ${mine.apiKey}"`);
    await page.getByLabel('Webhook Secret', { exact: true }).fill(` ${mine.webhookSecret}`);
    await page.getByLabel('WhatsApp number').fill(`+${mine.phone.slice(0, 1)} ${mine.phone.slice(1)}`);
    await page.getByLabel('Personal access token', { exact: true }).fill(line.sandbox.wasender.personalToken);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Tell WASender where to deliver messages' }).waitFor();
    const callback = await page.getByRole('textbox', { name: 'Callback URL' }).inputValue();
    mine.webhookUrl = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}${new URL(callback).pathname}`;
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Link the phone' }).click();
    await page.getByRole('img', { name: 'QR code to scan with the phone' }).waitFor();
    for (const { name, options } of LOOKS.slice(1)) {
      const look = await open('/channels/wasender/setup', options);
      await look.locator('svg[role=img]').waitFor();
      expect([name, await axeViolations(look)]).toEqual([name, []]);
      await look.context().close();
    }
    expect(await page.getByRole('button', { name: 'Continue' }).isDisabled()).toBe(true);
    await scan(page, mine);
    await page.getByText(`Connected: +${mine.phone}`).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('WASender is connected').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });
});

/** The places of a code's dark modules, as "x y". */
function darkOf(text: string): string {
  const code = generate(text, { minCorrectionLevel: correction.L });
  const places: string[] = [];
  for (let y = 0; y < code.size; y += 1) for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) places.push(`${x + 4} ${y + 4}`);
  return places.join();
}
/** Those of the code on a page; nothing when it shows none. */
async function darkOn(page: Page): Promise<string> {
  const path = await page.evaluate<string>("document.querySelector('svg[role=img] path')?.getAttribute('d') ?? ''");
  return [...path.matchAll(/M(\d+ \d+)h1v1h-1z/g)].map(([, place]) => place).join();
}

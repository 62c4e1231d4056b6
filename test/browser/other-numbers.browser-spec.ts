import type { AddressInfo } from 'node:net';
import { axeViolations, type BrowserWorld, describeInBrowser, openBrowserWorld } from '../support/browser.js';
import { deliver } from '../support/bodies.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(180_000);

describeInBrowser('a message to a number that no account has', () => {
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

  it('R119: says to which number it was written, why nobody answered, and that only a template goes out', async () => {
    const { owner, businessId, appSecret } = line.shop;
    const origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
    const value = {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15550009988', phone_number_id: '998877' }, contacts: [{ wa_id: '34677500002', profile: { name: 'Elsa' } }],
      messages: [{ from: '34677500002', id: 'wamid.elsewhere', timestamp: String(Math.floor(line.t.clock.now().getTime() / 1000)), type: 'text', text: { body: 'Do you have a blue mug?' } }],
    };
    expect(await deliver(origin, JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: businessId, changes: [{ field: 'messages', value }] }] }), appSecret)).toBe(200);
    await line.settled();
    const [talk] = (await owner.get(`${owner.storePath}/conversations`).expect(200)).body.data;
    const { slug } = (await owner.get(owner.storePath).expect(200)).body;
    const page = await (await world.enter(owner, { viewport: { width: 1400, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/inbox?c=${talk.id}`);
    await page.locator('article').getByText('Written to +15550009988').waitFor();
    await page.getByRole('note').filter({ hasText: 'The assistant did not answer: the customer had not written to this number for 24 hours.' }).getByRole('button', { name: 'Send template' }).waitFor();
    await page.getByText('Elsa has not written to this number yet. WhatsApp only allows a template until then.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

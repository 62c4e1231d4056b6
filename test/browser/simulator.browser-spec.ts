import type { Page } from 'playwright-core';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { linkedPhones } from '../support/linked-phones.js';
import { LOOKED_AT } from '../support/looked-at.js';
import { LOOKS } from '../support/looks.js';
import { type Line, openLine } from '../support/shop.js';

jest.setTimeout(240_000);

describeInBrowser('the simulator', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    line = await openLine({}, { demo: true });
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });
  afterEach(() => world.leave());

  const open = async (options: object = { viewport: { width: 1400, height: 900 } }): Promise<Page> => {
    const page = await (await world.enter(line.shop.owner, options)).newPage();
    await page.goto(`/s/${slug}/simulator`);
    await page.locator('[data-autofocus]').waitFor();
    return page;
  };
  const phone = (page: Page) => page.getByRole('log').first();
  const store = (page: Page) => page.getByRole('region', { name: 'What the store sees' });
  const say = async (page: Page, words: string): Promise<void> => {
    const field = page.getByLabel('Message on the phone');
    await field.fill(words);
    await field.press('Enter');
  };

  it('is a customer and a shop side by side: words, answer, ticks, and hand-off', async () => {
    const page = await open();
    await say(page, 'do you have a blue mug?');
    await phone(page).getByText('do you have a blue mug?').waitFor();
    await phone(page).locator('[data-bubble]:not([data-mine])').first().waitFor();
    await store(page).getByText('do you have a blue mug?').waitFor();
    await store(page).locator('[data-status="read"]').first().waitFor();
    await say(page, 'let me talk to a human');
    await store(page).getByText('Waiting for a human').waitFor();
    await store(page).getByRole('button', { name: 'Take over' }).click();
    await store(page).getByRole('textbox', { name: 'Reply' }).fill('Here I am');
    await page.keyboard.press('Enter');
    await phone(page).getByText('Here I am').waitFor();
    await store(page).getByRole('link', { name: 'Open in the inbox' }).click();
    await page.waitForURL('**/inbox?c=conv_*');
    expect(world.complaints).toEqual([]);
  });

  it('a phone whose line was refused comes back by itself', async () => {
    const context = await world.enter(line.shop.owner, { viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    let refused = 0;
    await page.route('**/simulator/customers/*/events*', (route) => ((refused += 1) <= 2 ? route.fulfill({ status: 503, body: '{}' }) : route.continue()));
    await page.goto(`/s/${slug}/simulator`);
    await page.locator('[data-autofocus]').waitFor();
    await say(page, 'do you have a lantern?');
    await phone(page).locator('[data-bubble]:not([data-mine])').filter({ hasText: 'Lantern' }).first().waitFor();
    expect(refused).toBeGreaterThan(2);
  });

  it('sends what a phone sends: photo, voice note, location, a tap, a reaction, a quoted reply', async () => {
    const page = await open();
    for (const item of ['A sample photo', 'A sample voice note', 'Location']) {
      await page.getByRole('button', { name: 'Attach' }).first().click();
      await page.getByRole('menuitem', { name: item }).click();
    }
    await phone(page).locator('[data-mine] img').waitFor();
    await phone(page).locator('[data-mine] audio').waitFor();
    await phone(page).getByText('Mercado Central').waitFor();
    await store(page).getByText('Mercado Central').waitFor();
    await store(page).locator('article[data-side="in"] img').first().waitFor();
    await line.settled();
    await say(page, 'do you have a blue mug?');
    const offer = phone(page).locator('[data-bubble]:not([data-mine])').filter({ hasText: 'Mug' }).last();
    await offer.waitFor();
    await offer.getByRole('button', { name: 'More for this message' }).click();
    await page.getByRole('menuitem', { name: 'React with ❤️' }).click();
    await store(page).locator('article', { hasText: '❤️' }).first().waitFor();
    await offer.getByRole('button', { name: 'More for this message' }).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await say(page, 'this one please');
    await store(page).locator('article', { hasText: 'this one please' }).waitFor();
    const taps = phone(page).locator('[data-bubble]:not([data-mine]) button').filter({ hasText: /person/i });
    await taps.last().click();
    await store(page).getByText('Waiting for a human').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('uploads a large photo of this computer, made small by the page', async () => {
    const page = await open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach' }).first().click();
    await page.getByRole('menuitem', { name: 'Photo…' }).click();
    // Noise: a picture that no format makes small.
    const noise = await page.evaluate<string>(`(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 });
      const context = canvas.getContext('2d');
      const pixels = context.createImageData(1600, 1200);
      for (let index = 0; index < pixels.data.length; index += 4) pixels.data.set([(index * 7919) % 251, (index / 1600) % 255, 90, 255], index);
      context.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/png').split(',')[1];
    })()`);
    await (await chooser).setFiles({ name: 'living-room.png', mimeType: 'image/png', buffer: Buffer.from(noise, 'base64') });
    await phone(page).locator('[data-mine] img').waitFor();
    await store(page).locator('article[data-side="in"] img').waitFor();
    expect(world.complaints).toEqual([]);
  });

  it('closes the 24-hour window, opens it again with the next message, and loses a message when told to', async () => {
    const page = await open();
    await say(page, 'hello');
    const answers = store(page).locator('article[data-side="out"]');
    await answers.first().waitFor();
    await line.settled();
    const before = await answers.count();
    await page.getByRole('button', { name: '25 hours later' }).click();
    await store(page).getByText('more than 24 hours').waitFor();
    await say(page, 'me again');
    await store(page).getByRole('textbox', { name: 'Reply' }).waitFor();
    // The assistant's answer would be the next message, and be lost.
    await answers.nth(before).waitFor();
    await line.settled();
    await page.getByRole('button', { name: 'Fail the next message' }).click();
    await page.getByRole('button', { name: 'The next message fails', pressed: true }).waitFor();
    const reply = store(page).getByRole('textbox', { name: 'Reply' });
    await reply.fill('You will never read this');
    await reply.press('Enter');
    await store(page).getByText('meta.131026').waitFor();
    await page.getByRole('button', { name: 'Fail the next message', pressed: false }).waitFor();
    expect(await phone(page).getByText('You will never read this').count()).toBe(0);
    await store(page).getByRole('button', { name: 'Retry' }).click();
    await phone(page).getByText('You will never read this').waitFor();
  });

  it('is somebody else at the press of a button, and keeps who it was in the address', async () => {
    const page = await open();
    await say(page, 'I was first');
    await phone(page).getByText('I was first').waitFor();
    const first = page.url();
    await page.getByRole('button', { name: /Be another customer/ }).click();
    await page.getByRole('menuitem', { name: 'Be a new customer' }).click();
    await page.waitForURL((url) => String(url) !== first);
    await page.getByText('You are a customer now.').waitFor();
    await page.goto(first);
    await phone(page).getByText('I was first').waitFor();
    await page.getByRole('switch', { name: 'Phone is on' }).click({ force: true });
    await phone(page).getByText('This phone is off.').waitFor();
  });

  it.each(LOOKS)('has no accessibility violations and fits: $name', async ({ options }) => {
    const page = await open(options);
    await isReady(page);
    const findings = [...await axeViolations(page)];
    await page.getByRole('log').first().waitFor();
    await page.locator('[data-autofocus]').fill('do you have a blue mug?');
    await page.keyboard.press('Enter');
    await page.locator('[data-bubble]:not([data-mine])').first().waitFor();
    await line.settled();
    findings.push(...await axeViolations(page));
    expect(findings).toEqual([]);
    expect(world.leftOut(LOOKED_AT.simulator)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });

  it('R94: writes to the number that is chosen, also to a linked phone, where nothing closes', async () => {
    const { owner } = line.shop;
    const { base, fieldsOf } = linkedPhones(line);
    const session = line.sandbox.wasender.addSession({ name: 'Lantern shop' });
    const { body: account } = await owner.post(`${owner.storePath}/accounts`, { provider: 'wasender', name: 'Linked phone', fields: fieldsOf(session) }).expect(201);
    const { data } = (await owner.get(`${owner.storePath}/channels`).expect(200)).body;
    session.webhookUrl = `${base()}${new URL(data.find(({ provider }: { provider: string }) => provider === 'wasender').numbers[0].callback_url).pathname}`;
    const page = await open();
    await page.getByRole('button', { name: '25 hours later' }).waitFor();
    await page.getByLabel('The number that is written to').selectOption(account.id);
    await page.getByRole('button', { name: '25 hours later' }).waitFor({ state: 'detached' });
    await say(page, 'Do you have the small lantern?');
    await phone(page).getByText('Do you have the small lantern?').waitFor();
    await store(page).getByText('Do you have the small lantern?').waitFor();
    await phone(page).locator('[data-bubble]:not([data-mine])').first().waitFor();
    await page.getByRole('button', { name: 'Attach' }).first().click();
    await page.getByRole('menuitem', { name: 'A sample photo' }).click();
    await phone(page).getByRole('img', { name: 'Photo' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });
});

describeInBrowser('the component gallery', () => {
  let line: Line;
  let world: BrowserWorld;
  let slug: string;
  beforeAll(async () => {
    line = await openLine({}, { demo: true });
    world = await openBrowserWorld(line.t);
    slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
  });
  afterEach(() => world.leave());
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  it.each(LOOKS)('has no accessibility violations: $name', async ({ options }) => {
    const page = await (await world.enter(line.shop.owner, options)).newPage();
    await page.goto(`/s/${slug}/gallery`);
    await page.locator('article').first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(world.leftOut(LOOKED_AT.gallery)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false);
  });
});

describeInBrowser('an installation that is no demo', () => {
  it('shows neither simulator nor gallery', async () => {
    const line = await openLine();
    const world = await openBrowserWorld(line.t);
    const slug = String((await line.shop.owner.get(line.shop.owner.storePath).expect(200)).body.slug);
    const page = await (await world.enter(line.shop.owner)).newPage();
    for (const path of ['simulator', 'gallery']) {
      await page.goto(`/s/${slug}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await page.locator('[data-autofocus], article').count()).toBe(0);
    }
    expect(await page.getByRole('link', { name: 'Simulator' }).count()).toBe(0);
    await world.close();
    await line.close();
  });
});

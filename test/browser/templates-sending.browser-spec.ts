import { publicId } from '#contracts';
import type { Locator, Page } from 'playwright-core';
import { ParkedReplies } from '../../apps/api/src/modules/conversations/index.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { anAccount, aConversation, aMessage } from '../support/factories.js';
import { type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aPerson, type Person } from '../support/login.js';

jest.setTimeout(120_000);

const LAMP = { name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') };

/** A promise, and what ends it. */
function signal(): readonly [promise: Promise<void>, end: () => void] {
  let end = (): void => undefined;
  return [new Promise<void>((resolve) => {
    end = resolve;
  }), () => end()];
}

describeInBrowser('R125, R167: templates that are sent', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  let accountId: string;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath)).body.slug);
    accountId = await anAccount(world.t, owner.storeId);
  });
  afterAll(() => world.close());
  afterEach(async () => {
    const complaints = [...world.complaints];
    await world.leave();
    expect(complaints).toEqual([]);
  });
  const open = async (path: string): Promise<Page> => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`/s/${slug}/${path}`);
    await isReady(page);
    return page;
  };

  /** A conversation whose window is closed, with the dialog of the templates that may be sent there. */
  const chooseFor = async (customer: { name: string; phone: string }, text: string) => {
    const talk = await aConversation(world.t, owner.storeId, { accountId, windowClosesAt: world.t.clock.ago(HOUR), customer });
    await aMessage(world.t, owner.storeId, { conversation: talk, text });
    const page = await open(`inbox?tab=all&c=${talk.publicId}`);
    await page.getByText(/WhatsApp only allows a template now/).waitFor();
    await page.keyboard.press('m');
    return { talk, page, dialog: page.getByRole('dialog') };
  };
  const isAskedFor = async (dialog: Locator): Promise<void> => {
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('This is needed.').waitFor();
  };

  it('R125: the end of an offer is asked for with every send, by the clock of the store', async () => {
    const { timezone } = (await owner.get(owner.storePath).expect(200)).body as { timezone: string };
    await owner.patch(owner.storePath, { timezone: 'Asia/Tokyo' }).expect(200);
    await owner.post(`${owner.storePath}/templates`, {
      account_id: publicId('account', accountId), label: 'Lamps week', language: 'en', category: 'marketing',
      components: { body: 'All lamps for less.', offer: { text: 'Ends soon', expires: true }, buttons: [{ kind: 'copy_code', text: '' }, { kind: 'url', text: 'Buy', url: 'https://shop.example/lamps' }], samples: { 'button.0': 'LAMP10' } },
    }).expect(201);
    await world.t.owner.query(`update templates set status = 'approved', external_id = name where store_id = $1 and name = 'lamps_week'`, [owner.storeId]);
    const { talk, page, dialog } = await chooseFor({ name: 'Omar Haddad', phone: '+34611000222' }, 'Any lamps?');
    await dialog.getByRole('button', { name: /Lamps week/ }).click();
    await dialog.getByText('In the time of the store: Asia/Tokyo').waitFor();
    await dialog.getByRole('textbox', { name: /code/i }).fill('LAMP10');
    await isAskedFor(dialog);
    await dialog.getByLabel('End of the offer').fill('2031-05-16T20:30');
    await dialog.getByText('This is needed.').waitFor({ state: 'detached' });
    await dialog.getByRole('figure').getByText(/Ends .*2031/).waitFor();
    await dialog.getByRole('button', { name: 'Send' }).click();
    const bubble = page.getByRole('article').filter({ hasText: 'All lamps for less.' });
    await bubble.getByText(/Ends .*2031/).waitFor();
    const [sent] = (await world.t.owner.query<{ content: unknown }>(`select content from messages where store_id = $1 and kind = 'template' and conversation_id = $2`, [owner.storeId, talk.id])).rows;
    expect(JSON.stringify(sent?.content)).toContain('2031-05-16T11:30:00.000Z');
    await owner.patch(owner.storePath, { timezone }).expect(200);
  });

  it('are sent once the window is closed, in four presses, with every value asked for', async () => {
    const { body: made } = await owner.post(`${owner.storePath}/templates`, {
      account_id: publicId('account', accountId), label: 'Parcel left', language: 'en', category: 'utility', format: 'named', components: { body: 'Dear {{first_name}}, parcel {{parcel}} has left.', buttons: [{ kind: 'quick_reply', text: 'Thanks' }], samples: {} },
    }).expect(201);
    await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'Parcel seen', language: 'en', category: 'utility', components: { header: { format: 'image' }, body: 'This is your parcel.', buttons: [], samples: {} } }).expect(201);
    await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', accountId), label: 'Parcel lost', language: 'en', category: 'utility', components: { body: 'Your parcel is lost.', buttons: [], samples: {} } }).expect(201);
    await world.t.owner.query(`update templates set status = 'approved', external_id = name where store_id = $1 and name in ('parcel_left', 'parcel_seen')`, [owner.storeId]);
    const { talk, page, dialog } = await chooseFor({ name: 'Lina Lee', phone: '+34611000111' }, 'Where is it?');
    expect(await dialog.getByRole('button', { name: /Parcel lost/ }).first().isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: /Parcel seen/ }).click();
    const [held, goOn] = signal();
    await page.route('**/media', (route) => held.then(() => route.continue()));
    await dialog.locator('input[type=file]').setInputFiles(LAMP);
    await dialog.locator('button[type=submit]:disabled').waitFor();
    goOn();
    await dialog.locator('button[type=submit]:enabled').waitFor();
    await dialog.getByRole('button', { name: 'Another template' }).click();
    await dialog.getByRole('button', { name: /Parcel left/ }).click();
    await dialog.getByRole('figure').getByText('Dear Lina, parcel {{parcel}} has left.').waitFor();
    await dialog.getByText('the template and this conversation belong to it', { exact: false }).waitFor();
    await dialog.getByText('No rate card has the price.', { exact: false }).waitFor();
    await isAskedFor(dialog);
    await dialog.getByRole('textbox', { name: '{{parcel}}' }).fill('A7');
    await dialog.getByText('This is needed.').waitFor({ state: 'detached' });
    expect(await dialog.getByRole('textbox', { name: '{{parcel}}' }).getAttribute('aria-invalid')).not.toBe('true');
    await dialog.getByRole('textbox', { name: 'Your answer' }).fill('It is in the blue box.');
    // Twice in a row: it is asked for once. The key would keep a second one from going out as well.
    const asked: string[] = [];
    page.on('request', (request) => {
      const [, path = ''] = /\/(parked-reply|messages)$/.exec(new URL(request.url()).pathname) ?? [];
      if (path !== '' && request.method() !== 'GET') asked.push(`${request.method()} ${path}`);
    });
    await page.evaluate(`for (let i = 0; i < 2; i += 1) document.querySelector('[role=dialog] textarea').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }))`);
    await page.getByRole('article').getByText('Dear Lina, parcel A7 has left.').waitFor();
    await page.getByRole('article').getByText('Thanks').waitFor();
    await page.getByText('Your answer waits and goes out as soon as').waitFor();
    expect(asked).toEqual(['PUT parked-reply', 'POST messages']);
    expect((await owner.get(`${owner.storePath}/conversations/${talk.publicId}/messages`)).body.data).toHaveLength(2);
    // Taken back before the customer wrote: the live stream tells it first, the connection breaks, and the words are not lost.
    const [told, tell] = signal();
    await page.route('**/parked-reply', async (route) => {
      if (route.request().method() !== 'DELETE') return route.continue();
      await route.fetch();
      await told;
      return route.abort();
    });
    await page.getByRole('button', { name: 'Take back' }).click();
    await page.getByText('Your answer waits and goes out as soon as').waitFor({ state: 'detached' });
    tell();
    await page.getByText('Your draft is kept: It is in the blue box.').waitFor();
    await page.unroute('**/parked-reply');
    // The customer wrote, and it could not go out. Whether the page knows of the open window already is left to chance; once it is told of the conversation it knows.
    const path = `${owner.storePath}/conversations/${talk.publicId}`;
    await owner.put(`${path}/parked-reply`, { text: 'Or in the red one.' }).expect(200);
    await world.t.owner.query(`update conversations set last_inbound_at = $2, window_closes_at = $3 where store_id = $1`, [owner.storeId, world.t.clock.now(), world.t.clock.in(HOUR)]);
    await owner.patch(`${owner.storePath}/accounts/${publicId('account', accountId)}`, { status: 'inactive' }).expect(200);
    await world.t.app.get(ParkedReplies, { strict: false }).release({ storeId: owner.storeId, conversationId: talk.id });
    await page.getByText(/could not go out when/).waitFor();
    await page.getByRole('link', { name: 'Open Accounts' }).first().waitFor();
    await world.t.owner.query(`update accounts set status = 'active' where store_id = $1`, [owner.storeId]);
    // The window opens while it is taken back: the words are in the field all the same.
    const [opened, opensNow] = signal();
    await page.route('**/parked-reply', (route) => opened.then(() => route.continue()));
    await page.getByRole('button', { name: 'Take back' }).click();
    await owner.patch(path, { assignee_id: null }).expect(200);
    const field = page.getByRole('textbox', { name: 'Reply' });
    await field.waitFor();
    opensNow();
    await until('both texts are in the field', async () => await field.inputValue() === 'Or in the red one.\nIt is in the blue box.');
    expect(await page.getByText(/could not go out when/).count()).toBe(0);
    expect(made.status).toBe('draft');
  });

  it('R148: one of another account goes through that account, which is said before, into the conversation that it has there', async () => {
    const second = await anAccount(world.t, owner.storeId);
    await owner.post(`${owner.storePath}/templates`, { account_id: publicId('account', second), label: 'Second news', language: 'en', category: 'utility', components: { body: 'We write from our other number.', buttons: [], samples: {} } }).expect(201);
    await world.t.owner.query(`update templates set status = 'approved', external_id = name where store_id = $1 and name = 'second_news'`, [owner.storeId]);
    const { talk, page, dialog } = await chooseFor({ name: 'Ana Ruiz', phone: '+34611000333' }, 'Two numbers?');
    await dialog.getByText(/Templates of other accounts too/).waitFor();
    expect(await dialog.getByRole('button', { name: /Second news/ }).count()).toBe(0);
    await dialog.getByText(/Templates of other accounts too/).click();
    await dialog.getByRole('button', { name: /Second news/ }).click();
    await dialog.getByText('the account that the template belongs to', { exact: false }).getByText(`Number ${second}`).waitFor();
    // What waits for the customer would wait in the conversation of the other number.
    expect(await dialog.getByRole('textbox', { name: 'Your answer' }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('article').getByText('We write from our other number.').waitFor();
    expect(new URL(page.url()).searchParams.get('c')).not.toBe(talk.publicId);
    const sent = (await world.t.owner.query(`select m.account_id, v.account_id as thread_account from messages m join conversations v on v.id = m.conversation_id where m.store_id = $1 and m.text like '%other number%'`, [owner.storeId])).rows;
    expect(sent).toEqual([{ account_id: second, thread_account: second }]);
  });
});

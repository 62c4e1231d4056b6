import { type Failure, publicId } from '#contracts';
import type { Page, Route } from 'playwright-core';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld, until } from '../support/browser.js';
import { aConversation, aMessage, anAccount } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

jest.setTimeout(120_000);

const PHOTO = { name: 'lamp.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') };
const refused = (route: Route, code: string, errors: object[] = []) => route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'No', status: 422, code, errors }) });

describeInBrowser('messages that did not go out', () => {
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

  const aTalk = (windowClosesAt = world.t.clock.in(HOUR)) => aConversation(world.t, owner.storeId, { accountId, handler: 'human', windowClosesAt, customer: { name: 'Lina Lee', phone: '+34611000111' } });
  /** A message of the store in that conversation, which failed for this reason. */
  const fail = async (conversation: Awaited<ReturnType<typeof aTalk>>, text: string, failure: Failure): Promise<void> => {
    const { id } = await aMessage(world.t, owner.storeId, { conversation, text, direction: 'out', status: 'failed' });
    await world.t.owner.query('update messages set failure = $3 where store_id = $1 and id = $2', [owner.storeId, id, JSON.stringify(failure)]);
  };
  /** What that conversation sent fails for this reason once its first try is over, whose end would take the reason's place. */
  const failTried = (talk: Awaited<ReturnType<typeof aTalk>>, failure: Failure): Promise<void> => until('it was tried and fails', async () => (
    await world.t.owner.query(`update messages set status = 'failed', failure = $2 where conversation_id = $1 and status in ('queued', 'failed') and attempt_count > 0`, [talk.id, JSON.stringify(failure)])).rowCount !== 0);
  const open = async (talk: Awaited<ReturnType<typeof aTalk>>, person = owner, page?: Page): Promise<Page> => {
    const here = page ?? await (await world.enter(person, { viewport: { width: 1400, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] })).newPage();
    await here.goto(`/s/${slug}/inbox?tab=all&c=${talk.publicId}`);
    await isReady(here);
    return here;
  };
  const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' });
  const holds = (page: Page, words: string): Promise<void> => until(`the reply is “${words}”`, async () => await reply(page).inputValue() === words);

  it('a cart of which no order could be made says so where it stands, for people to make it by hand', async () => {
    const talk = await aTalk();
    const { id } = await aMessage(world.t, owner.storeId, { conversation: talk, text: '' });
    await world.t.owner.query(`update messages set kind = 'order', content = $3, failure = $4 where store_id = $1 and id = $2`, [
      owner.storeId, id, JSON.stringify({ kind: 'order', items: [{ retailerId: 'HAT-2', quantity: 2, itemPrice: 10, currency: 'USD' }] }),
      JSON.stringify({ code: 'cart.not_kept', text: 'No order could be made of this cart. Please make it by hand.', action: 'none' }),
    ]);
    const page = await open(talk);
    const bubble = page.locator('article').filter({ hasText: 'HAT-2' });
    await bubble.getByText('No order could be made of this cart. Please make it by hand.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  it('come back before what is being written, once', async () => {
    const talk = await aTalk();
    await fail(talk, 'The price is wrong', { code: 'meta.131009', text: 'A value in this message is not valid.', action: 'edit' });
    const page = await open(talk);
    await reply(page).fill('One more thing');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await holds(page, 'The price is wrong\nOne more thing');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.reload();
    await holds(page, 'The price is wrong\nOne more thing');
  });

  it('come back with their file when the API refuses them, and say what is too long', async () => {
    const talk = await aTalk();
    const page = await open(talk);
    await page.route('**/messages', (route) => (route.request().method() === 'POST' ? refused(route, 'message.too_long', [{ pointer: '/content/caption', code: 'too_long', detail: 'At most 1024 characters', params: { max: 1024 } }]) : route.continue()));
    await page.locator('[data-composer] input[type=file]').setInputFiles(PHOTO);
    await reply(page).fill('Look at this');
    await page.getByRole('button', { name: 'Send', exact: true }).and(page.locator(':enabled')).click();
    await page.getByRole('alert').getByText('At most 1,024 characters.').waitFor();
    await reply(page).fill('and that');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await holds(page, 'Look at this\nand that');
    await page.getByRole('list', { name: 'Attached files' }).getByText('lamp.png').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.unroute('**/messages');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await until('the photo is kept with its words', async () => (await world.t.owner.query(`select 1 from messages where conversation_id = $1 and kind = 'image' and text = $2`, [talk.id, 'Look at this\nand that'])).rowCount === 1);
  });

  it('are not written longer than the words under a file may be', async () => {
    const page = await open(await aTalk());
    const send = page.getByRole('button', { name: 'Send', exact: true });
    await reply(page).fill('x'.repeat(1025));
    expect(await send.isEnabled()).toBe(true);
    await page.locator('[data-composer] input[type=file]').setInputFiles(PHOTO);
    await page.getByText('1025 / 1024').waitFor();
    await page.getByText('With a file:').waitFor();
    expect(await send.isDisabled()).toBe(true);
    await reply(page).fill('x'.repeat(1024));
    await send.and(page.locator(':enabled')).waitFor();
    // The same file once more: it was forgotten, so choosing it is a choice.
    await page.getByRole('button', { name: 'Remove lamp.png' }).click();
    expect(await page.locator('[data-composer] input[type=file]').inputValue()).toBe('');
    expect(await page.getByText('With a file:').count()).toBe(0);
  });

  it('ask for another file, whether they had words or not', async () => {
    const talk = await aTalk();
    const page = await open(talk);
    await page.locator('[data-composer] input[type=file]').setInputFiles(PHOTO);
    await page.getByRole('button', { name: 'Send', exact: true }).and(page.locator(':enabled')).click();
    await failTried(talk, { code: 'meta.131053', text: 'WhatsApp could not take the file.', action: 'replace_file' });
    await open(talk, owner, page);
    await reply(page).fill('A draft');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose another file' }).click();
    await (await chooser).setFiles({ ...PHOTO, name: 'smaller.png' });
    await page.getByRole('list', { name: 'Attached files' }).getByText('smaller.png').waitFor();
    await holds(page, 'A draft');
  });

  it('stay failed when the answer of their sending comes after what became of them', async () => {
    const talk = await aTalk();
    const page = await open(talk);
    // The API takes it, and its answer is lost with the connection; the second one waits.
    let answers: (() => Promise<void>)[] = [];
    await page.route('**/messages', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const response = await route.fetch();
      answers = [...answers, () => route.fulfill({ response })];
    });
    await reply(page).fill('Are you there?');
    await page.getByRole('button', { name: 'Send', exact: true }).and(page.locator(':enabled')).click();
    await failTried(talk, { code: 'meta.131009', text: 'A value in this message is not valid.', action: 'edit' });
    await open(talk, owner, page);
    await page.getByText('A value in this message is not valid.').waitFor();
    await until('it is asked once more', async () => answers.length === 2);
    await answers[1]?.();
    await until('the answer has come', () => page.evaluate<boolean>(`!Object.keys(localStorage).some((place) => place.startsWith('parley.outbox.'))`));
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await holds(page, 'Are you there?');
  });

  it('of a template are filled in anew with what they said', async () => {
    const { body: template } = await owner.post(`${owner.storePath}/templates`, {
      account_id: publicId('account', accountId), label: 'Parcel left', language: 'en', category: 'utility', format: 'named', components: { body: 'Dear {{first_name}}, parcel {{parcel}} has left.', buttons: [], samples: {} },
    }).expect(201);
    await world.t.owner.query(`update templates set status = 'approved', external_id = name where store_id = $1`, [owner.storeId]);
    const talk = await aTalk();
    await owner.post(`${owner.storePath}/conversations/${talk.publicId}/messages`, { content: { kind: 'template', template_id: template.id, values: { first_name: 'Nadia', parcel: 'A-7' } } }).expect(201);
    const failure: Failure = { code: 'meta.132012', text: 'Template values are missing or in the wrong format.', action: 'edit' };
    await failTried(talk, failure);
    const page = await open(talk);
    await reply(page).fill('A draft');
    await page.getByRole('button', { name: 'Edit values' }).click();
    const dialog = page.getByRole('dialog', { name: 'Parcel left' });
    expect([await dialog.getByRole('textbox', { name: '{{first_name}}' }).inputValue(), await dialog.getByRole('textbox', { name: '{{parcel}}' }).inputValue()]).toEqual(['Nadia', 'A-7']);
    await dialog.getByRole('textbox', { name: '{{parcel}}' }).fill('B-8');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('article').getByText('Dear Nadia, parcel B-8 has left.').waitFor();
    expect(await reply(page).inputValue()).toBe('A draft');
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: 'Send template' }).waitFor();
    await failTried(talk, { ...failure, action: 'open_template' });
    await open(talk, owner, page);
    await page.getByRole('link', { name: 'Open the template' }).first().click();
    await page.waitForURL(`**/templates/${template.id}`);
  });

  it('say what the provider said, and lead to where it is mended', async () => {
    const talk = await aTalk();
    await fail(talk, 'one', { code: 'meta.424242', text: 'WhatsApp refused this message (code 424242).', action: 'none', detail: 'Strange thing (trace AbC-1)' });
    await fail(talk, 'two', { code: 'meta.131042', text: 'Payment problem on the WhatsApp Business Account.', action: 'open_billing' });
    await fail(talk, 'three', { code: 'meta.368', text: 'Meta restricted or locked this WhatsApp Business Account.', action: 'open_provider' });
    await fail(talk, 'four', { code: 'meta.131049', text: 'Meta held this marketing message back.', action: 'wait_a_day' });
    const page = await open(talk);
    await page.getByText('Strange thing (trace AbC-1)').waitFor();
    await page.getByRole('button', { name: 'Copy details' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe('meta.424242\nWhatsApp refused this message (code 424242).\nStrange thing (trace AbC-1)');
    expect(await page.getByRole('link', { name: "Open the provider's billing" }).getAttribute('href')).toMatch(/^https:\/\/business\.facebook\.com\//);
    expect(await page.getByRole('link', { name: 'Open the account' }).getAttribute('href')).toBe(`/s/${slug}/settings/accounts/${publicId('account', accountId)}`);
    expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    // After it was mended another try stands in the menu of the message.
    await page.getByRole('article').filter({ hasText: 'three' }).hover();
    await page.getByRole('article').filter({ hasText: 'three' }).getByRole('button', { name: 'More for this message' }).click();
    await page.getByRole('menuitem', { name: 'Retry' }).waitFor();
  });

  it('and drafts are shown to nobody else who uses the browser', async () => {
    const talk = await aTalk();
    const page = await open(talk);
    await reply(page).fill('half a thou');
    const colleague = await aColleague(world.t, owner, 'agent');
    const context = page.context();
    const [cookie] = await context.cookies();
    const other = colleague.cookie.slice(colleague.cookie.indexOf('=') + 1).split(';')[0] ?? '';
    if (!cookie) throw new Error('nobody is logged in');
    await context.addCookies([{ ...cookie, value: other }]);
    await open(talk, colleague, page);
    expect(await reply(page).inputValue()).toBe('');
    await reply(page).fill('mine');
    await context.addCookies([cookie]);
    await open(talk, owner, page);
    await holds(page, 'half a thou');
  });
});

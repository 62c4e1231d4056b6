import { axeViolations, type BrowserWorld, describeInBrowser, isReady, openBrowserWorld } from '../support/browser.js';
import { type MadeConversation, aConversation } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';
import { LOOKS } from '../support/looks.js';

jest.setTimeout(120_000);

describeInBrowser('what WhatsApp charges', () => {
  let world: BrowserWorld;
  let owner: Person;
  let slug: string;
  let talk: MadeConversation;
  beforeAll(async () => {
    world = await openBrowserWorld();
    owner = await aPerson(world.t);
    slug = String((await owner.get(owner.storePath)).body.slug);
    talk = await aConversation(world.t, owner.storeId, { customer: { name: 'Rui', phone: '+351912345678' } });
  });
  afterAll(() => world.close());
  afterEach(async () => {
    const complaints = [...world.complaints];
    await world.leave();
    expect(complaints).toEqual([]);
  });

  /** Templates that WhatsApp took some hours ago. */
  const sent = async (place: number, status: 'sent' | 'delivered'): Promise<void> => {
    const id = `${(Date.now() - 3 * 3_600_000).toString(16).padStart(12, '0').replace(/(.{8})(.{4})/, '$1-$2')}-7000-8000-00000000000${place}`;
    await world.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, status, external_id, occurred_at, created_at)
      values ($1, $2, $3, $4, 'out', 'user', 'template', '{"kind":"template","name":"x","language":"en"}', $5, $6, now(), now())`, [owner.storeId, id, talk.id, talk.accountId, status, `wamid.${place}`]);
  };

  it('warns wherever messages to many are looked at when WhatsApp takes templates and none arrives', async () => {
    const page = await (await world.enter(owner, { viewport: { width: 1280, height: 900 } })).newPage();
    const warning = page.getByRole('alert').filter({ hasText: 'Nothing arrives from' });
    const open = async (path: string): Promise<void> => {
      await page.goto(`/s/${slug}/${path}`);
      await isReady(page);
    };
    for (let place = 0; place < 4; place += 1) await sent(place, 'sent');
    await open('settings/message-costs');
    await page.getByRole('heading', { name: 'Charged by WhatsApp' }).waitFor();
    expect(await warning.count()).toBe(0);
    await sent(4, 'sent');
    for (const path of ['settings/message-costs', 'settings/health', 'notifications']) {
      await open(path);
      await warning.getByText('WhatsApp took 5 templates within a day and delivered none.').waitFor();
    }
    await warning.getByRole('link', { name: 'Open the account' }).click();
    await page.waitForURL(/settings\/accounts\/acc_/);
    await sent(5, 'delivered');
    await open('settings/message-costs');
    await page.getByRole('heading', { name: 'Charged by WhatsApp' }).waitFor();
    expect(await warning.count()).toBe(0);
  });

  it('says what is priced by the line for other countries', async () => {
    await owner.post(`${owner.storePath}/rate-cards`, { effective_from: '2026-01-01', csv: 'Market,Currency,Marketing\nSpain,EUR,0.05\nOther,EUR,0.06' }).expect(201);
    await sent(6, 'delivered');
    await world.t.owner.query(`insert into message_facts (store_id, account_id, external_id, status, occurred_at, received_at, pricing) select store_id, account_id, external_id, 'delivered', now(), now(), '{"type":"regular","category":"marketing"}' from messages where store_id = $1 and status = 'delivered'`, [owner.storeId]);
    for (const { options } of LOOKS) {
      const page = await (await world.enter(owner, options)).newPage();
      await page.goto(`/s/${slug}/settings/message-costs`);
      await isReady(page);
      if (options.locale === 'en') await page.getByRole('row').filter({ hasText: 'Portugal' }).getByText('at the card\'s price for “Other”').waitFor();
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      expect(await axeViolations(page)).toEqual([]);
    }
  });
});

import { parsePublicId, publicId, type TemplateComponents } from '#contracts';
import { ScheduledTemplateSync } from '../../apps/api/src/modules/templates/index.js';
import { MediaFiles } from '../../apps/api/src/modules/media/index.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { aCustomer } from '../support/factories.js';
import { untilTold } from '../support/locks.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Template { id: string; name: string; language: string; status: string; category: string; requested_category: string; quality: string; version: number; reason: { code: string; text: string } | null; components: TemplateComponents; coming_category: string | null }

describe('templates', () => {
  let line: Line;
  let shop: Shop;
  const at = (path = ''): string => `${shop.owner.storePath}/templates${path}`;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  beforeEach(async () => { shop = await line.openShop(); });

  const shipped: TemplateComponents = {
    header: { format: 'text', text: 'Hi {{1}}' }, body: 'Your order {{1}} has left us and arrives on {{2}}, have fun.', footer: 'Lamps', buttons: [{ kind: 'quick_reply', text: 'Thanks' }, { kind: 'url', text: 'Track', url: 'https://shop.example/t/{{1}}' }],
    samples: { header: 'Lina', 1: 'A7', 2: 'Monday', 'button.1': 'A7' },
  };
  const create = async (input: object = {}): Promise<Template> =>
    (await shop.owner.post(at(), { account_id: shop.account, label: 'Order shipped', language: 'en_US', category: 'utility', components: shipped, ...input }).expect(201)).body;
  const get = async (id: string): Promise<Template> => (await shop.owner.get(at(`/${id}`)).expect(200)).body;
  const submit = async (id: string, change: object = {}): Promise<Template> => (await shop.owner.post(at(`/${id}/submit`), change).expect(200)).body;
  const atMeta = (name = 'order_shipped') => {
    const found = [...line.sandbox.meta.templatesOf(shop.businessId)].find((template) => template.name === name);
    if (!found) throw new Error(`${name} is not at Meta`);
    return found;
  };
  const decide = async (verdict: Parameters<typeof line.sandbox.meta.reviewTemplate>[1], name?: string): Promise<void> => {
    // Webhooks tell times in seconds.
    line.sandbox.advance(2_000);
    await line.sandbox.meta.reviewTemplate(atMeta(name).id, verdict);
    await line.settled();
  };
  const sync = async () => (await shop.owner.post(at('/sync'), {}).expect(200)).body.data as { ok: boolean; added: number; changed: number; removed: number; problem: string | null }[];

  it('R124, R165-R167: is written, linted, handed in, approved, changed within Meta\'s limits, and deleted', async () => {
    const draft = await create();
    expect(draft).toMatchObject({ name: 'order_shipped', status: 'draft', version: 1 });
    expect((await shop.owner.post(at(), { account_id: shop.account, label: 'order SHIPPED!', language: 'en_US', category: 'utility', components: shipped }).expect(409)).body).toMatchObject({ code: 'template.name_taken', errors: [{ pointer: '/label' }] });
    await shop.owner.patch(at(`/${draft.id}`), { components: { ...shipped, body: '{{1}} has left' } }).expect(200);
    const refused = (await shop.owner.post(at(`/${draft.id}/submit`), {}).expect(422)).body;
    expect(refused).toMatchObject({ code: 'template.invalid' });
    expect(refused.errors).toContainEqual(expect.objectContaining({ pointer: '/components/body', code: 'variable_at_edge' }));
    // Somebody else was faster: their words stay, and nobody's are handed in unseen.
    const seen = (version: number) => shop.owner.patch(at(`/${draft.id}`), { components: shipped }).set('if-match', `"${version}"`);
    expect((await seen(1).expect(412).expect('etag', '"2"')).body.code).toBe('template.stale');
    await shop.owner.post(at(`/${draft.id}/submit`), {}).set('if-match', '"1"').expect(412);
    await shop.owner.get(at(`/${draft.id}`)).expect(200).expect('etag', '"2"');
    await seen(2).expect(200);
    expect(await submit(draft.id)).toMatchObject({ status: 'pending', version: 3 });
    await shop.owner.post(at(`/${draft.id}/submit`), {}).expect(409);
    await shop.owner.patch(at(`/${draft.id}`), { label: 'x' }).expect(409);

    await decide({ status: 'REJECTED', reason: 'PROMOTIONAL', recommendation: 'Ask for marketing.' });
    const rejected = await get(draft.id);
    expect(rejected.status).toBe('rejected');
    expect(rejected.reason).toMatchObject({ code: 'PROMOTIONAL', text: expect.stringMatching(/advertises.*Ask for marketing\./) as string });
    // Two people hand in different changes of what both have seen: one of them is told.
    const both = await Promise.all(['Lamps and more', 'Lamps and less'].map(async (footer) => {
      const { status, body } = await shop.owner.post(at(`/${draft.id}/submit`), { components: { ...shipped, footer } }).set('if-match', '"3"');
      return { status: status as number, footer: (body as Template).components?.footer };
    }));
    const taken = both.find(({ status }) => status === 200);
    expect([both.filter(({ status }) => status === 409 || status === 412).length, await get(draft.id)]).toMatchObject([1, { status: 'pending', version: 4, reason: null, components: { footer: taken?.footer } }]);
    expect(JSON.stringify(atMeta().components)).toContain(taken?.footer);
    await decide({ status: 'APPROVED' });
    expect(await submit(draft.id, { components: shipped })).toMatchObject({ status: 'pending', version: 5 });
    await decide({ status: 'APPROVED' });
    const tooOften = (await shop.owner.post(at(`/${draft.id}/submit`), { components: { ...shipped, footer: 'Again' } }).expect(422)).body;
    expect(tooOften).toMatchObject({ code: 'template.refused', detail: expect.stringContaining('once in 24 hours') as string });
    // Of these changes one was made of an approved template, and Meta refused the second: that one counts for nothing.
    expect(await get(draft.id)).toMatchObject({ components: { footer: 'Lamps' }, approved_edits: [expect.any(String)] });
    expect(((await shop.owner.get(at(`/${draft.id}/versions`)).expect(200)).body.data as { version: number }[]).map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);

    await untilTold(line.t.owner);
    const told = (await shop.owner.get(`${shop.owner.storePath}/events/log?types=template.status_changed&limit=100`).expect(200)).body.data as { data: { template: Template; previous_status: string } }[];
    expect(told.map(({ data }) => `${data.previous_status} ${data.template.status}`)).toEqual(['draft pending', 'pending rejected', 'rejected pending', 'pending approved', 'approved pending', 'pending approved']);
    // One language, then all that are left: an approved one's name cannot be used again for thirty days.
    const [german, polish, czech] = [await create({ language: 'de' }), await create({ language: 'pl' }), await create({ language: 'cs' })];
    for (const { id } of [german, polish]) await submit(id);
    await shop.owner.delete(at(`/${draft.id}`)).expect(204);
    await decide({ status: 'APPROVED' });
    expect((await shop.owner.post(at(`/${(await create()).id}/submit`), {}).expect(422)).body.detail).toContain('30 days');
    expect((await submit(czech.id)).status).toBe('pending');
    await shop.owner.delete(at(`/${german.id}?all_languages=true`)).expect(204);
    expect([...line.sandbox.meta.templatesOf(shop.businessId)]).toEqual([]);
    await shop.owner.get(at()).expect(200).expect(({ body }) => expect(body.data).toEqual([]));
    expect((await shop.owner.post(at(`/${(await create({ language: 'pl' })).id}/submit`), {}).expect(422)).body.detail).toContain('30 days');
  });

  it('R125: hands sample files over by resumable upload, and codes, carousels and offers as Meta wants them', async () => {
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const picture = publicId('media', (await line.t.app.get(MediaFiles, { strict: false }).put(shop.storeId, pixel, { filename: 'lamp.png' })).id);
    const card = { header: { format: 'image', media_id: picture }, body: 'A fine lamp for {{1}} only', buttons: [{ kind: 'url', text: 'Look', url: 'https://shop.example/{{1}}' }] };
    const made: [string, object][] = [
      ['Picture', { category: 'utility', components: { header: { format: 'image', media_id: picture }, body: 'Look at this', buttons: [], samples: {} } }],
      ['Login code', { category: 'authentication', components: { body: '', buttons: [{ kind: 'code', text: 'Copy code' }], code: { security_note: true, expires_in_minutes: 10 }, samples: {} } }],
      ['Lamps to swipe', { category: 'marketing', components: { body: 'New lamps', buttons: [], cards: [card, card], samples: { 'card.0.1': '9 EUR', 'card.1.1': '8 EUR', 'card.0.button.0': 'a', 'card.1.button.0': 'b' } } }],
      ['Offer', { category: 'marketing', components: { header: { format: 'image', media_id: picture }, body: 'Buy now', offer: { text: 'Ends soon', expires: true }, buttons: [{ kind: 'copy_code', text: '' }, { kind: 'url', text: 'Buy', url: 'https://shop.example/sale' }], samples: { 'button.0': 'LAMP10' } } }],
      ['Named', { category: 'utility', format: 'named', components: { body: 'Dear {{first_name}}, we are here', buttons: [], samples: { first_name: 'Lina' } } }],
      ['Where', { category: 'utility', components: { header: { format: 'location' }, body: 'We are here', buttons: [{ kind: 'phone', text: 'Call', phone: '+15551234567' }], samples: {} } }],
    ];
    for (const [label, input] of made) expect(await submit((await create({ label, ...input })).id)).toMatchObject({ status: 'pending' });
    expect(atMeta('picture').components[0]).toMatchObject({ format: 'IMAGE', example: { header_handle: [expect.stringMatching(/^4:/) as string] } });
    expect((await sync()).map(({ ok, added, changed, removed }) => [ok, added, changed, removed])).toEqual([[true, 0, 0, 0]]);
  });

  it('hears of pauses, quality, categories and changed texts; what is old or unknown does no harm', async () => {
    const draft = await create();
    await submit(draft.id);
    await decide({ status: 'APPROVED', category: 'MARKETING' });
    expect(await get(draft.id)).toMatchObject({ status: 'approved', category: 'marketing', requested_category: 'utility' });
    await decide({ status: 'PAUSED', pause: 'FIRST_PAUSE', quality: 'RED' });
    expect(await get(draft.id)).toMatchObject({ status: 'paused', quality: 'red', reason: { code: 'FIRST_PAUSE' } });
    await decide({ status: 'REINSTATED' });
    // What Meta held back while it watched goes on when somebody asks for it; what it did not hold back has nothing to ask for.
    expect([await get(draft.id), (await shop.owner.post(at(`/${draft.id}/unpause`)).expect(409)).body]).toMatchObject([{ status: 'approved', reason: null }, { code: 'template.not_editable' }]);
    await decide({ status: 'PAUSED', pause: 'RATE_LIMITING_PAUSE' });
    // Meta's own words say why not.
    atMeta().status = 'DISABLED';
    expect((await shop.owner.post(at(`/${draft.id}/unpause`)).expect(422)).body).toMatchObject({ code: 'template.refused', detail: expect.stringContaining('paused') });
    atMeta().status = 'PAUSED';
    expect((await shop.owner.post(at(`/${draft.id}/unpause`)).expect(200)).body).toMatchObject({ id: draft.id, status: 'approved', reason: null });
    await decide({ announced: 'UTILITY' });
    expect((await get(draft.id)).coming_category).toBe('utility');
    await decide({ components: [{ type: 'BODY', text: 'Another text' }] });
    expect((await get(draft.id)).components.body).toBe('Another text');
    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'made_at_meta', status: 'PENDING', category: 'MARKETING', previousCategory: 'UTILITY' });
    await decide({ status: 'APPROVED' }, 'made_at_meta');
    expect((await shop.owner.get(at('?name=made_at_meta')).expect(200)).body.data).toMatchObject([{ status: 'approved', label: 'Made at meta', category: 'marketing', requested_category: 'utility' }]);
    const old = { id: shop.businessId, time: 1_600_000_000, changes: [{ field: 'message_template_status_update', value: { event: 'DISABLED', message_template_id: Number(atMeta().id), reason: null } }] };
    await line.sandbox.meta.post(shop.appId, { object: 'whatsapp_business_account', entry: [old] });
    await line.settled();
    expect((await get(draft.id)).status).toBe('approved');
  });

  it('R152, R166: syncs active accounts, page by page and by itself; each problem is told', async () => {
    for (let i = 0; i < 230; i += 1) line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: `made_${i}`, components: [{ type: 'BODY', text: `Text ${i}` }] });
    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'sample_flight' });
    expect(await sync()).toMatchObject([{ ok: true, added: 231, changed: 0, removed: 0 }]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { data: Template[]; next_cursor: string | null } = (await shop.owner.get(at(`?limit=100${cursor && `&cursor=${cursor}`}`)).expect(200)).body;
      seen.push(...page.data.map(({ name }) => name));
      cursor = page.next_cursor;
    }
    expect([seen.length, new Set(seen).size, seen.includes('sample_flight')]).toEqual([230, 230, false]);
    line.sandbox.meta.templatesOf(shop.businessId).splice(0, 1);
    expect(await sync()).toMatchObject([{ added: 0, removed: 1 }]);

    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'later' });
    for (const clock of [line.t.clock, line.sandbox]) clock.advance(DAY);
    await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
    await line.t.app.get(ScheduledTemplateSync, { strict: false }).run();
    expect(await rows(line.t, `select 1 from templates where store_id = $1 and name = 'later'`, [shop.storeId])).toEqual([]);
    expect(await sync()).toEqual([]);
    await shop.owner.post(at('/sync'), { account_id: shop.account }).expect(409);
    await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'active' }).expect(200);
    await line.t.app.get(ScheduledTemplateSync, { strict: false }).run();
    expect(await rows(line.t, `select 1 from templates where store_id = $1 and name = 'later'`, [shop.storeId])).toHaveLength(1);
    // What nobody foresaw in one account ends in its reason, and the others go on.
    const far = line.sandbox.meta.addNumber();
    await shop.owner.post(`${shop.owner.storePath}/accounts`, { provider: 'meta', name: 'Far', fields: { phoneNumberId: far.phoneNumberId, businessAccountId: far.businessAccountId, accessToken: far.accessToken, appSecret: far.appSecret, url: line.sandbox.url } }).expect(201);
    line.sandbox.meta.addTemplate({ businessAccountId: far.businessAccountId, name: 'strange' });
    await line.t.owner.query(`alter table templates add constraint templates_not_strange check (name <> 'strange') not valid`);
    expect([(await sync()).map(({ ok, problem }) => `${ok} ${problem}`).toSorted(), line.t.warnings.splice(0).length]).toEqual([[expect.stringMatching(/^false .*on our side/), 'true null'], 1]);
    await line.t.owner.query('alter table templates drop constraint templates_not_strange');
    line.sandbox.meta.revokeToken(shop.accessToken);
    expect((await sync()).find(({ ok }) => !ok)).toMatchObject({ problem: expect.stringContaining('access token') as string });
  });

  it('a template of the store is listed whatever its name is, also once it was handed in and synced', async () => {
    const draft = await create({ label: 'Sample pack sent' });
    const names = async () => ((await shop.owner.get(at()).expect(200)).body.data as Template[]).map(({ name }) => name);
    expect(await names()).toEqual(['sample_pack_sent']);
    await submit(draft.id);
    await decide({ status: 'APPROVED' }, draft.name);
    line.sandbox.meta.addTemplate({ businessAccountId: shop.businessId, name: 'sample_flight' });
    await sync();
    expect(await names()).toEqual(['sample_pack_sent']);
  });

  it('syncs on when a template was made, deleted or made again on either side', async () => {
    const { meta } = line.sandbox;
    const kept = () => rows<{ name: string; status: string }>(line.t, `select name, status from templates where store_id = $1 order by name, created_at`, [shop.storeId]);
    const draft = await create({ label: 'Both sides' });
    meta.addTemplate({ businessAccountId: shop.businessId, name: 'both_sides' });
    meta.addTemplate({ businessAccountId: shop.businessId, name: 'made_again' });
    meta.addTemplate({ businessAccountId: shop.businessId, name: 'taken_away' });
    expect(await sync()).toMatchObject([{ ok: true, added: 2, changed: 1, removed: 0, problem: null }]);
    expect(await get(draft.id)).toMatchObject({ status: 'approved', components: { body: 'Hello' } });

    const list = meta.templatesOf(shop.businessId);
    list.splice(list.indexOf(atMeta('made_again')), 1);
    meta.addTemplate({ businessAccountId: shop.businessId, name: 'made_again' });
    const gone = { ...atMeta('taken_away'), status: 'PENDING_DELETION' as const };
    const [{ id } = { id: '' }] = (await shop.owner.get(at('?name=taken_away')).expect(200)).body.data as Template[];
    await shop.owner.delete(at(`/${id}`)).expect(204);
    meta.addTemplate({ ...gone, businessAccountId: shop.businessId });
    expect(await sync()).toMatchObject([{ ok: true, added: 1, changed: 0, removed: 1, problem: null }]);
    // Told late, and the store made a new one of the name meanwhile.
    await decide({ status: 'PAUSED', pause: 'FIRST_PAUSE' }, 'taken_away');
    expect(await kept()).toEqual([{ name: 'both_sides', status: 'approved' }, { name: 'made_again', status: 'deleted' }, { name: 'made_again', status: 'approved' }, { name: 'taken_away', status: 'deleted' }]);
    await create({ label: 'Taken away' });
    meta.addTemplate({ businessAccountId: shop.businessId, name: 'another' });
    expect(await sync()).toMatchObject([{ ok: true, added: 1, problem: 'Not taken over, because another template here has their name: taken_away (en_US)' }]);
  });

  it('templates of a business account stay when the account that they were made through is deleted', async () => {
    const { id } = await create();
    const other = line.sandbox.meta.addNumber({ businessAccountId: shop.businessId, appId: shop.appId });
    const { body: heir } = await shop.owner.post(`${shop.owner.storePath}/accounts`, { provider: 'meta', name: 'Same business', fields: { phoneNumberId: other.phoneNumberId, businessAccountId: shop.businessId, accessToken: other.accessToken, appSecret: other.appSecret, url: line.sandbox.url } }).expect(201);
    await shop.owner.delete(`${shop.owner.storePath}/accounts/${shop.account}`).expect(204);
    expect(await get(id)).toMatchObject({ account_id: heir.id, status: 'draft' });
  });

  describe('sending', () => {
    const approved = async (input: object = {}): Promise<Template> => {
      const draft = await create(input);
      await submit(draft.id);
      await decide({ status: 'APPROVED' }, draft.name);
      return get(draft.id);
    };
    const values = { header: 'Lina', 1: 'A7', 2: 'Monday', 'button.1': 'A7' };
    const send = (body: object) => shop.owner.post(`${shop.owner.storePath}/messages`, body);
    const template = (id: string, given: object = values, more: object = {}) => ({ to: '+34611222333', content: { kind: 'template', template_id: id, values: given }, ...more });

    it('R148, R209, R211: outside the window a template goes, with the bubble that the customer reads; a missing value is named', async () => {
      const { id } = await approved();
      expect((await send({ to: '+34611222333', content: { kind: 'text', text: 'Hi' } }).expect(422)).body.code).toBe('window.closed');
      const refused = (await send(template(id, { ...values, 2: ' ' })).expect(422)).body;
      expect(refused).toMatchObject({ code: 'template.values_invalid', errors: [{ pointer: '/content/values/2', code: 'required' }] });
      // Tried again after the answer was lost.
      const [{ body: sent }, { body: same }] = [await send(template(id)).set('idempotency-key', 'one-form').expect(201), await send(template(id)).set('idempotency-key', 'one-form').expect(201)];
      expect(same.id).toBe(sent.id);
      expect(sent).toMatchObject({ kind: 'template', text: 'Your order A7 has left us and arrives on Monday, have fun.', content: { name: 'order_shipped', shown: { template_id: id, header: { text: 'Hi Lina' }, footer: 'Lamps', buttons: [{ text: 'Thanks' }, { address: 'https://shop.example/t/A7' }] } } });
      await line.settled();
      const path = `${shop.owner.storePath}/conversations/${sent.conversation_id}`;
      expect((await shop.owner.get(`${path}/messages/${sent.id}`).expect(200)).body).toMatchObject({ status: 'delivered', failure: null });
      expect((await get(id)) as unknown).toMatchObject({ used_at: expect.any(String) as string });
      await shop.owner.post(`${path}/messages`, { content: template(id).content }).expect(201);
      await line.settled();
      expect(line.sandbox.meta.sent.filter(({ numberId, type }) => numberId === shop.numberId && type === 'template')).toHaveLength(2);
      expect(line.t.warnings).toEqual([]);
    });

    it('R169, R210: not while it is a draft, paused or deleted, and its reason is said', async () => {
      const draft = await create({ label: 'Draft' });
      expect((await send(template(draft.id)).expect(422)).body).toMatchObject({ code: 'template.not_sendable', errors: [{ pointer: '/content/template_id', detail: 'The template is a draft: hand it in first.' }] });
      const { id } = await approved();
      await decide({ status: 'PAUSED', pause: 'FIRST_PAUSE' });
      expect((await send(template(id)).expect(422)).body.detail).toContain('paused');
      await shop.owner.delete(at(`/${id}`)).expect(204);
      expect((await send(template(id)).expect(422)).body.detail).toContain('deleted');
    });

    it('R146, R147, R149, R153: through another account only within the business account; R131: filled in here where the provider knows no templates', async () => {
      const { id } = await approved();
      const other = line.sandbox.meta.addNumber({ businessAccountId: shop.businessId, appId: shop.appId });
      const account = async (name: string, provider: string, fields: object): Promise<string> => (await shop.owner.post(`${shop.owner.storePath}/accounts`, { provider, name, fields }).expect(201)).body.id;
      const same = await account('Same business', 'meta', { phoneNumberId: other.phoneNumberId, businessAccountId: shop.businessId, accessToken: other.accessToken, appSecret: other.appSecret, url: line.sandbox.url });
      const far = line.sandbox.meta.addNumber();
      const foreign = await account('Other business', 'meta', { phoneNumberId: far.phoneNumberId, businessAccountId: far.businessAccountId, accessToken: far.accessToken, appSecret: far.appSecret, url: line.sandbox.url });
      expect((await send(template(id, values, { account_id: same })).expect(201)).body.account_id).toBe(same);
      expect((await send(template(id, values, { account_id: foreign })).expect(422)).body.code).toBe('template.wrong_account');
      expect((await send(template(id)).expect(201)).body.account_id).toBe(shop.account);

      const local = await account('WASender', 'wasender', { url: line.sandbox.wasender.url, apiKey: 'key-of-a-session-0123456789' });
      expect((await send(template(id, values, { account_id: local })).expect(201)).body).toMatchObject({ kind: 'text', content: { text: expect.stringContaining('Track: https://shop.example/t/A7') as string } });
      const ready = await create({ account_id: local, label: 'Plain', components: { ...shipped, header: undefined } });
      expect(ready).toMatchObject({ status: 'ready', version: 1 });
      expect((await send(template(ready.id)).expect(201)).body).toMatchObject({ account_id: local, kind: 'text', content: { template: { template_id: ready.id, name: 'plain' } } });
      expect((await shop.owner.post(at(), { account_id: local, label: 'Flow', language: 'en', category: 'utility', components: { body: 'Hi', samples: {}, buttons: [{ kind: 'flow', text: 'Form', flow_id: '1' }] } }).expect(422)).body.errors).toMatchObject([{ pointer: '/components/buttons/0/kind', code: 'not_allowed' }]);
      await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
      expect((await send(template(id)).expect(409)).body.code).toBe('account.inactive');
      await line.settled();
      line.t.warnings.length = 0;
    });

    it('a template that became marketing goes only to people who agreed', async () => {
      const { id } = await approved();
      await decide({ category: 'MARKETING' });
      expect((await send(template(id)).expect(422)).body.detail).toContain('files this template as marketing now');
      const customer = await aCustomer(line.t, shop.storeId, { phone: '+34611222444' });
      await line.t.owner.query(`insert into consent_facts (store_id, id, customer_id, purpose, allowed, source, occurred_at, created_at) values ($1, gen_random_uuid(), $2, 'marketing', true, 'keyword', now(), now())`, [shop.storeId, customer]);
      await send({ ...template(id), to: publicId('customer', customer) }).expect(201);
      await line.settled();
    });

    it('marketing that waits does not reach who stopped it meanwhile, and holds nobody up', async () => {
      const [{ id }, other] = [await approved({ label: 'Sale', category: 'marketing' }), await approved({ label: 'News of an order' })];
      const pipeline = line.t.app.get(MessagePipeline, { strict: false });
      const held = jest.spyOn(pipeline, 'deliver').mockResolvedValue(undefined);
      const { body: waiting } = await send(template(id)).expect(201);
      const { body: behind } = await send(template(other.id)).expect(201);
      await line.settled();
      held.mockRestore();
      await line.t.owner.query('update customers set opted_out_at = now() where store_id = $1', [shop.storeId]);
      await pipeline.deliver({ storeId: shop.storeId, conversationId: parsePublicId('conversation', waiting.conversation_id) ?? '' });
      await line.settled();
      const read = async (message: { id: string }) => (await shop.owner.get(`${shop.owner.storePath}/conversations/${waiting.conversation_id}/messages/${message.id}`).expect(200)).body;
      expect(await read(waiting)).toMatchObject({ status: 'failed', failure: { code: 'template.opted_out' } });
      expect(await read(behind)).toMatchObject({ status: 'delivered' });
    });

    it('nobody who stopped gets marketing: not under the name that they were merged into, nor when a message is tried again', async () => {
      const { id } = await approved({ category: 'marketing', components: { body: 'New lamps', buttons: [], samples: {} } });
      const { customer } = line.sandbox.phone({ waId: '34611222555' }).with(shop.numberId);
      customer.onWhatsApp = false;
      const { body: sent } = await send({ ...template(id, {}), to: '+34611222555' }).expect(201);
      await line.settled();
      customer.onWhatsApp = true;
      const path = `${shop.owner.storePath}/conversations/${sent.conversation_id}`;
      expect((await shop.owner.get(`${path}/messages/${sent.id}`).expect(200)).body).toMatchObject({ status: 'failed' });
      const winner = await aCustomer(line.t, shop.storeId, { phone: '+34611222556' });
      await line.t.owner.query(`update customers set merged_into = $2 where store_id = $1 and phone = '+34611222555'`, [shop.storeId, winner]);
      await line.t.owner.query('update customers set opted_out_at = now() where store_id = $1 and id = $2', [shop.storeId, winner]);
      for (const refused of [shop.owner.post(`${path}/messages`, { content: template(id, {}).content }), shop.owner.post(`${path}/messages/${sent.id}/retry`)]) {
        expect((await refused.expect(422)).body).toMatchObject({ code: 'template.not_sendable', errors: [{ detail: 'This person stopped marketing messages.' }] });
      }
      await line.t.owner.query('update customers set opted_out_at = null where store_id = $1 and id = $2', [shop.storeId, winner]);
      await shop.owner.post(`${path}/messages/${sent.id}/retry`).expect(201);
      await line.settled();
      line.t.warnings.length = 0;
    });
  });
});

import { parsePublicId } from '#contracts';
import { BulkCosts } from '../../apps/api/src/modules/analytics/message-costs/bulk-costs.service.js';
import { TEMPLATE_USES } from '../../apps/api/src/modules/analytics/uses/uses.queries.js';
import { Uses } from '../../apps/api/src/modules/analytics/uses/uses.service.js';
import { DAY, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { idFloor } from '../../apps/api/src/platform/database/ids.js';
import { anApprovedTemplate, bulksOf } from '../support/bulk.js';
import { type Line, openLine, rows } from '../support/shop.js';

const CARD = { currency: 'EUR', csv: 'Market,Currency,Marketing,Utility\nSpain,EUR,0.05,0.02' };

const bare = (id: string): string => parsePublicId('bulk_message', id) ?? '';

describe('what accounts, templates and bulk messages are used for, and cost', () => {
  let line: Line;
  const at = (rest: string): string => `${line.shop.owner.storePath}/${rest}`;
  const read = async (rest: string) => (await line.shop.owner.get(at(rest)).expect(200)).body;

  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  it('of an account: its templates, and the rules that send through it or through its template; and when its templates were synced', async () => {
    const { owner, account } = line.shop;
    await anApprovedTemplate(line, line.shop);
    const other = (await owner.post(at('accounts'), { provider: 'wasender', name: 'Linked', fields: { url: line.sandbox.wasender.url, apiKey: 'key-of-a-session-0123456789' } }).expect(201)).body.id as string;
    const local = (await owner.post(at('templates'), { account_id: other, label: 'Plain', language: 'en', category: 'utility', components: { body: 'Hello', buttons: [], samples: {} } }).expect(201)).body.id as string;
    const gone = (await owner.post(at('templates'), { account_id: other, label: 'Gone', language: 'en', category: 'utility', components: { body: 'Hello', buttons: [], samples: {} } }).expect(201)).body.id as string;
    await owner.delete(at(`templates/${gone}`)).expect(204);
    const rule = (name: string, more: object) => owner.post(at('notification-rules'), { name, trigger: 'first_contact', ...more }).expect(201);
    await rule('by its template', { template_id: local });
    await rule('by choice', { template_id: local, account_id: account });
    await rule('by none', {});
    const uses = async () => ((await read('account-uses')).data as { account_id: string; templates_synced_at: string | null }[]);
    const of = async (id: string) => (await uses()).find(({ account_id: each }) => each === id);
    expect([await of(account), await of(other)]).toEqual([
      { account_id: account, templates: 1, rules: 1, templates_synced_at: null, sync_failure: null }, { account_id: other, templates: 1, rules: 1, templates_synced_at: null, sync_failure: null },
    ]);
    await owner.post(at('templates/sync'), {}).expect(200);
    expect([typeof (await of(account))?.templates_synced_at, (await of(other))?.templates_synced_at]).toEqual(['string', null]);
  });

  it('of a template: how often WhatsApp took it in the last thirty days; of a bulk message: estimated while it runs, and what was charged afterwards', async () => {
    const template = await anApprovedTemplate(line, line.shop, { name: 'winter_sale' });
    const bulks = bulksOf(line, template);
    await line.shop.owner.post(at('rate-cards'), { effective_from: '2026-01-01', ...CARD }).expect(201);
    expect((await read('template-uses')).data).toEqual([]);
    const waIds = bulks.numbers(3);
    line.sandbox.phone({ waId: waIds[2] ?? '', name: 'Away' }).customer.onWhatsApp = false;
    const bulk = await bulks.draft(waIds);
    const cost = () => read(`bulk-messages/${bulk.id}/cost`);
    expect(await cost()).toEqual({ charged: [], unpriced: 0, estimate: null });
    await bulks.start(bulk);
    expect(await cost()).toEqual({ charged: [], unpriced: 0, estimate: { currency: 'EUR', amount_micro: 150_000, unpriced: 0 } });
    await line.shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(200);
    expect((await cost()).estimate).toMatchObject({ amount_micro: 150_000 });
    await line.shop.owner.post(bulks.path(`/${bulk.id}/resume`)).expect(200);
    await bulks.sweep();
    expect((await bulks.get(bulk)).progress).toMatchObject({ delivered: 2, failed: 1 });
    await line.t.owner.query(`update message_facts set pricing = '{"type":"regular","category":"marketing"}' where store_id = $1`, [line.shop.storeId]);
    expect(await cost()).toEqual({ charged: [{ currency: 'EUR', amount_micro: 100_000 }], unpriced: 0, estimate: null });
    expect(await read('template-uses')).toEqual({ days: 30, data: [{ template_id: template, sent: 2 }] });
    line.t.clock.advance(31 * DAY);
    expect(await line.t.app.get(Uses, { strict: false }).ofTemplates(line.shop.storeId)).toEqual([]);
    line.t.clock.advance(-31 * DAY);
    await line.shop.owner.get(at(`bulk-messages/${bulk.id.slice(0, -4)}0000/cost`)).expect(404);
  });

  it('of an account whose number shares a business account with another: its templates, too', async () => {
    const shop = await line.openShop();
    await anApprovedTemplate(line, shop);
    await rows(line.t, `insert into accounts select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'name', 'Second', 'number_external_id', null, 'is_default_outgoing', false, 'is_default_incoming', false, 'path_key', a.path_key || '2', 'verify_fingerprint', null))).* from accounts a where store_id = $1`, [shop.storeId]);
    const { data } = (await shop.owner.get(`${shop.owner.storePath}/account-uses`).expect(200)).body as { data: { templates: number }[] };
    expect(data.map(({ templates }) => templates)).toEqual([1, 1]);
  });

  it('of several bulk messages at once: as they were counted last, anew each minute at first, ever rarer once they are over, and never after a week', async () => {
    const shop = await line.openShop();
    const template = await anApprovedTemplate(line, shop, { name: 'spring_sale' });
    const bulks = bulksOf({ ...line, shop }, template);
    await shop.owner.post(`${shop.owner.storePath}/rate-cards`, { effective_from: '2026-01-01', ...CARD }).expect(201);
    const [bulk, draft] = [await bulks.draft(['34633100001', '34633100002']), await bulks.draft(['34633100003'])];
    const listed = async () => (await shop.owner.get(`${shop.owner.storePath}/bulk-message-costs?ids=${bulk.id},${draft.id}`).expect(200)).body.data;
    const charge = (pricing: object | null) => line.t.owner.query('update message_facts set pricing = $2 where store_id = $1', [shop.storeId, pricing === null ? null : JSON.stringify(pricing)]);
    const none = [{ bulk_message_id: bulk.id, charged: [], unpriced: 0, estimate: null }];
    const all = [{ bulk_message_id: bulk.id, charged: [{ currency: 'EUR', amount_micro: 100_000 }], unpriced: 0, estimate: null }];
    const marketing = { type: 'regular', category: 'marketing' };
    await bulks.start(bulk);
    expect(await listed()).toEqual([{ bulk_message_id: bulk.id, charged: [], unpriced: 0, estimate: { currency: 'EUR', amount_micro: 100_000, unpriced: 0 } }]);
    await bulks.sweep();
    await charge(null);
    // It ended since it was counted.
    line.t.clock.advance(MINUTE);
    expect(await listed()).toEqual(none);
    await charge(marketing);
    expect(await listed()).toEqual(none);
    line.t.clock.advance(2 * MINUTE);
    expect(await listed()).toEqual(all);
    await charge(null);
    line.t.clock.advance(MINUTE);
    expect(await listed()).toEqual(all);
    line.t.clock.advance(4 * MINUTE);
    expect(await listed()).toEqual(none);
    expect((await shop.owner.get(`${shop.owner.storePath}/bulk-message-costs?ids=${bulk.id},nothing`).expect(422)).body.errors[0].pointer).toBe('?ids');
    // The last count.
    line.t.clock.advance(7 * DAY);
    await charge(marketing);
    // People's sessions have run out by then.
    const last = async () => (await line.t.app.get(BulkCosts, { strict: false }).ofMany(shop.storeId, [bare(bulk.id), bare(draft.id)])).map(({ charged }) => charged[0]?.micro);
    expect(await last()).toEqual([100_000]);
    await charge(null);
    line.t.clock.advance(30 * DAY);
    expect(await last()).toEqual([100_000]);
    line.t.clock.advance(-37 * DAY - 8 * MINUTE);
  });

  it('templates are counted by an index of their own, not by reading all messages', async () => {
    const { storeId } = line.shop;
    const { rows: lines } = await line.t.owner.query<{ 'QUERY PLAN': string }>(`explain ${TEMPLATE_USES}`, [storeId, idFloor(line.t.clock.ago(30 * DAY))]);
    expect(lines.map((each) => each['QUERY PLAN']).join('\n')).toMatch(/messages_templates/);
  });
});

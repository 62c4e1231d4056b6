import { Uses } from '../../apps/api/src/modules/analytics/uses/uses.service.js';
import { DAY } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate, bulksOf } from '../support/bulk.js';
import { type Line, openLine } from '../support/shop.js';

const CARD = { currency: 'EUR', csv: 'Market,Currency,Marketing,Utility\nSpain,EUR,0.05,0.02' };

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
});

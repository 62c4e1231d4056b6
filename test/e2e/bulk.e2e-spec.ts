import { parsePublicId } from '#contracts';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate, type Bulks, bulksOf } from '../support/bulk.js';
import { type Line, openLine, type Shop } from '../support/shop.js';

describe('bulk messages', () => {
  let line: Line;
  let shop: Shop;
  let bulks: Bulks;
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
    const template = await anApprovedTemplate(line, shop);
    bulks = bulksOf(line, template);
  });
  afterAll(() => line.close());

  it('R168: get names of the year without a gap, also when many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => shop.owner.post(bulks.path(), {}).expect(201)));
    const year = new Date().getUTCFullYear();
    const names = made.map(({ body }) => String(body.name)).toSorted();
    const first = Number(names[0]?.slice(-5));
    expect(names).toEqual(names.map((_name, place) => `BULK-WA-${year}-${String(first + place).padStart(5, '0')}`));
    for (const { body } of made) await shop.owner.delete(bulks.path(`/${body.id}`)).expect(204);
    expect((await shop.owner.get(bulks.path()).expect(200)).body.data).toEqual([]);
  });

  it('R170, R172: everybody gets it once, with values of their own, and the inbox stays as it was', async () => {
    const waIds = bulks.numbers(12);
    const bulk = await bulks.draft(waIds);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'draft', scheduled_at: null });
    const template = `${shop.owner.storePath}/templates/${String((await shop.owner.get(bulks.path(`/${bulk.id}`)).expect(200)).body.template_id)}`;
    expect((await shop.owner.get(template).expect(200)).body.used_at).toBeNull();
    const estimate = (await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body;
    expect(estimate).toMatchObject({ recipients: 12, opted_out: 0, to_send: 12, per_second: 64, seconds: 1, countries: [{ country: 'ES', count: 12 }], account_id: shop.account, is_override: false, estimated_cost: null });
    await shop.owner.post(`${shop.owner.storePath}/rate-cards`, { effective_from: '2026-01-01', csv: 'Market,Currency,Marketing,Utility\nSpain,EUR,0.05,0.05' }).expect(201);
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body.estimated_cost).toEqual({ currency: 'EUR', amount_micro: 600_000, unpriced: 0 });
    const { data: samples } = (await shop.owner.get(bulks.path(`/${bulk.id}/samples`)).expect(200)).body;
    expect(samples.map(({ shown }: { shown: { body: string } }) => shown.body)).toEqual(['Hello Person 0, Ulm is on sale for a few days', 'Hello Person 1, your town is on sale for a few days', 'Hello Person 2, Ulm is on sale for a few days']);
    await bulks.start(bulk);
    await line.settled();
    expect(bulks.sentTo(waIds).toSorted()).toEqual(waIds);
    const used = (await shop.owner.get(template).expect(200)).body;
    expect([used.used_at, used.updated_at]).toEqual([expect.any(String), used.used_at]);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'completed', progress: { recipients: 12, pending: 0, skipped: 0, sending: 0, failed: 0, delivered: 12 } });
    const body = line.sandbox.meta.sent.find(({ customer }) => customer.waId === waIds[1])?.body as { template: { components: { parameters: { text: string }[] }[] } };
    expect(body.template.components[0]?.parameters.map(({ text }) => text)).toEqual(['Person 1', 'your town']);
    expect((await shop.owner.get(`${shop.owner.storePath}/conversations?state=open`).expect(200)).body.data).toEqual([]);

    // An answer opens the conversation, and counts.
    await line.sandbox.phone({ waId: waIds[3] ?? '', name: 'Lina' }).with(shop.numberId).text('do you have it in blue?');
    await line.settled();
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body).toMatchObject({ replied: 1, reasons: [] });
    // What somebody orders who got it is told with it; what others order is not.
    const variant = String((await shop.owner.post(`${shop.owner.storePath}/products`, { title: 'Lamp', status: 'active', variants: [{ sku: 'LAMP', stock: 50, price: { amount: 2500, currency: String((await shop.owner.get(shop.owner.storePath)).body.currency) } }] }).expect(201)).body.variants[0].id);
    const buy = async (waId: string): Promise<void> => {
      const { data: customers } = (await shop.owner.get(`${shop.owner.storePath}/customers?limit=100`).expect(200)).body as { data: { id: string; phone: string }[] };
      const customer = customers.find(({ phone }) => phone === `+${waId}`)?.id ?? '';
      const made = (await shop.owner.post(`${shop.owner.storePath}/orders`, { customer_id: customer, lines: [{ variant_id: variant, quantity: 2 }] }).expect(201)).body as { id: string };
      await shop.owner.post(`${shop.owner.storePath}/orders/${made.id}/transitions`, { status: 'placed' }).expect(200);
    };
    await buy(waIds[3] ?? '');
    await line.sandbox.phone({ waId: '34699000111', name: 'Somebody else' }).with(shop.numberId).text('hello');
    await line.settled();
    await buy('34699000111');
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body).toMatchObject({ orders: 1, ordered: [{ amount: 5000 }] });
    expect((await bulks.results(bulk, '&replied=true')).map(({ mobile_number: number }) => number)).toEqual([`+${waIds[3]}`]);
    expect((await shop.owner.get(`${shop.owner.storePath}/conversations?state=open`).expect(200)).body.data).toHaveLength(2);
    await shop.owner.post(bulks.path(`/${bulk.id}/start`)).expect(409);
    await shop.owner.patch(bulks.path(`/${bulk.id}`), { title: 'x' }).expect(409);
    const csv = (await shop.owner.get(bulks.path(`/${bulk.id}/export`)).expect(200)).text;
    expect(csv.split('\n').filter((row) => row.includes(',delivered,'))).toHaveLength(12);
  });

  it('who stopped marketing is left out, also after the start; a refusal names its reason and only what may pass is tried again (R171)', async () => {
    const waIds = bulks.numbers(5);
    const [stopped = '', gone = '', , later = ''] = waIds;
    const phone = line.sandbox.phone({ waId: stopped, name: 'Stopper' }).with(shop.numberId);
    await phone.text('STOP');
    await line.settled();
    line.sandbox.phone({ waId: gone, name: 'Gone' }).customer.onWhatsApp = false;
    const bulk = await bulks.draft(waIds, { scheduled_at: new Date(line.t.clock.now().getTime() + HOUR).toISOString() });
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body).toMatchObject({ recipients: 5, opted_out: 1, to_send: 4 });
    // Not even to try it out.
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/test`), { to: `+${stopped}` }).expect(422)).body.errors).toMatchObject([{ pointer: '/to', code: 'opted_out' }]);
    await bulks.start(bulk);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'queued', progress: { pending: 5 } });
    await line.sandbox.phone({ waId: later, name: 'Later' }).with(shop.numberId).text('baja');
    await bulks.sweep(HOUR);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'partially_failed', progress: { delivered: 2, skipped: 2, failed: 1 } });
    expect((await bulks.results(bulk)).map(({ status, reason_code: code }) => [status, code])).toEqual([['skipped', 'opted_out'], ['failed', 'meta.131026'], ['delivered', null], ['skipped', 'opted_out'], ['delivered', null]]);
    const report = (await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body;
    expect(report.reasons.map(({ code, retryable }: { code: string; retryable: boolean }) => [code, retryable])).toEqual([['opted_out', false], ['meta.131026', false]]);
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/retry-failed`)).expect(409)).body.code).toBe('bulk_message.nothing_to_retry');
    expect(bulks.sentTo([stopped, later])).toEqual([]);
  });

  it('is tried out only to whoever would get the real one: with a store that asks for consent, and a template that became marketing', async () => {
    const { owner } = shop;
    const [nobody = '', agreed = ''] = bulks.numbers(2);
    await line.sandbox.phone({ waId: agreed, name: 'Agreed' }).with(shop.numberId).text('hello');
    await line.settled();
    const { body: { data: [customer] } } = await owner.get(`${owner.storePath}/customers?q=Agreed`).expect(200);
    await owner.post(`${owner.storePath}/customers/${customer.id}/consent-facts`, { allowed: true, reason: 'Asked at the till' }).expect(201);
    const bulk = await bulks.draft(bulks.numbers(1));
    const tryOut = async (waId: string) => {
      const { status, body } = await owner.post(bulks.path(`/${bulk.id}/test`), { to: `+${waId}` });
      return [status, body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)];
    };
    const refused = [422, ['/to consent_needed']];
    await owner.patch(`${owner.storePath}/consent-settings`, { opt_in_required: true }).expect(200);
    expect([await tryOut(nobody), await tryOut(agreed)]).toEqual([refused, [204, undefined]]);
    await owner.patch(`${owner.storePath}/consent-settings`, { opt_in_required: false }).expect(200);
    const became = async (category: string) => line.t.owner.query(`update templates set requested_category = $2 where store_id = $1 and name = 'autumn_sale'`, [shop.storeId, category]);
    await became('utility');
    expect([await tryOut(nobody), await tryOut(agreed)]).toEqual([refused, [204, undefined]]);
    await became('marketing');
    expect(await tryOut(nobody)).toEqual([204, undefined]);
    await line.settled();
    expect([bulks.sentTo([nobody]), bulks.sentTo([agreed])].map(({ length }) => length)).toEqual([1, 2]);
  });

  it('a segment holds those who stopped marketing too: they get what is not marketing, and are counted where it is', async () => {
    const { owner } = shop;
    const [stopped = '', other = ''] = bulks.numbers(2);
    await line.sandbox.phone({ waId: stopped, name: 'Segment one' }).with(shop.numberId).text('STOP');
    await line.sandbox.phone({ waId: other, name: 'Segment two' }).with(shop.numberId).text('baja luego');
    await line.settled();
    expect((await owner.post(`${owner.storePath}/segments/count`, { q: 'Segment' }).expect(200)).body.customers).toBe(2);
    const send = async (template: string) => {
      const bulk = await bulks.draft([], { template_id: template });
      await owner.post(`${owner.storePath}/recipient-lists/${bulk.own_list_id}/segments`, { q: 'Segment' }).expect(200);
      const { opted_out: optedOut, to_send: toSend } = (await owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body as Record<string, number>;
      await bulks.start(bulk);
      await line.settled();
      return { optedOut, toSend, results: (await bulks.results(bulk)).map(({ mobile_number: number, status }) => `${number} ${status}`).toSorted() };
    };
    expect(await send(await anApprovedTemplate(line, shop, { name: 'moved', category: 'utility', body: 'Hello {{1}}, we have moved near {{2}} now' }))).toEqual({ optedOut: 0, toSend: 2, results: [`+${stopped} delivered`, `+${other} delivered`].toSorted() });
    expect(await send(await anApprovedTemplate(line, shop, { name: 'winter_sale' }))).toEqual({ optedOut: 1, toSend: 1, results: [`+${stopped} skipped`, `+${other} delivered`].toSorted() });
  });

  it('R198: an account that is set inactive sends nothing, its recipients say why, and they can be tried again afterwards', async () => {
    const waIds = bulks.numbers(3);
    const bulk = await bulks.draft(waIds, { scheduled_at: new Date(line.t.clock.now().getTime() + HOUR).toISOString() });
    await bulks.start(bulk);
    await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
    await bulks.sweep(HOUR);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'partially_failed', progress: { skipped: 3 } });
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body).toMatchObject({ retryable: 3, reasons: [{ code: 'account.inactive', skipped: true, retryable: true, count: 3 }] });
    expect(bulks.sentTo(waIds)).toEqual([]);
    expect((await shop.owner.post(bulks.path(`/${(await bulks.draft(bulks.numbers(1))).id}/start`)).expect(422)).body.code).toBe('bulk_message.incomplete');
    await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'active' }).expect(200);
    await shop.owner.post(bulks.path(`/${bulk.id}/retry-failed`)).expect(200);
    await line.settled();
    expect([await bulks.get(bulk), bulks.sentTo(waIds).toSorted()]).toMatchObject([{ status: 'completed', progress: { delivered: 3 } }, waIds]);
  });

  it('R171: who has no value of their own, and nothing stands in for it, is left out and says so; another try would not help', async () => {
    const waIds = bulks.numbers(3);
    const bulk = await bulks.draft(waIds, { values: { 1: { column: 'recipient_name', fallback: 'friend' }, 2: { column: 'city' } } });
    const { data: samples } = (await shop.owner.get(bulks.path(`/${bulk.id}/samples`)).expect(200)).body;
    expect(samples.map(({ missing }: { missing: string[] }) => missing)).toEqual([[], ['2'], []]);
    await bulks.start(bulk);
    await line.settled();
    expect((await bulks.results(bulk)).map(({ status, reason_code: code }) => [status, code])).toEqual([['delivered', null], ['skipped', 'value_missing'], ['delivered', null]]);
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body).toMatchObject({ retryable: 0, reasons: [{ code: 'value_missing', retryable: false, count: 1 }] });
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/retry-failed`)).expect(409)).body.code).toBe('bulk_message.nothing_to_retry');
    expect(bulks.sentTo(waIds).toSorted()).toEqual([waIds[0], waIds[2]].toSorted());
  });

  it('R210, R169: a template that is paused between scheduling and sending marks the recipients; one without approval starts nothing', async () => {
    const other = await anApprovedTemplate(line, shop, { name: 'short_lived', category: 'utility' });
    const waIds = bulks.numbers(2);
    const bulk = await bulks.draft(waIds, { template_id: other, scheduled_at: new Date(line.t.clock.now().getTime() + HOUR).toISOString() });
    await bulks.start(bulk);
    await line.t.owner.query(`update templates set status = 'paused' where id = $1`, [parsePublicId('template', other)]);
    await bulks.sweep(HOUR);
    expect((await bulks.results(bulk)).map(({ status, reason_code: code }) => [status, code])).toEqual([['skipped', 'template.paused'], ['skipped', 'template.paused']]);
    const refused = (await shop.owner.post(bulks.path(`/${(await bulks.draft(bulks.numbers(1), { template_id: other })).id}/start`)).expect(422)).body;
    expect(refused).toMatchObject({ code: 'bulk_message.incomplete', errors: [{ pointer: '/template_id' }] });
    const empty = (await shop.owner.post(bulks.path(`/${(await bulks.draft([])).id}/start`)).expect(422)).body;
    expect(empty.errors).toMatchObject([{ pointer: '/recipients', code: 'too_few' }]);
    const hole = (await shop.owner.post(bulks.path(`/${(await bulks.draft(bulks.numbers(1), { values: { 1: { text: 'x' } } })).id}/start`)).expect(422)).body;
    expect(hole.errors).toMatchObject([{ pointer: '/values/2', code: 'required' }]);
    const start = async (values: object) => (await shop.owner.post(bulks.path(`/${(await bulks.draft(bulks.numbers(1), { values })).id}/start`)).expect(422)).body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);
    expect([await start({ 1: { text: 'x' }, 2: { text: 'two\nlines' } }), await start({ 1: { text: 'x' }, 2: { column: 'city', fallback: 'x'.repeat(1025) } })]).toEqual([['/values/2 invalid'], ['/values/2 too_long']]);
  });

  it('tries a few first, and stops by itself when too many are refused; resumed it goes on with the next recipient', async () => {
    const waIds = bulks.numbers(60);
    for (const waId of waIds.slice(0, 4)) line.sandbox.phone({ waId, name: 'Gone' }).customer.onWhatsApp = false;
    const bulk = await bulks.draft(waIds);
    await bulks.start(bulk);
    await line.settled();
    // The look at how they fared is due in a moment: the sweeper does not wait for it.
    await bulks.sweep();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'paused', pause_reason: 'failures', pause_detail: '4/10', progress: { failed: 4, delivered: 6, pending: 50 } });
    expect(bulks.sentTo(waIds)).toHaveLength(10);
    // Another try for some is not a permission for all the others.
    await line.t.owner.query(`update bulk_recipients set state = 'skipped', skip_code = 'account.inactive' where bulk_id = $1 and position = 60`, [parsePublicId('bulk_message', bulk.id)]);
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/retry-failed`)).expect(200)).body).toMatchObject({ status: 'paused', pause_reason: 'failures', progress: { pending: 50 } });
    await line.settled();
    expect(bulks.sentTo(waIds)).toHaveLength(10);
    await shop.owner.post(bulks.path(`/${bulk.id}/resume`)).expect(200);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'partially_failed', progress: { failed: 4, delivered: 56, pending: 0 } });
    expect(bulks.sentTo(waIds).toSorted()).toEqual(waIds);
  });

  it('pauses, and a cancelled one writes to nobody else', async () => {
    const waIds = bulks.numbers(40);
    const bulk = await bulks.draft(waIds, { stop_percent: 100 });
    await bulks.start(bulk);
    await shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(200);
    await line.settled();
    const seen = bulks.sentTo(waIds).length;
    expect([await bulks.get(bulk), seen <= 32]).toMatchObject([{ status: 'paused', pause_reason: 'person' }, true]);
    await shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(409);
    await shop.owner.post(bulks.path(`/${bulk.id}/cancel`)).expect(200);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'cancelled', progress: { pending: 0, skipped: 40 - seen, delivered: seen } });
    await shop.owner.post(bulks.path(`/${bulk.id}/resume`)).expect(409);
  });

  it('keeps the quiet hours of each country', async () => {
    const [spain = ''] = bulks.numbers(1);
    // New Zealand sleeps while Spain is awake, whatever the season.
    line.t.clock.advance((36 - line.t.clock.now().getUTCHours()) % 24 * HOUR);
    const bulk = await bulks.draft([spain, '64211234567'], { quiet_from: 21 * 60, quiet_until: 8 * 60 });
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body).toMatchObject({ to_send: 2, waiting: 1 });
    await bulks.start(bulk);
    await line.settled();
    expect((await bulks.results(bulk)).map(({ status }) => status)).toEqual(['delivered', 'pending']);
    const awake = new Date((await bulks.get(bulk)).asleep_until ?? '');
    expect(new Intl.DateTimeFormat('en-GB', { timeZone: 'Pacific/Auckland', timeStyle: 'short' }).format(awake)).toBe('08:00');
    await bulks.sweep(12 * HOUR);
    expect(await bulks.get(bulk)).toMatchObject({ status: 'completed', asleep_until: null, progress: { delivered: 2 } });
  });

  it('tries a few first also when the first of the list sleep, and when it was paused before its time', async () => {
    line.t.clock.advance((36 - line.t.clock.now().getUTCHours()) % 24 * HOUR);
    const asleep = Array.from({ length: 12 }, (_none, place) => `6421${7_000_000 + place}`);
    const awake = bulks.numbers(48);
    for (const waId of awake.slice(0, 4)) line.sandbox.phone({ waId, name: 'Gone' }).customer.onWhatsApp = false;
    const bulk = await bulks.draft([...asleep, ...awake], { quiet_from: 21 * 60, quiet_until: 8 * 60, scheduled_at: new Date(line.t.clock.now().getTime() + HOUR).toISOString() });
    await bulks.start(bulk);
    await shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(200);
    await shop.owner.post(bulks.path(`/${bulk.id}/resume`)).expect(200);
    line.t.clock.advance(HOUR);
    line.sandbox.advance(HOUR);
    for (let look = 0; look < 2; look += 1) {
      await bulks.sweep();
    }
    expect(await bulks.get(bulk)).toMatchObject({ status: 'paused', pause_reason: 'failures', pause_detail: '4/10', progress: { pending: 50 } });
    expect(bulks.sentTo([...asleep, ...awake]).toSorted()).toEqual(awake.slice(0, 10));
    await shop.owner.post(bulks.path(`/${bulk.id}/cancel`)).expect(200);
  });

  it('one person with several numbers gets it once', async () => {
    const waIds = bulks.numbers(40);
    const [first = '', second = ''] = waIds;
    const last = waIds.at(-1) ?? '';
    await line.sandbox.phone({ waId: first, name: 'Three numbers' }).with(shop.numberId).text('hello');
    await line.settled();
    await line.t.owner.query(`insert into customer_identities (store_id, kind, value, customer_id, created_at)
      select store_id, kind, replace(value, $1, other), customer_id, created_at from customer_identities, unnest($2::text[]) as n (other) where kind = 'phone' and value like '%' || $1`, [first, [second, last]]);
    const bulk = await bulks.draft(waIds);
    await bulks.start(bulk);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'completed', progress: { delivered: 38, skipped: 2 } });
    expect((await bulks.results(bulk, '&status=skipped')).map(({ mobile_number: number }) => number)).toEqual([`+${second}`, `+${last}`]);
    expect(bulks.sentTo(waIds)).toHaveLength(38);
  });

  it('R173: lists are shared, their numbers repaired, doubles and what is no number kept apart; segments and files fill them', async () => {
    const { owner } = shop;
    const lists = `${owner.storePath}/recipient-lists`;
    const list = (await owner.post(lists, { name: 'Regulars', description: 'Buy twice a year' }).expect(201)).body as { id: string };
    expect((await owner.post(lists, { name: 'regulars' }).expect(409)).body).toMatchObject({ code: 'recipient_list.name_taken', errors: [{ pointer: '/name' }] });
    await owner.patch(owner.storePath, { country: 'ES' }).expect(200);
    const file = 'Nombre;Teléfono;Ciudad\nLina;622 555 001;Jaén\nOmar;+34 622 555 001;Ulm\n=HYPERLINK();not a number;x\nEve;4.91701234567E+11;Ulm\n';
    const upload = (url: string, columns?: string) => {
      const request = line.t.http().post(url).set('cookie', owner.cookie).set('x-csrf-token', owner.csrf);
      return (columns === undefined ? request : request.field('columns', columns)).attach('file', Buffer.from(file), 'people.csv');
    };
    expect((await upload(`${owner.storePath}/recipient-files/columns`)).body).toMatchObject({ headers: ['Nombre', 'Teléfono', 'Ciudad'], rows: 4, guess: { mobile_number: 1, recipient_name: 0 } });
    expect((await upload(`${lists}/${list.id}/files`, '{"mobile_number":1,"recipient_name":0}')).body).toEqual({ added: 2, invalid: 1, duplicates: 1 });
    expect((await owner.get(`${lists}/${list.id}`).expect(200)).body).toMatchObject({ name: 'Regulars', recipients: 2, invalid: 1, duplicates: 1, columns: ['Ciudad'] });
    expect((await owner.get(`${lists}/${list.id}/recipients`).expect(200)).body.data).toMatchObject([{ mobile_number: '+34622555001', recipient_name: 'Lina', recipient_data: { Ciudad: 'Jaén' }, country: 'ES' }, { mobile_number: '+491701234567', country: 'DE' }]);
    expect((await owner.get(`${lists}/${list.id}/export?problem=invalid`).expect(200)).text).toContain('not a number');

    expect((await owner.post(`${owner.storePath}/segments/count`, { active_days: 30 }).expect(200)).body.customers).toBeGreaterThan(0);
    const [known] = (await owner.get(`${owner.storePath}/customers?q=Lina&limit=100`).expect(200)).body.data as { id: string }[];
    await owner.put(`${owner.storePath}/customers/${known?.id}/dates/birthday`, { day: '1990-05-01', repeats_yearly: true }).expect(200);
    const report = (await owner.post(`${lists}/${list.id}/segments`, { q: 'Lina', active_days: 30, ordered: true }).expect(200)).body;
    expect(report).toMatchObject({ added: 1, invalid: 0, duplicates: 0 });
    // With what else the store knows of them.
    const [lina] = (await owner.get(`${lists}/${list.id}/recipients?q=34622100004`).expect(200)).body.data as { recipient_data: object }[];
    expect(lina?.recipient_data).toMatchObject({ orders: '1', 'last order': expect.stringMatching(/^\d+$/), 'last order day': expect.stringMatching(/^\d{4}-\d\d-\d\d$/), birthday: '1990-05-01' });
    expect((await owner.post(`${lists}/${list.id}/segments`, { country: 'NZ' }).expect(200)).body).toMatchObject({ added: 1 });
    const bulk = await bulks.draft([], { recipient_type: 'list', list_id: list.id, values: { 1: { text: 'you' }, 2: { text: 'everything' } }, variable_type: 'common' });
    await owner.post(bulks.path(`/${bulk.id}/test`), { to: '+34622000999' }).expect(204);
    await line.settled();
    expect(bulks.sentTo(['34622000999'])).toHaveLength(1);
    await bulks.start(bulk);
    // Who is in the list later does not get it.
    await owner.post(`${lists}/${list.id}/recipients`, { rows: [{ mobile_number: '622555777' }] }).expect(200);
    await owner.delete(`${lists}/${list.id}`).expect(204);
    await line.settled();
    expect([await bulks.get(bulk), bulks.sentTo(['34622555777'])]).toMatchObject([{ status: 'completed', progress: { recipients: 4, delivered: 4 } }, []]);
  });

  it('a day and a language that are known of a recipient read in the words of the template, and stay as they are where programs read them', async () => {
    const { owner } = shop;
    await line.t.owner.query(`update stores set locale = 'es' where id = $1`, [shop.storeId]);
    const [bulk, [waId = '']] = [await bulks.draft([], { values: { 1: { column: 'language' }, 2: { column: 'city' } } }), bulks.numbers(1)];
    await owner.post(`${owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows: [{ mobile_number: `+${waId}`, recipient_name: 'Wilma', recipient_data: { city: '2026-12-24', language: 'es' } }] }).expect(200);
    expect(((await owner.get(bulks.path(`/${bulk.id}/samples`)).expect(200)).body.data as { shown: { body: string } }[])[0]?.shown.body).toContain('December 24, 2026');
    await bulks.start(bulk);
    await line.settled();
    const body = line.sandbox.meta.sent.find(({ customer }) => customer.waId === waId)?.body as { template: { components: { parameters: { text: string }[] }[] } };
    expect(body.template.components[0]?.parameters.map(({ text }) => text)).toEqual(['Spanish', 'December 24, 2026']);
    expect((await owner.get(bulks.path(`/${bulk.id}/export`)).expect(200)).text).toMatch(/^(?=[^]*2026-12-24)(?![^]*Spanish)/);
  });
});

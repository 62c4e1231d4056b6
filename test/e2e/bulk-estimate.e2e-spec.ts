import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { type Bulk, anApprovedTemplate, type Bulks, bulksOf } from '../support/bulk.js';
import { type Line, openLine, type Shop } from '../support/shop.js';

interface Estimate { readonly recipients: number; readonly opted_out: number; readonly not_agreed: number; readonly duplicates: number; readonly value_missing: number; readonly to_send: number; readonly waiting: number; readonly countries: object[] }

describe('what is told of a bulk message before it starts, and what is taken home after it', () => {
  let line: Line;
  let shop: Shop;
  let bulks: Bulks;
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
    bulks = bulksOf(line, await anApprovedTemplate(line, shop));
    await shop.owner.post(`${shop.owner.storePath}/rate-cards`, { effective_from: '2026-01-01', csv: 'Market,Currency,Marketing,Utility\nSpain,EUR,0.05,0.05' }).expect(201);
  });
  afterAll(() => line.close());

  const estimateOf = async (bulk: Bulk): Promise<Estimate & { estimated_cost: { amount_micro: number } }> => (await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body;
  const writes = async (waId: string, words: string): Promise<void> => {
    await line.sandbox.phone({ waId, name: `Known ${waId.slice(-3)}` }).with(shop.numberId).text(words);
    await line.settled();
  };
  /** The person of the first number has these numbers too. */
  const alsoHas = async (first: string, others: readonly string[]): Promise<void> => {
    await line.t.owner.query(`insert into customer_identities (store_id, kind, value, customer_id, created_at)
      select store_id, kind, replace(value, $1, other), customer_id, created_at from customer_identities, unnest($2::text[]) as n (other) where kind = 'phone' and value like '%' || $1`, [first, others]);
  };

  it('counts, and prices, those who get it: without who stopped, who has not agreed, whose value is missing and who is there with two numbers', async () => {
    const [stopped = '', two = '', second = '', hollow = '', lines = '', ...rest] = bulks.numbers(8);
    await writes(stopped, 'STOP');
    await writes(two, 'hello');
    await alsoHas(two, [second]);
    const bulk = await bulks.draft([two], { values: { 1: { column: 'recipient_name' }, 2: { column: 'city', fallback: 'your town' } } });
    const row = (waId: string, name: string, city = 'Ulm') => ({ mobile_number: `+${waId}`, recipient_name: name, recipient_data: { city } });
    // A number that stands there twice, and one that is none, are told apart when they are added.
    const { body: entered } = await shop.owner.post(`${shop.owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, {
      rows: [row(stopped, 'Stopper'), row(second, 'Two'), row(hollow, ''), row(lines, 'Eve', 'two\nlines'), ...rest.map((waId) => row(waId, 'Ada')), row(rest[0] ?? '', 'Ada'), row('12', 'Nobody')],
    }).expect(200);
    expect(entered).toEqual({ added: 7, invalid: 1, duplicates: 1 });
    const estimate = await estimateOf(bulk);
    expect(estimate).toMatchObject({ recipients: 8, opted_out: 1, not_agreed: 0, duplicates: 1, value_missing: 2, to_send: 4, countries: [{ country: 'ES', count: 4 }], estimated_cost: { amount_micro: 200_000 } });
    await bulks.start(bulk);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ progress: { delivered: 4, skipped: 4 } });
    expect((await bulks.results(bulk, '&status=skipped')).map(({ reason_code: code }) => code).toSorted()).toEqual(['duplicate', 'opted_out', 'value_missing', 'value_missing']);
  });

  it('counts by what the cells hold as the sending does, and looks only at those that are not plain', async () => {
    const strange = ['', ' ', '\u00a0', 'a  b', 'a     b', 'a\tb', ' padded ', 'ñ', 'x'.repeat(1024), 'x'.repeat(1025), '😀'.repeat(513), 0, true, null, ['a'], { a: 1 }];
    const waIds = bulks.numbers(strange.length + 20);
    const bulk = await bulks.draft([], { values: { 1: { column: 'city' }, 2: { column: 'town', fallback: 'your town' } } });
    const rows = waIds.map((waId, place) => ({ mobile_number: `+${waId}`, recipient_data: place < strange.length ? { city: strange[place], town: strange[place] } : { city: 'Jaén de Arriba', town: '' } }));
    await shop.owner.post(`${shop.owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows }).expect(200);
    const asked = jest.spyOn(Database.prototype, 'inStoreStatement');
    const estimate = await estimateOf(bulk);
    const looked = asked.mock.calls.findIndex(([, sql]) => sql.includes('from recipient_rows'));
    const seen = await (asked.mock.results[looked]?.value as Promise<unknown[]>);
    asked.mockRestore();
    expect(seen.length).toBeLessThanOrEqual(strange.length);
    await bulks.start(bulk);
    await line.settled();
    const skipped = (await bulks.results(bulk, '&status=skipped')).map(({ mobile_number: number }) => waIds.indexOf(number.slice(1)));
    expect(skipped).toEqual([0, 1, 2, 4, 5, 9, 10, 13, 14, 15]);
    expect(estimate).toMatchObject({ value_missing: skipped.length, to_send: waIds.length - skipped.length });
  });

  it('tells how long the rest takes by the pace of its number, however long it stood still', async () => {
    const bulk = await bulks.draft(bulks.numbers(130), { scheduled_at: new Date(line.t.clock.now().getTime() + HOUR).toISOString() });
    await bulks.start(bulk);
    await shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(200);
    line.t.clock.advance(5 * HOUR);
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body.seconds_left).toBe(3);
    await shop.owner.post(bulks.path(`/${bulk.id}/cancel`)).expect(200);
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/report`)).expect(200)).body.seconds_left).toBe(0);
  });

  it('a person whose first number has no value gets it at the second, and is counted once', async () => {
    const [first = '', second = ''] = bulks.numbers(2);
    await writes(first, 'hello');
    await alsoHas(first, [second]);
    const bulk = await bulks.draft([], { values: { 1: { column: 'recipient_name' }, 2: { text: 'the town' } } });
    await shop.owner.post(`${shop.owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows: [{ mobile_number: `+${first}` }, { mobile_number: `+${second}`, recipient_name: 'Lina' }] }).expect(200);
    expect(await estimateOf(bulk)).toMatchObject({ recipients: 2, value_missing: 1, duplicates: 0, to_send: 1 });
    await bulks.start(bulk);
    await line.settled();
    expect(bulks.sentTo([first, second])).toHaveLength(1);
  });

  it('where people are asked for their consent, only those who gave it are counted, each once', async () => {
    const [agreed = '', other = '', stranger = ''] = bulks.numbers(3);
    await writes(agreed, 'hello');
    const { body: { data: [customer] } } = await shop.owner.get(`${shop.owner.storePath}/customers?q=${encodeURIComponent(`Known ${agreed.slice(-3)}`)}`).expect(200);
    await shop.owner.post(`${shop.owner.storePath}/customers/${customer.id}/consent-facts`, { allowed: true, reason: 'Asked at the till' }).expect(201);
    await alsoHas(agreed, [other]);
    await shop.owner.patch(`${shop.owner.storePath}/consent-settings`, { opt_in_required: true }).expect(200);
    const bulk = await bulks.draft([agreed, other, stranger]);
    expect(await estimateOf(bulk)).toMatchObject({ recipients: 3, opted_out: 0, not_agreed: 1, duplicates: 1, value_missing: 0, to_send: 1 });
    await bulks.start(bulk);
    await line.settled();
    expect(bulks.sentTo([agreed, other, stranger])).toHaveLength(1);
    await shop.owner.patch(`${shop.owner.storePath}/consent-settings`, { opt_in_required: false }).expect(200);
  });

  it('no cell of its file is a formula to a spreadsheet, whatever names and reasons begin with', async () => {
    const names = ['=HYPERLINK("http://evil.example")', '+2+2', '-2+2', '@SUM(1)', '+1+1', '-1+1', 'Plain'];
    const bulk = await bulks.draft([], { values: { 1: { text: 'friend' }, 2: { text: 'town' } } });
    const rows = bulks.numbers(names.length).map((waId, place) => ({ mobile_number: `+${waId}`, recipient_name: names[place], recipient_data: { '=cmd()': '=1+1' } }));
    await shop.owner.post(`${shop.owner.storePath}/recipient-lists/${bulk.own_list_id}/recipients`, { rows }).expect(200);
    await bulks.start(bulk);
    await line.settled();
    await line.t.owner.query(`update bulk_recipients set state = 'skipped', skip_code = '@code', skip_text = '=1+1' where store_id = $1 and name = 'Plain'`, [shop.storeId]);
    for (const [before, after] of [['+1+1', '\t=1+1'], ['-1+1', '\r=1+1']]) await line.t.owner.query('update bulk_recipients set name = $3 where store_id = $1 and name = $2', [shop.storeId, before, after]);
    const { text } = await shop.owner.get(bulks.path(`/${bulk.id}/export`)).expect(200);
    const cells = text.slice(text.indexOf('\n') + 1).split(/,|\n/).map((cell) => cell.replace(/^"/, ''));
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    for (const guarded of [`'=HYPERLINK`, `'+2+2`, `'-2+2`, `'@SUM(1)`, `'\t=1+1`, `'\r=1+1`, `'@code`, `,'=1+1`, `'+34622`]) expect(text).toContain(guarded);
  });
});

import { parsePublicId } from '#contracts';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { anApprovedTemplate, type Bulks, bulksOf } from '../support/bulk.js';
import { aPerson } from '../support/login.js';
import { type Line, openLine, type Shop } from '../support/shop.js';

describe('the account that a bulk message or a rule names', () => {
  let line: Line;
  let shop: Shop;
  let bulks: Bulks;
  let template: string;
  let numbers = 0;
  const at = (rest: string): string => `${shop.owner.storePath}/${rest}`;
  /** One more number without a conversation; of the shop's business, unless another is named. */
  const aNumber = async (businessAccountId = shop.businessId, portfolioId?: string): Promise<{ account: string; numberId: string }> => {
    numbers += 1;
    const { appId, appSecret, accessToken } = shop;
    const number = { phoneNumberId: `10777000000000${numbers}`, businessAccountId, appId, appSecret, accessToken };
    line.sandbox.meta.addNumber({ ...number, displayPhoneNumber: `+1 555 777 000${numbers}`, ...(portfolioId === undefined ? {} : { portfolioId }) });
    const { body } = await shop.owner.post(at('accounts'), { provider: 'meta', name: `Number ${numbers}`, status: 'active', fields: { ...number, url: line.sandbox.url } }).expect(201);
    return { account: String(body.id), numberId: number.phoneNumberId };
  };
  const tell = async (businessId: string, limit: string): Promise<void> => {
    line.t.clock.advance(2_000);
    await line.sandbox.meta.post(shop.appId, { object: 'whatsapp_business_account', entry: [{ id: businessId, time: Math.floor(line.t.clock.now().getTime() / 1000), changes: [{ field: 'business_capability_update', value: { max_daily_conversations_per_business: limit } }] }] });
    await line.settled();
  };
  const templateOf = ({ account }: { account: string }, businessId: string, name: string) => anApprovedTemplate(line, { ...shop, account, businessId }, { name });
  const later = (): string => new Date(line.t.clock.now().getTime() + HOUR).toISOString();
  beforeAll(async () => {
    line = await openLine();
    shop = line.shop;
    template = await anApprovedTemplate(line, shop);
    bulks = bulksOf(line, template);
  });
  afterAll(() => line.close());

  it('R149: another number of the same business may send it, which is told before; a number of another business may not', async () => {
    const [{ account, numberId }, { account: foreign }] = [await aNumber(), await aNumber('102290000777777')];
    const waIds = bulks.numbers(2);
    const bulk = await bulks.draft(waIds, { account_id: account });
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body).toMatchObject({ to_send: 2, account_id: account, account_name: 'Number 1', is_override: true, is_charged: true });
    await bulks.start(bulk);
    await line.settled();
    expect(await bulks.get(bulk)).toMatchObject({ status: 'completed', account_id: account, progress: { delivered: 2 } });
    expect(line.sandbox.meta.sent.filter(({ customer }) => waIds.includes(customer.waId ?? '')).map((sent) => sent.numberId)).toEqual([numberId, numberId]);
    const other = await bulks.draft(bulks.numbers(1), { account_id: foreign });
    for (const asked of [shop.owner.get(bulks.path(`/${other.id}/estimate`)), shop.owner.post(bulks.path(`/${other.id}/start`))]) {
      expect((await asked.expect(422)).body).toMatchObject({ code: 'bulk_message.incomplete', errors: [{ pointer: '/account_id', code: 'not_allowed', detail: 'The template belongs to another account, and this one cannot send it.' }] });
    }
    expect(await bulks.get(other)).toMatchObject({ status: 'draft' });
  });

  it('R131: the preview of one that goes out as plain text is that text, without what it cannot hold', async () => {
    const rich = (await shop.owner.post(at('templates'), {
      account_id: shop.account, label: 'Rich', language: 'en', category: 'utility',
      components: { header: { format: 'location' }, body: 'Dear {{1}}, we are here', footer: 'Lamps', buttons: [{ kind: 'quick_reply', text: 'Thanks' }, { kind: 'url', text: 'Map', url: 'https://shop.example/map' }], samples: { 1: 'Lina' } },
    }).expect(201)).body.id as string;
    const plain = (await shop.owner.post(at('accounts'), { provider: 'wasender', name: 'Linked', fields: { url: line.sandbox.wasender.url, apiKey: 'key-of-a-session-0123456789' } }).expect(201)).body.id as string;
    const values = { 1: { column: 'recipient_name' }, 'header.latitude': { text: '1' }, 'header.longitude': { text: '2' }, 'header.name': { text: 'Shop' }, 'header.address': { text: 'Main St 1' } };
    const bulk = await bulks.draft(bulks.numbers(1), { template_id: rich, values });
    const shown = async () => (await shop.owner.get(bulks.path(`/${bulk.id}/samples`)).expect(200)).body.data[0].shown as Record<string, unknown>;
    expect(await shown()).toMatchObject({ header: { text: 'Shop, Main St 1' }, body: 'Dear Person 0, we are here', buttons: [{ text: 'Thanks' }, { text: 'Map' }] });
    await shop.owner.patch(bulks.path(`/${bulk.id}`), { account_id: plain }).expect(200);
    const read = await shown();
    await line.t.owner.query(`update templates set status = 'approved' where id = $1`, [parsePublicId('template', rich)]);
    expect((await shop.owner.get(bulks.path(`/${bulk.id}/estimate`)).expect(200)).body).toMatchObject({ is_charged: false, estimated_cost: null, is_override: true });
    expect([read['body'], read['buttons'], read['header'], read['footer']]).toEqual(['*Shop, Main St 1*\n\nDear Person 0, we are here\n\nMap: https://shop.example/map\n\n1. Thanks\n\n_Lamps_', [], undefined, undefined]);
    await shop.owner.delete(at(`accounts/${plain}`)).expect(204);
  });

  it('R198: a number that is deleted meanwhile sends nothing, and its recipients say why', async () => {
    const { account } = await aNumber();
    const waIds = bulks.numbers(3);
    const [due, stopped] = [await bulks.draft(waIds, { account_id: account, scheduled_at: later() }), await bulks.draft(bulks.numbers(1), { account_id: account, scheduled_at: later() })];
    for (const bulk of [due, stopped]) await bulks.start(bulk);
    await shop.owner.post(bulks.path(`/${stopped.id}/pause`)).expect(200);
    await shop.owner.delete(at(`accounts/${account}`)).expect(204);
    await shop.owner.get(at(`accounts/${account}`)).expect(404);
    await bulks.sweep(HOUR);
    await shop.owner.post(bulks.path(`/${stopped.id}/resume`)).expect(200);
    await bulks.sweep();
    for (const bulk of [due, stopped]) {
      expect(await bulks.get(bulk)).toMatchObject({ status: 'partially_failed', account_id: account });
      expect(new Set((await bulks.results(bulk)).map(({ status, reason_code: code }) => `${status} ${code}`))).toEqual(new Set(['skipped account.inactive']));
    }
    expect(bulks.sentTo(waIds)).toEqual([]);
  });

  it('one that names no account any more says so when it is to go on', async () => {
    const bulk = await bulks.draft(bulks.numbers(1), { scheduled_at: later() });
    await bulks.start(bulk);
    await shop.owner.post(bulks.path(`/${bulk.id}/pause`)).expect(200);
    await line.t.owner.query('update bulk_messages set account_id = null where id = $1', [parsePublicId('bulk_message', bulk.id)]);
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/resume`)).expect(404)).body).toMatchObject({ code: 'account.not_found' });
    expect(await bulks.get(bulk)).toMatchObject({ status: 'paused' });
    await line.t.owner.query(`update bulk_recipients set state = 'skipped', skip_code = 'account.inactive' where bulk_id = $1`, [parsePublicId('bulk_message', bulk.id)]);
    expect((await shop.owner.post(bulks.path(`/${bulk.id}/retry-failed`)).expect(404)).body).toMatchObject({ code: 'account.not_found' });
    await shop.owner.post(bulks.path(`/${bulk.id}/cancel`)).expect(200);
  });

  it('a rule does not take another number when its own is deleted', async () => {
    const { account } = await aNumber();
    const values = { 1: { text: 'friend' }, 2: { text: 'news' } };
    const utility = await anApprovedTemplate(line, shop, { name: 'rule_news', category: 'utility' });
    const rule = (await shop.owner.post(at('notification-rules'), { name: 'News', enabled: true, trigger: 'custom_event', event_name: 'told', template_id: utility, account_id: account, values }).expect(201)).body.id as string;
    await shop.owner.delete(at(`accounts/${account}`)).expect(204);
    const [waId = ''] = bulks.numbers(1);
    await line.sandbox.phone({ waId, name: 'Ada' }).with(shop.numberId).text('hello');
    await line.settled();
    await shop.owner.post(at('notification-events'), { name: 'told', customer: `+${waId}` }).expect(202);
    await line.settled();
    expect((await shop.owner.get(at(`notifications?rule_id=${rule}`)).expect(200)).body.data).toMatchObject([{ status: 'skipped', reason_code: 'account.inactive' }]);
    expect(bulks.sentTo([waId])).toEqual([]);
  });

  it('the limit of conversations in 24 hours is one for all numbers of a business, of this store and of others; who has not proved a number of it sees nothing of theirs', async () => {
    for (const clock of [line.t.clock, line.sandbox]) clock.advance(25 * HOUR);
    const other = await aPerson(line.t);
    const { appId, appSecret, accessToken, businessId } = shop;
    const number = { phoneNumberId: '107780000000001', businessAccountId: businessId, appId, appSecret, accessToken };
    line.sandbox.meta.addNumber({ ...number, displayPhoneNumber: '+1 555 778 0001' });
    const { body: theirs } = await other.post(`${other.storePath}/accounts`, { provider: 'meta', name: 'Second shop', status: 'active', fields: { ...number, url: line.sandbox.url } }).expect(201);
    const second: Shop = { ...shop, owner: other, storeId: other.storeId, account: String(theirs.id), accountId: parsePublicId('account', String(theirs.id)) ?? '', numberId: number.phoneNumberId };
    const { account: sibling } = await aNumber();
    const told = async (): Promise<void> => {
      await line.sandbox.meta.post(appId, { object: 'whatsapp_business_account', entry: [{ id: businessId, time: Math.floor(line.t.clock.now().getTime() / 1000), changes: [{ field: 'business_capability_update', value: { max_daily_conversations_per_business: 'TIER_20' } }] }] });
      await line.settled();
    };
    await told();
    const left = async (each: Bulks, owner: Shop['owner']): Promise<unknown> => {
      const draft = await each.draft(each.numbers(1));
      return (await owner.get(each.path(`/${draft.id}/estimate`)).expect(200)).body.reach.left;
    };
    const sent = async (each: Bulks, people: readonly string[], change: object = {}): Promise<void> => {
      const bulk = await each.draft(people, change);
      await each.start(bulk);
      await line.settled();
      expect(await each.get(bulk)).toMatchObject({ status: 'completed', progress: { delivered: people.length } });
    };
    await sent(bulks, bulks.numbers(5));
    await sent(bulks, bulks.numbers(4), { account_id: sibling });
    expect(await left(bulks, shop.owner)).toBe(10);

    const elsewhere = bulksOf({ ...line, shop: second }, await anApprovedTemplate(line, second, { name: 'winter_sale' }));
    expect(await left(elsewhere, other)).toBe(19);
    for (const [owner, account] of [[shop.owner, shop.account], [shop.owner, sibling], [other, second.account]] as const) {
      expect((await owner.post(`${owner.storePath}/accounts/${account}/check`).expect(200)).body).toMatchObject({ ok: true });
    }
    // The check asks Meta, which has no limit for them here.
    line.t.clock.advance(2_000);
    await told();
    expect(await left(elsewhere, other)).toBe(10);
    await sent(elsewhere, Array.from({ length: 3 }, (_, place) => `3462399${String(1_000 + place)}`));
    expect([await left(bulks, shop.owner), await left(elsewhere, other)]).toEqual([7, 7]);
  });

  it('and one for all business accounts of a portfolio, once a check has told whose they are; others have their own', async () => {
    for (const clock of [line.t.clock, line.sandbox]) clock.advance(25 * HOUR);
    const owner = '900900900900900';
    const [own, ofPartner, foreign] = [await aNumber('102290000888001', owner), await aNumber('102290000888002', owner), await aNumber('102290000888003', '900900900900901')];
    const templates = [await templateOf(own, '102290000888001', 'spring_sale'), await templateOf(ofPartner, '102290000888002', 'summer_sale'), await templateOf(foreign, '102290000888003', 'foreign_sale')];
    const left = async (place: number): Promise<unknown> => {
      const draft = await bulks.draft(bulks.numbers(1), { template_id: templates[place] });
      return (await shop.owner.get(bulks.path(`/${draft.id}/estimate`)).expect(200)).body.reach?.left ?? null;
    };
    const send = async (people: number, place: number) => {
      const bulk = await bulks.draft(bulks.numbers(people), { template_id: templates[place] });
      await bulks.start(bulk);
      await line.settled();
      return bulks.get(bulk);
    };
    for (const businessId of ['102290000888001', '102290000888002', '102290000888003']) {
      line.sandbox.meta.subscribe(businessId, shop.appId);
      await tell(businessId, 'TIER_20');
    }
    await send(6, 0);
    // Nobody has said yet that they belong together.
    expect([await left(0), await left(1), await left(2)]).toEqual([13, 19, 19]);
    for (const { account } of [own, ofPartner, foreign]) expect((await shop.owner.post(at(`accounts/${account}/check`)).expect(200)).body).toMatchObject({ ok: true });
    // The check asks Meta, which has no limit for them here; what is said last of one of them is said of both.
    await tell('102290000888001', 'TIER_20');
    expect([await left(0), await left(1), await left(2)]).toEqual([13, 13, null]);
    expect(await send(15, 1)).toMatchObject({ status: 'in_progress', waits_for_limit: true, progress: { delivered: 13, pending: 2 } });
    expect([await left(0), await left(1)]).toEqual([0, 0]);
    expect(await send(2, 0)).toMatchObject({ waits_for_limit: true, progress: { delivered: 0, pending: 2 } });
    expect(await send(2, 2)).toMatchObject({ status: 'completed', progress: { delivered: 2 } });

    // Another store with a number of the same owner, proved with its own token.
    const other = await aPerson(line.t);
    const number = { phoneNumberId: '107790000000001', businessAccountId: '102290000888004', appId: shop.appId, appSecret: shop.appSecret, accessToken: shop.accessToken };
    line.sandbox.meta.addNumber({ ...number, displayPhoneNumber: '+1 555 779 0001', portfolioId: owner });
    const { body: theirs } = await other.post(`${other.storePath}/accounts`, { provider: 'meta', name: 'Sister shop', status: 'active', fields: { ...number, url: line.sandbox.url } }).expect(201);
    const sister: Shop = { ...shop, owner: other, storeId: other.storeId, account: String(theirs.id), accountId: parsePublicId('account', String(theirs.id)) ?? '', numberId: number.phoneNumberId, businessId: number.businessAccountId };
    const elsewhere = bulksOf({ ...line, shop: sister }, await anApprovedTemplate(line, sister, { name: 'sister_sale' }));
    expect((await other.post(`${other.storePath}/accounts/${sister.account}/check`).expect(200)).body).toMatchObject({ ok: true });
    await tell(number.businessAccountId, 'TIER_20');
    const draft = await elsewhere.draft(['34623990901']);
    expect((await other.get(elsewhere.path(`/${draft.id}/estimate`)).expect(200)).body.reach).toMatchObject({ limit: 20, left: 0 });
  });

  it('what each had counted before it was told whose they are counts no more', async () => {
    for (const clock of [line.t.clock, line.sandbox]) clock.advance(25 * HOUR);
    const businesses = ['102290000888005', '102290000888006'] as const;
    const [first, second] = [await aNumber(businesses[0], '900900900900902'), await aNumber(businesses[1], '900900900900902')];
    const [ours, theirs] = [await templateOf(first, businesses[0], 'first_sale'), await templateOf(second, businesses[1], 'second_sale')];
    const send = async (people: number, templateId: string) => {
      const bulk = await bulks.draft(bulks.numbers(people), { template_id: templateId });
      await bulks.start(bulk);
      await line.settled();
      return bulks.get(bulk);
    };
    for (const businessId of businesses) {
      line.sandbox.meta.subscribe(businessId, shop.appId);
      await tell(businessId, 'TIER_20');
    }
    await send(6, theirs);
    await send(1, ours);
    for (const { account } of [first, second]) await shop.owner.post(at(`accounts/${account}/check`)).expect(200);
    await tell(businesses[0], 'TIER_20');
    expect(await send(19, ours)).toMatchObject({ waits_for_limit: true, progress: { delivered: 12, pending: 7 } });
  });
});

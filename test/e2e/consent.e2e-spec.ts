import { OPT_OUT_PAYLOAD, parsePublicId, publicId, type TemplateComponents } from '#contracts';
import type { AddressInfo } from 'node:net';
import { Consent } from '../../apps/api/src/modules/customers/index.js';
import { STARTERS, starterOf } from '../../apps/web/src/features/templates/editor/draft/starters.js';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { deliver } from '../support/bodies.js';
import { aCustomer } from '../support/factories.js';
import { aColleague } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, type Talk } from '../support/talks.js';

interface Fact { allowed: boolean; source: string; words: string | null; message_id: string | null; account_id: string | null; entered_by: string | null }

describe('what customers want to get', () => {
  let line: Line;
  let origin = '';
  beforeAll(async () => {
    line = await openLine();
    origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => line.close());

  const customerOf = async (talk: Talk) => {
    const { customer } = (await talk.get()) as unknown as { customer: { id: string } };
    return (await talk.owner.get(`${talk.owner.storePath}/customers/${customer.id}`).expect(200)).body as { id: string; opted_out_at: string | null; name: string | null };
  };
  const factsOf = async (talk: Talk): Promise<Fact[]> => (await talk.owner.get(`${talk.owner.storePath}/customers/${(await customerOf(talk)).id}/consent-facts`).expect(200)).body.data;
  const says = async (talk: Talk, words: string): Promise<void> => {
    await talk.phone.text(words);
    await line.settled();
  };
  const mayMarket = async (talk: Talk, explicit = false): Promise<boolean> => {
    const id = parsePublicId('customer', (await customerOf(talk)).id) ?? '';
    const consent = line.t.app.get(Consent, { strict: false });
    return (await line.t.db.inStore(line.shop.storeId, (tx) => consent.mayMarket(tx, line.shop.storeId, [id], { explicit }))).has(id);
  };
  const post = async (value: object, field: string): Promise<void> => {
    const { numberId, businessId, appSecret } = line.shop;
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: businessId, changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: numberId }, ...value } }] }] });
    for (let time = 0; time < 2; time += 1) expect(await deliver(origin, body, appSecret)).toBe(200);
    await line.settled();
  };
  const preference = (talk: Talk, value: 'stop' | 'resume', minutes = 0) =>
    post({ contacts: [], user_preferences: [{ wa_id: talk.phone.customer.waId, category: 'marketing_messages', value, timestamp: Math.floor(line.t.clock.now().getTime() / 1000) + minutes * 60 }] }, 'user_preferences');

  it('STOP is noted with its proof and confirmed once; the assistant says nothing; START takes it back', async () => {
    const talk = await aTalk(line);
    const before = await talk.thread();
    await says(talk, 'Stop!');
    expect((await customerOf(talk)).opted_out_at).toEqual(expect.any(String));
    const [reply, stop] = await talk.thread();
    expect([reply, stop]).toMatchObject([{ author: 'api', text: expect.stringContaining('no more offers') }, { text: 'Stop!', extra: { consent: 'stop' }, turn: null }]);
    expect((await talk.thread()).length - before.length).toBe(2);
    expect(await factsOf(talk)).toEqual([expect.objectContaining({ purpose: 'marketing', allowed: false, source: 'keyword', words: 'Stop!', message_id: stop?.id, account_id: line.shop.account, entered_by: null })]);
    expect(await mayMarket(talk)).toBe(false);

    await says(talk, 'STOP');
    const again = await talk.thread();
    expect(again[0]).toMatchObject({ direction: 'in', text: 'STOP' });
    expect((await factsOf(talk)).length).toBe(2);

    await says(talk, 'do you have a blue mug?');
    expect((await talk.thread())[0]).toMatchObject({ author: 'assistant' });
    expect((await customerOf(talk)).opted_out_at).not.toBeNull();

    line.t.clock.advance(MINUTE);
    line.sandbox.advance(MINUTE);
    await says(talk, 'start');
    expect((await customerOf(talk)).opted_out_at).toBeNull();
    expect((await talk.thread())[0]).toMatchObject({ author: 'api', text: expect.stringContaining('our offers again') });
    expect([await mayMarket(talk), await mayMarket(talk, true)]).toEqual([true, true]);
  });

  it('speaks the language of the word; a sentence with the word in it, and START of somebody who never stopped, go to the assistant', async () => {
    const talk = await aTalk(line);
    await says(talk, 'Please stop by and tell me about shipping');
    expect((await talk.thread())[0]).toMatchObject({ author: 'assistant' });
    await says(talk, 'start');
    expect((await talk.thread())[0]).toMatchObject({ author: 'assistant' });
    expect([await factsOf(talk), await mayMarket(talk), await mayMarket(talk, true)]).toEqual([[], true, false]);
    await says(talk, 'Baja');
    expect((await talk.thread())[0]?.text).toContain('Ya no recibirás');
  });

  it('is confirmed whoever has the conversation, in the words of the store, or not at all', async () => {
    const talk = await aTalk(line);
    const { owner } = talk;
    const settings = `${owner.storePath}/consent-settings`;
    expect((await owner.get(settings).expect(200)).body).toEqual({ confirms: true, stop_reply: null, start_reply: null, opt_in_required: false });
    await owner.patch(settings, { stop_reply: 'Understood, no more news.' }).expect(200);
    await owner.post(`${talk.path}/take-over`, { handler_version: (await talk.get()).handler_version }).expect(200);
    await says(talk, 'STOP');
    expect((await talk.thread())[0]).toMatchObject({ author: 'api', text: 'Understood, no more news.' });
    expect(await talk.get()).toMatchObject({ handler: 'human' });
    await owner.patch(settings, { confirms: false }).expect(200);
    const quiet = await aTalk(line);
    await says(quiet, 'STOP');
    expect((await quiet.thread())[0]).toMatchObject({ direction: 'in' });
    await owner.patch(settings, { confirms: true, stop_reply: null, opt_in_required: true }).expect(200);
    expect(await mayMarket(await aTalk(line))).toBe(false);
    await owner.patch(settings, { opt_in_required: false }).expect(200);
  });

  it('the opt-out button of a template, WhatsApp\'s own switch and a refused message count too, each once', async () => {
    const button = await aTalk(line);
    await post({ contacts: [{ wa_id: button.phone.customer.waId, profile: { name: button.phone.customer.name } }], messages: [{ from: button.phone.customer.waId, id: 'wamid.optout', timestamp: String(Math.floor(line.t.clock.now().getTime() / 1000)), type: 'button', button: { payload: OPT_OUT_PAYLOAD, text: 'Not for me' } }] }, 'messages');
    expect(await factsOf(button)).toEqual([expect.objectContaining({ allowed: false, source: 'button', words: 'Not for me' })]);

    const inApp = await aTalk(line);
    await preference(inApp, 'resume', 5);
    await preference(inApp, 'stop', 1);
    // A later word counts, in whatever order they come.
    expect([(await customerOf(inApp)).opted_out_at, (await factsOf(inApp)).map(({ allowed, source }) => [allowed, source])]).toEqual([null, [[true, 'whatsapp'], [false, 'whatsapp']]]);
    await preference(inApp, 'stop', 9);
    expect(await mayMarket(inApp)).toBe(false);

    const refused = await aTalk(line);
    await post({ statuses: [{ id: 'wamid.refused', status: 'failed', timestamp: String(Math.floor(line.t.clock.now().getTime() / 1000)), recipient_id: refused.phone.customer.waId, errors: [{ code: 131050, title: 'User has opted out' }] }] }, 'messages');
    expect(await factsOf(refused)).toEqual([expect.objectContaining({ allowed: false, source: 'refusal', words: 'User has opted out' })]);
    const { count } = (await rows<{ count: string }>(line.t, `select count(*) from messages where text like '%no more offers%' and conversation_id = any($1)`, [[inApp.uuid, refused.uuid]]))[0] ?? { count: '' };
    expect(count).toBe('0');
  });

  it('taps on the opt-out buttons of the starters, in every language, and on one that somebody marked stop it', async () => {
    const starters = ['en', 'es', 'ar'].flatMap((language) => STARTERS.flatMap(({ key }) => {
      const starter = starterOf(key, language);
      return starter?.category === 'marketing' ? [{ ...starter, label: `${key} ${language}`, language }] : [];
    }));
    expect(starters).toHaveLength(9);
    const own = { label: 'Own words', language: 'en', category: 'marketing' as const, components: { body: 'News for you', buttons: [{ kind: 'quick_reply' as const, text: 'Not for me', opt_out: true }], samples: {} } };
    const { owner, account, businessId } = line.shop;
    for (const input of [...starters, own]) {
      const made = (await owner.post(`${owner.storePath}/templates`, { account_id: account, format: 'named', ...input }).expect(201)).body as { id: string; name: string };
      await owner.post(`${owner.storePath}/templates/${made.id}/submit`, {}).expect(200);
      // Webhooks tell times in seconds.
      for (const clock of [line.t.clock, line.sandbox]) clock.advance(2000);
      await line.sandbox.meta.reviewTemplate([...line.sandbox.meta.templatesOf(businessId)].find(({ name, language }) => name === made.name && language === input.language)?.id ?? '', { status: 'APPROVED' });
      await line.settled();
      await owner.post(`${owner.storePath}/templates/sync`, {}).expect(200);
      const { components } = (await owner.get(`${owner.storePath}/templates/${made.id}`).expect(200)).body as { components: TemplateComponents };
      const stop = components.buttons.filter(({ opt_out: optOut }) => optOut).map(({ text }) => text);
      expect(stop).toHaveLength(1);
      const talk = await aTalk(line);
      await owner.post(`${talk.path}/messages`, { content: { kind: 'template', template_id: made.id, values: input.components.samples } }).expect(201);
      await line.settled();
      await talk.phone.tap(stop[0] ?? '');
      await line.settled();
      expect([input.label, await factsOf(talk)]).toEqual([input.label, [expect.objectContaining({ allowed: false, source: 'button', words: stop[0] })]]);
    }
  });

  it('people and programs enter it with a reason, and the history says who', async () => {
    const { owner } = line.shop;
    const id = publicId('customer', await aCustomer(line.t, line.shop.storeId));
    const path = `${owner.storePath}/customers/${id}/consent-facts`;
    expect((await owner.post(path, { allowed: false }).expect(422)).body.errors).toMatchObject([{ pointer: '/reason' }]);
    expect((await owner.post(path, { allowed: false, reason: 'Asked on the phone' }).expect(201)).body).toMatchObject({ allowed: false, source: 'person', words: 'Asked on the phone', entered_by: expect.any(String) });
    line.t.clock.advance(1000);
    const key = (await owner.post(`${owner.storePath}/api-keys`, { name: 'Checkout', scopes: ['customers:write'] }).expect(201)).body.value as string;
    await line.t.http().post(path).set('authorization', `Bearer ${key}`).send({ allowed: true, reason: 'Ticked the box at the checkout' }).expect(201);
    line.t.clock.advance(1000);
    await owner.patch(`${owner.storePath}/customers/${id}`, { opted_out: true }).expect(200);
    const first = (await owner.get(`${path}?limit=2`).expect(200)).body;
    const second = (await owner.get(`${path}?limit=2&cursor=${first.next_cursor}`).expect(200)).body;
    expect([...first.data, ...second.data].map(({ allowed, source, entered_by: by }) => [allowed, source, by === 'Checkout'])).toEqual([[false, 'person', false], [true, 'api', true], [false, 'person', false]]);
    await owner.get(`${owner.storePath}/customers/${publicId('customer', line.shop.storeId)}/consent-facts`).expect(404);
  });

  it('what two customers wished counts for the one person they turned out to be', async () => {
    const talk = await aTalk(line);
    const { waId } = talk.phone.customer;
    await post({ contacts: [{ user_id: 'ES.991', profile: { name: 'B' } }], messages: [{ from: 'ES.991', from_user_id: 'ES.991', id: 'wamid.merge1', timestamp: String(Math.floor(line.t.clock.now().getTime() / 1000)), type: 'text', text: { body: 'STOP' } }] }, 'messages');
    expect((await customerOf(talk)).opted_out_at).toBeNull();
    await post({ user_id_update: [{ wa_id: waId, user_id: { previous: talk.phone.customer.bsuid, current: 'ES.991' }, timestamp: Math.floor(line.t.clock.now().getTime() / 1000) }] }, 'user_id_update');
    expect([(await customerOf(talk)).opted_out_at, (await factsOf(talk)).length]).toEqual([expect.any(String), 1]);
  });

  it('every proof of a store comes as a file, formulas disarmed, for those who may change the store', async () => {
    const talk = await aTalk(line, 'hello');
    await says(talk, 'STOP');
    const { id } = await customerOf(talk);
    const facts = `${talk.owner.storePath}/customers/${id}/consent-facts`;
    await talk.owner.post(facts, { allowed: true, reason: '=HYPERLINK("http://evil.example","said yes, at the till")' }).expect(201);
    const { text, headers } = await talk.owner.get(`${talk.owner.storePath}/consent-exports`).expect(200);
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': expect.stringMatching(/filename="consent-\d{4}-\d\d-\d\d\.csv"/) });
    const mine = text.split(/\r?\n/).filter((row) => row.includes(id));
    expect(text.split(/\r?\n/)[0]).toBe('\uFEFFoccurred_at,noted_at,customer_id,customer_name,phone,purpose,allowed,source,words,entered_by,account,message_id,proof_id');
    expect(mine).toHaveLength(2);
    expect(mine[0]).toContain(',marketing,no,keyword,STOP,,Main number,msg_');
    expect(mine[1]).toContain(`,marketing,yes,person,"'=HYPERLINK(""http://evil.example"",""said yes, at the till"")",`);
    const count = (await rows<{ count: number }>(line.t, 'select count(*)::int as count from consent_facts where store_id = $1', [line.shop.storeId]))[0]?.count;
    expect(text.trim().split(/\r?\n/)).toHaveLength((count ?? 0) + 1);
    const agent = await aColleague(line.t, line.shop.owner, 'agent');
    expect((await agent.get(`${agent.storePath}/consent-exports`)).status).toBe(403);
  });
});

import { v7 } from 'uuid';
import { BillingChecks, PlanLimits, Subscriptions } from '../../apps/api/src/modules/billing/index.js';
import { Sweeper } from '../../apps/api/src/pipeline/chores/sweeper.js';
import { DAY, HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { aConversation, type MadeConversation } from '../support/factories.js';
import { aColleague } from '../support/login.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';
import { aTalk, type Talk, textMessage } from '../support/talks.js';

describe('billing: plans and their limits', () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  const subscriptions = () => line.t.app.get(Subscriptions, { strict: false });
  const ago = (ms: number): Date => new Date(line.t.clock.now().getTime() - ms);
  const billing = async (shop: Shop) => (await shop.owner.get(`${shop.owner.storePath}/billing`).expect(200)).body;
  /** A shop with a plan that began some days ago. */
  const planned = async (plan: 'trial' | 'starter', since: Date): Promise<Shop> => {
    const shop = await line.openShop();
    await subscriptions().change(shop.storeId, plan);
    await line.t.owner.query('update subscriptions set since = $2 where store_id = $1', [shop.storeId, since]);
    await line.t.owner.query('update stores set trial_ends_at = $2 where id = $1', [shop.storeId, ago(-DAY)]);
    return shop;
  };
  /** Answers of the assistant at given moments. */
  const answered = async (shop: Shop, { id }: MadeConversation, moments: readonly Date[]): Promise<void> => {
    await line.t.owner.query(`insert into runs (store_id, id, conversation_id, message_ids, state, outcome, input, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, started_at)
      select $1, m.id, $2, '{}', 'completed', 'reply', '{}', '[]', 0, 0, 0, 0, m.at from unnest($3::uuid[], $4::timestamptz[]) as m (id, at)`,
    [shop.storeId, id, moments.map((at) => v7({ msecs: at.getTime() })), moments]);
  };
  const handler = async (talk: Talk) => {
    const { handler: now, hand_off_reason: reason } = await talk.get();
    return { handler: now, reason };
  };

  const said = async (talk: Talk) => (await talk.thread()).filter(({ direction }) => direction === 'out').map(({ text }) => text);
  const received = ({ phone }: Talk) => phone.thread.entries.filter(({ from }) => from === 'business');

  it('R87, R163: says the plan, its period, and what is used of it; agents may look', async () => {
    const since = ago(10 * DAY);
    const shop = await planned('starter', since);
    const conversation = await aConversation(line.t, shop.storeId);
    await answered(shop, conversation, [ago(9 * DAY), ago(9 * DAY - HOUR), ago(9 * DAY - 23 * HOUR), ago(8 * DAY - HOUR), ago(2 * DAY)]);
    const agent = await aColleague(line.t, shop.owner, 'agent');
    const { body } = await agent.get(`${shop.owner.storePath}/billing`).expect(200);
    expect(body).toMatchObject({
      plan: { id: 'starter' }, status: 'active', is_receiving: true, trial_ends_at: null, period_from: since.toISOString(),
      meters: [{ kind: 'ai_conversations', used: 3, limit: 500, state: 'ok', reached_at: null }, { kind: 'messages', used: 0, limit: 10_000, state: 'ok' }],
    });
    expect(body.plans.map(({ id }: { id: string }) => id)).toEqual(['trial', 'starter', 'growth', 'scale', 'self_hosted']);
  });

  it('R163: says on which day a limit is reached if the period goes on as it began', async () => {
    const since = ago(10 * DAY);
    const shop = await planned('trial', since);
    const conversation = await aConversation(line.t, shop.storeId);
    const sent = (count: number) => line.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
      select $1, m.id, $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', 'x', 'sent', 1, $5, $5 from unnest($4::uuid[]) as m (id)`,
    [shop.storeId, conversation.id, conversation.accountId, Array.from({ length: count }, () => v7({ msecs: ago(DAY).getTime() })), ago(DAY)]);
    const reached = async (): Promise<string | null> => (await billing(shop)).meters[1].reached_at;
    await sent(200);
    expect(await reached()).toBeNull();
    await sent(800);
    // A thousand of two thousand in ten days: as many days again.
    expect(Math.abs(Date.parse(await reached() ?? '') - since.getTime() - 20 * DAY)).toBeLessThan(HOUR);
  });

  it('an AI conversation that began in the period before counts there alone, and runs that nobody saw count nowhere', async () => {
    const shop = await planned('starter', ago(3 * DAY));
    const conversation = await aConversation(line.t, shop.storeId);
    await answered(shop, conversation, [ago(3 * DAY + HOUR), ago(3 * DAY - 2 * HOUR), ago(2 * DAY - 22 * HOUR)]);
    await line.t.owner.query(`insert into runs (store_id, id, conversation_id, message_ids, state, outcome, input, steps, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, started_at)
      values ($1, $2, $3, '{}', 'dropped', 'reply', '{}', '[]', 0, 0, 0, 0, $4)`, [shop.storeId, v7({ msecs: ago(DAY).getTime() }), conversation.id, ago(DAY)]);
    expect((await billing(shop)).meters[0].used).toBe(1);
  });

  it('R86: what was looked up while the plan changed is not kept', async () => {
    const shop = await planned('trial', ago(25 * DAY));
    const others = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aConversation(line.t, shop.storeId)));
    for (const other of others) await answered(shop, other, Array.from({ length: 20 }, (_, day) => new Date(ago(1.5 * DAY).getTime() - day * DAY)));
    await subscriptions().change(shop.storeId, 'self_hosted');
    const limits = line.t.app.get(PlanLimits, { strict: false });
    const other = await aConversation(line.t, shop.storeId);
    const get = subscriptions().get.bind(subscriptions());
    let goOn: () => void = () => undefined;
    const changed = new Promise<void>((resolve) => { goOn = resolve; });
    const held = new Promise<void>((resolve) => {
      jest.spyOn(subscriptions(), 'get').mockImplementationOnce(async (storeId) => {
        const found = await get(storeId);
        resolve();
        await changed;
        return found;
      });
    });
    const before = limits.reached(shop.storeId, other.id);
    await held;
    await subscriptions().change(shop.storeId, 'trial');
    await line.t.owner.query('update subscriptions set since = $2 where store_id = $1', [shop.storeId, ago(25 * DAY)]);
    goOn();
    expect(await before).toBeUndefined();
    expect(await limits.reached(shop.storeId, other.id)).toBe('ai_conversation_limit');
  });

  it('R86, R163, R202: at the limit of AI conversations a person is asked, the thread says why, and one that has begun goes on', async () => {
    const shop = await planned('trial', ago(25 * DAY));
    const begun = await aTalk(line, 'hello', shop);
    const others = await Promise.all([1, 2, 3, 4, 5].map(() => aConversation(line.t, shop.storeId)));
    // Exactly a day apart: less, and two of them are one conversation.
    const newest = ago(1.5 * DAY).getTime();
    for (const other of others) await answered(shop, other, Array.from({ length: 20 }, (_, day) => new Date(newest - day * DAY)));
    expect((await billing(shop)).meters[0]).toMatchObject({ used: 101, limit: 100, state: 'reached', reached_at: null });
    // What counts is looked up again now that nothing is left.
    await subscriptions().change(shop.storeId, 'trial');
    await line.t.owner.query('update subscriptions set since = $2 where store_id = $1', [shop.storeId, ago(25 * DAY)]);

    const late = await aTalk(line, 'do you have a blue mug?', shop);
    expect(await said(late)).toEqual(['I am passing you on to a colleague. Someone will answer you here.']);
    expect(await handler(late)).toEqual({ handler: 'waiting', reason: 'The plan\'s limit of AI conversations is reached' });
    expect((await late.thread()).map(({ turn }) => turn?.silence_reason)).toEqual([undefined, 'ai_conversation_limit']);
    expect((await late.history())[0]).toMatchObject({ type: 'handed_off', detail: { brief: { wish: 'do you have a blue mug?', tried: [], cart: null, mood: 'calm', promise: null } } });
    // One closing message for one hand-off, and no new one when people give it back and nothing has changed.
    await late.phone.text('hello?');
    await line.settled();
    expect(received(late)).toHaveLength(1);
    expect((await late.thread())[0]?.turn?.silence_reason).toBe('waiting_for_person');
    await late.owner.post(`${late.path}/return-to-ai`, {}).expect(200);
    await late.phone.text('anybody?');
    await line.settled();
    expect(received(late)).toHaveLength(1);
    expect(await handler(late)).toMatchObject({ handler: 'waiting' });

    const before = received(begun).length;
    await begun.phone.text('do you have a blue mug?');
    await line.settled();
    expect(received(begun).length).toBe(before + 1);

    // Answered every day without a rest, it ends all the same, 24 hours after its first answer.
    await line.t.owner.query(`update runs set started_at = started_at - interval '25 hours' where store_id = $1 and conversation_id = $2`, [shop.storeId, begun.uuid]);
    await begun.phone.text('and a red one?');
    await line.settled();
    expect((await said(begun))[0]).toBe('I am passing you on to a colleague. Someone will answer you here.');
    expect(received(begun).length).toBe(before + 2);

    await subscriptions().change(shop.storeId, 'self_hosted');
    expect(received(await aTalk(line, 'do you have a blue mug?', shop))).toHaveLength(1);
    expect(await billing(shop)).toMatchObject({ meters: [{ limit: null, state: 'ok' }, { limit: null, state: 'ok' }] });
  });

  it('R86: at the limit of messages the assistant stops, and people can still reply', async () => {
    const shop = await planned('trial', ago(5 * DAY));
    const conversation = await aConversation(line.t, shop.storeId);
    await line.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
      select $1, m.id, $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', 'x', 'sent', 1, $5, $5 from unnest($4::uuid[]) as m (id)`,
    [shop.storeId, conversation.id, conversation.accountId, Array.from({ length: 1999 }, () => v7({ msecs: ago(DAY).getTime() })), ago(DAY)]);
    expect((await billing(shop)).meters[1]).toMatchObject({ used: 1999, state: 'critical' });
    expect(received(await aTalk(line, 'do you have a blue mug?', shop))).toHaveLength(1);
    const late = await aTalk(line, '¿tienen una taza azul?', shop);
    expect(await said(late)).toEqual(['Te paso con un compañero. Alguien te responderá aquí mismo.']);
    expect(await handler(late)).toEqual({ handler: 'waiting', reason: 'The plan\'s limit of messages is reached' });
    await late.owner.post(`${late.path}/messages`, textMessage('A person answers')).expect(201);
    await line.settled();
    expect(received(late)).toHaveLength(2);
  });

  it('R163: screens are told of 80, 95 and 100 % when they are reached, each once in a period', async () => {
    const shop = await planned('trial', ago(5 * DAY));
    const told = async () => (await rows<{ usage: unknown }>(line.t, `select data->'usage' as usage from live_events where store_id = $1 and type = 'billing.updated' and data ? 'usage' order by id`, [shop.storeId])).map(({ usage }) => usage);
    const conversation = await aConversation(line.t, shop.storeId);
    const assistantIs = (isOn: boolean) => shop.owner.patch(`${shop.owner.storePath}/assistant`, { enabled: isOn }).expect(200);
    const sent = async (count: number) => {
      await line.t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, status, attempt_count, occurred_at, created_at)
        select $1, m.id, $2, $3, 'out', 'user', 'text', '{"kind":"text","text":"x"}', 'x', 'sent', 1, $5, $5 from unnest($4::uuid[]) as m (id)`,
      [shop.storeId, conversation.id, conversation.accountId, Array.from({ length: count }, () => v7({ msecs: ago(DAY).getTime() })), ago(DAY)]);
      // What was known of the use is forgotten, as it is within a minute.
      line.t.app.get(Subscriptions, { strict: false }).hasChanged(shop.storeId);
      await aTalk(line, 'do you have a blue mug?', shop);
    };
    await sent(1000);
    expect(await told()).toEqual([]);
    // People write by themselves: the hourly look finds it.
    await assistantIs(false);
    await sent(600);
    expect(await told()).toEqual([]);
    for (const _time of [1, 2]) await line.t.app.get(BillingChecks, { strict: false }).run();
    expect(await told()).toEqual([{ kind: 'messages', state: 'warning' }]);
    await assistantIs(true);
    await sent(300);
    await sent(100);
    await sent(1);
    expect(await told()).toEqual([{ kind: 'messages', state: 'warning' }, { kind: 'messages', state: 'critical' }, { kind: 'messages', state: 'reached' }]);
  });

  it('R163: whoever gets a conversation finds what to know of it, also when they took it or a program handed it over', async () => {
    const taken = await aTalk(line, 'do you have a blue mug?');
    const { handler_version: version } = await taken.get();
    await taken.owner.post(`${taken.path}/take-over`, { handler_version: version }).expect(200);
    await taken.owner.post(`${taken.path}/messages`, textMessage('We will call you back.')).expect(201);
    await taken.phone.text('THIS IS A SHAME!!!');
    await line.settled();
    expect((await taken.owner.get(`${taken.path}/brief`).expect(200)).body).toEqual({
      wish: 'do you have a blue mug?', tried: [{ what: 'searched_products', about: expect.any(String), found: expect.any(Number) }], cart: null, mood: 'calm', promise: null,
    });
    const handed = await aTalk(line, 'The zip of my tent broke');
    await handed.owner.post(`${handed.path}/hand-off`, { reason: 'For the workshop' }).expect(200);
    expect((await handed.owner.get(`${handed.path}/brief`).expect(200)).body).toMatchObject({ wish: 'The zip of my tent broke' });
  });

  it('R80, R162: a trial that has ended and a store without a plan receive nothing, and everything arrives with the next plan', async () => {
    const shop = await planned('trial', ago(8 * DAY));
    await line.t.owner.query('update stores set trial_ends_at = $2 where id = $1', [shop.storeId, ago(DAY)]);
    const phone = line.sandbox.phone({ waId: '34611199001', name: 'Early Bird' }).with(shop.numberId);
    await phone.text('do you have a blue mug?');
    await line.settled();
    expect(await billing(shop)).toMatchObject({ status: 'trial', is_receiving: false });
    await subscriptions().change(shop.storeId, 'none');
    expect(await billing(shop)).toMatchObject({ status: 'inactive', is_receiving: false });
    expect((await line.t.owner.query('select 1 from messages where store_id = $1', [shop.storeId])).rowCount).toBe(0);
    await subscriptions().change(shop.storeId, 'growth');
    await line.t.app.get(Sweeper).sweep();
    await line.settled();
    expect(phone.thread.entries.map(({ from }) => from)).toEqual(['customer', 'business']);
    expect(await billing(shop)).toMatchObject({ plan: { id: 'growth' }, status: 'active', is_receiving: true });
  });
});

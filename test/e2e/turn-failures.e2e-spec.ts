import { publicId } from '#contracts';
import { Assistant } from '../../apps/api/src/modules/ai/index.js';
import { Products } from '../../apps/api/src/modules/catalog/index.js';
import { LAST_HAND_BACK } from '../../apps/api/src/modules/conversations/turns/turns.queries.js';
import { Turns } from '../../apps/api/src/modules/conversations/turns/turns.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { Database } from '../../apps/api/src/platform/database/database.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** Promise 5: nothing ends in silence, and nothing is tried, and paid for, for ever. */
describe('a turn that cannot be ended', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  afterAll(() => line.close());
  afterEach(() => jest.restoreAllMocks());

  const pipeline = () => line.t.app.get(MessagePipeline);
  const aTurn = async () => {
    const phone = line.sandbox.phone({ waId: `3467710000${(people += 1)}`, name: `Patient ${people}` }).with(line.shop.numberId);
    await phone.text('do you have a blue mug?');
    await pipeline().ingest();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const ids = { storeId: line.shop.storeId, conversationId: row?.id ?? '' };
    return {
      ids,
      asks: async (text: string) => { await phone.text(text); await pipeline().ingest(); },
      state: async () => (await rows<{ handler: string; turn_failures: number; waits: boolean; due: Date | null }>(line.t, 'select handler, turn_failures, turn_due_at > now() as waits, turn_due_at as due from conversations where id = $1', [ids.conversationId]))[0],
      pausesOver: () => rows(line.t, `update conversations set turn_due_at = now() - interval '1 second' where id = $1`, [ids.conversationId]),
      runs: () => rows<{ state: string; reason: string | null }>(line.t, 'select state, silence_reason as reason from runs where conversation_id = $1 order by started_at', [ids.conversationId]),
      sent: () => line.sandbox.meta.sent.filter((send) => send.customer === phone.customer).length,
    };
  };

  it('rests longer after each failure, and goes to a person after the fifth, who is told why', async () => {
    const turn = await aTurn();
    const asked = jest.spyOn(line.t.app.get(Assistant), 'answer').mockRejectedValue(new Error('a table is gone'));
    for (let failures = 1; failures < 5; failures += 1) {
      await expect(pipeline().reply(turn.ids)).rejects.toThrow('a table is gone');
      expect(await turn.state()).toMatchObject({ handler: 'ai', turn_failures: failures, waits: true });
      await turn.pausesOver();
    }
    await pipeline().reply(turn.ids);
    expect(asked).toHaveBeenCalledTimes(5);
    expect(await turn.state()).toMatchObject({ handler: 'waiting', turn_failures: 0, due: null });
    const { owner } = line.shop;
    const path = `${owner.storePath}/conversations/${publicId('conversation', turn.ids.conversationId)}`;
    expect((await owner.get(path).expect(200)).body).toMatchObject({ hand_off_reason: 'The assistant could not answer' });
    expect(await rows(line.t, 'select silence_reason from turns where conversation_id = $1', [turn.ids.conversationId])).toEqual([{ silence_reason: 'provider_failure' }]);
    await pipeline().deliver(turn.ids);
    expect(turn.sent()).toBe(1);

    // That somebody will answer is no answer: given back, what the customer asked is answered.
    jest.restoreAllMocks();
    await owner.post(`${path}/return-to-ai`, { answer_waiting: true }).expect(200);
    expect(await turn.state()).toMatchObject({ handler: 'ai', turn_failures: 0, due: expect.any(Date) });
    await pipeline().reply(turn.ids);
    expect(turn.sent()).toBe(2);
  });

  it('what cannot even be given to a person is not asked for again, and keeps resting', async () => {
    const turn = await aTurn();
    const asked = jest.spyOn(line.t.app.get(Assistant), 'answer');
    await rows(line.t, 'update conversations set turn_failures = 4 where id = $1', [turn.ids.conversationId]);
    const closed = jest.spyOn(line.t.app.get(Turns, { strict: false }), 'close').mockRejectedValue(new Error('no turn can be written'));
    await expect(pipeline().reply(turn.ids)).rejects.toThrow('no turn can be written');
    expect(await turn.state()).toMatchObject({ handler: 'ai', turn_failures: 5, waits: true });
    expect(await turn.runs()).toEqual([{ state: 'failed', reason: 'provider_failure' }]);
    await turn.pausesOver();
    await expect(pipeline().reply(turn.ids)).rejects.toThrow('no turn can be written');
    expect(asked).toHaveBeenCalledTimes(1);
    closed.mockRestore();
    await turn.pausesOver();
    await pipeline().reply(turn.ids);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await turn.state()).toMatchObject({ handler: 'waiting', turn_failures: 0, due: null });
  });

  it('failures belong to their turn: a person who answers, and the next question, begin anew', async () => {
    const turn = await aTurn();
    await rows(line.t, 'update conversations set turn_failures = 4 where id = $1', [turn.ids.conversationId]);
    const { owner } = line.shop;
    const path = `${owner.storePath}/conversations/${publicId('conversation', turn.ids.conversationId)}`;
    await owner.post(`${path}/messages`, { content: { kind: 'text', text: 'This is Ana.' } }).expect(201);
    expect(await turn.state()).toMatchObject({ handler: 'human', turn_failures: 0 });
    await owner.post(`${path}/return-to-ai`).expect(200);
    await rows(line.t, 'update conversations set turn_failures = 4 where id = $1', [turn.ids.conversationId]);
    await turn.asks('and a red one?');
    expect(await turn.state()).toMatchObject({ handler: 'ai', turn_failures: 0, due: expect.any(Date) });
  });

  it('what could not be given back, because nothing could be written, is taken up by the next try at once', async () => {
    const turn = await aTurn();
    const db = line.t.app.get(Database);
    jest.spyOn(line.t.app.get(Assistant), 'answer').mockImplementationOnce(() => {
      jest.spyOn(db, 'inStore').mockRejectedValueOnce(new Error('no connection')).mockRejectedValueOnce(new Error('no connection'));
      return Promise.reject(new Error('no connection'));
    });
    await expect(pipeline().reply(turn.ids)).rejects.toThrow('no connection');
    expect(turn.sent()).toBe(0);
    await pipeline().reply(turn.ids);
    expect(turn.sent()).toBe(1);
    expect(await turn.state()).toMatchObject({ handler: 'ai', due: null });
  });

  it('is in nobody\'s hands when what came before it cannot be read', async () => {
    const turn = await aTurn();
    await rows(line.t, 'update conversations set handler_version = 2 where id = $1', [turn.ids.conversationId]);
    const db = line.t.app.get(Database);
    const read = db.inStoreStatement.bind(db);
    const failing = jest.spyOn(db, 'inStoreStatement').mockImplementation((storeId, sql, ...rest) => (sql === LAST_HAND_BACK ? Promise.reject(new Error('too many connections')) : read(storeId, sql, ...rest)));
    await expect(pipeline().reply(turn.ids)).rejects.toThrow('too many connections');
    failing.mockRestore();
    await pipeline().reply(turn.ids);
    expect(turn.sent()).toBe(1);
  });

  it('whoever confirmed an order hears its number, also when the first answer got lost', async () => {
    const { storeId } = line.shop;
    await line.t.app.get(Products, { strict: false }).create(storeId, { title: 'Pewter Spoon', status: 'active', variants: [{ price: { amount: 500, currency: 'USD' }, stock: 5 }] });
    const phone = line.sandbox.phone({ waId: '34677200001', name: 'Confirming' }).with(line.shop.numberId);
    const texts = (): string[] => line.sandbox.meta.sent.filter((send) => send.customer === phone.customer).map((send) => JSON.stringify(send));
    const step = async (act: () => Promise<unknown>): Promise<void> => {
      await act();
      await pipeline().ingest();
      const [row] = await rows<{ id: string }>(line.t, `update conversations v set turn_due_at = now() - interval '1 second' from customers c where c.store_id = v.store_id and c.id = v.customer_id and c.profile_name = 'Confirming' and v.turn_due_at is not null returning v.id`, []);
      if (row !== undefined) await pipeline().reply({ storeId, conversationId: row.id });
    };
    await step(() => phone.text('pewter spoon'));
    for (const button of ['Order this', '2', 'Order now', 'I\'ll pick it up']) await step(() => phone.tap(button));
    expect(texts().at(-1)).toContain('Please check your order');
    jest.spyOn(line.t.app.get(Turns, { strict: false }), 'close').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(step(() => phone.tap('Confirm'))).rejects.toThrow('the disk is full');
    expect(await rows(line.t, `select status from orders where store_id = $1`, [storeId])).toEqual([{ status: 'placed' }]);
    await step(() => Promise.resolve());
    expect(texts().at(-1)).toContain('Your order number is');
    // Told once, a later tap asks where it is.
    await rows(line.t, `update orders set placed_at = placed_at - interval '1 minute' where store_id = $1`, [storeId]);
    await step(() => phone.tap('Confirm'));
    expect(texts().at(-1)).toContain('received');
  });

  it('an answer that cannot be written keeps the record of what it cost, and is asked for again', async () => {
    const turn = await aTurn();
    jest.spyOn(line.t.app.get(Turns, { strict: false }), 'close').mockRejectedValueOnce(new Error('the disk is full'));
    await expect(pipeline().reply(turn.ids)).rejects.toThrow('the disk is full');
    expect(await turn.runs()).toEqual([{ state: 'failed', reason: 'provider_failure' }]);
    await turn.pausesOver();
    await pipeline().reply(turn.ids);
    expect((await turn.runs()).map(({ state }) => state)).toEqual(['failed', 'completed']);
    expect(await turn.state()).toMatchObject({ handler: 'ai', turn_failures: 0, due: null });
    expect(turn.sent()).toBe(1);
  });
});

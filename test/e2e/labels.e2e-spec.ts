import { startApp, type TestApp } from '../support/app.js';
import { aConversation } from '../support/factories.js';
import { untilTold } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface Label { id: string; name: string; color: string; conversation_count: number }

describe('labels', () => {
  let t: TestApp;
  let owner: Person;
  let agent: Person;
  let at: (path: string) => string;
  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    owner = await aPerson(t);
    agent = await aColleague(t, owner, 'agent');
    at = (path) => `${owner.storePath}/${path}`;
  });

  const make = async (name: string, color = 'blue'): Promise<Label> => (await agent.post(at('labels'), { name, color }).expect(201)).body;
  const names = async (query = ''): Promise<string[]> => ((await owner.get(at(`labels${query}`)).expect(200)).body.data as Label[]).map(({ name }) => name);
  const lastNews = async (type: string): Promise<unknown> => {
    await untilTold(t.owner);
    return (await owner.get(at(`events/log?types=${type}&limit=100`)).expect(200)).body.data.at(-1)?.data;
  };

  it('are made, renamed, coloured and removed', async () => {
    const label = await make('VIP');
    expect(label).toMatchObject({ name: 'VIP', color: 'blue', conversation_count: 0 });
    expect((await agent.patch(at(`labels/${label.id}`), { color: 'red' }).expect(200)).body).toMatchObject({ name: 'VIP', color: 'red' });
    expect((await agent.patch(at(`labels/${label.id}`), { name: 'Very important' }).expect(200)).body).toMatchObject({ name: 'Very important', color: 'red' });
    await agent.patch(at(`labels/${label.id}`), { color: null }).expect(422);
    expect(await lastNews('label.updated')).toMatchObject({ label: { id: label.id, name: 'Very important' } });
    await agent.delete(at(`labels/${label.id}`)).expect(403);
    await owner.delete(at(`labels/${label.id}`)).expect(204);
    expect(await lastNews('label.deleted')).toEqual({ label_id: label.id });
    expect(await names()).toEqual([]);
    for (const method of ['patch', 'delete'] as const) await owner[method](at(`labels/${label.id}`), {}).expect(404);
  });

  it('have names of their own, whatever their case', async () => {
    const [refund] = [await make('Refund'), await make('Complaint')];
    const taken = await agent.post(at('labels'), { name: ' refund ', color: 'red' }).expect(409);
    expect(taken.body).toMatchObject({ code: 'label.name_taken', errors: [{ pointer: '/name' }] });
    expect((await agent.patch(at(`labels/${refund.id}`), { name: 'COMPLAINT' }).expect(409)).body.code).toBe('label.name_taken');
    await agent.post(at('labels'), { name: 'Sky', color: 'ultramarine' }).expect(422);
    await agent.post(at('labels'), { name: ' ', color: 'red' }).expect(422);
    await agent.post(at('labels'), { name: 'x'.repeat(41), color: 'red' }).expect(422);
    // Another store has names of its own.
    const elsewhere = await aPerson(t);
    await elsewhere.post(`${elsewhere.storePath}/labels`, { name: 'Refund', color: 'red' }).expect(201);
  });

  it('are at most a hundred', async () => {
    await t.owner.query(`insert into labels (store_id, id, name, color, created_at, updated_at) select $1, gen_random_uuid(), 'label ' || n, 'gray', now(), now() from generate_series(1, 99) n`, [owner.storeId]);
    await make('the hundredth');
    expect((await agent.post(at('labels'), { name: 'one more', color: 'red' }).expect(409)).body.code).toBe('label.limit_reached');
  });

  it('come page by page', async () => {
    for (const name of ['a', 'b', 'c']) await make(name);
    const page = (await owner.get(at('labels?limit=2')).expect(200)).body as { data: Label[]; next_cursor: string };
    expect(page.data.map(({ name }) => name)).toEqual(['c', 'b']);
    expect(await names(`?limit=2&cursor=${page.next_cursor}`)).toEqual(['a']);
  });

  it('are put on conversations, by several people at once, and filter the list', async () => {
    const [vip, refund] = [await make('VIP'), await make('Refund')];
    const [one, other] = [await aConversation(t, owner.storeId), await aConversation(t, owner.storeId)];
    const on = (label: Label, conversation = one): string => at(`conversations/${conversation.publicId}/labels/${label.id}`);
    await Promise.all([owner.put(on(vip)).expect(200), agent.put(on(refund)).expect(200), agent.put(on(vip, other)).expect(200)]);
    expect((await owner.put(on(vip)).expect(200)).body).toEqual({ conversation_id: one.publicId, label_ids: expect.arrayContaining([vip.id, refund.id]) });
    const carried = (await owner.get(at(`conversations/${one.publicId}`)).expect(200)).body.label_ids as string[];
    expect(carried.toSorted()).toEqual([vip.id, refund.id].toSorted());
    const found = async (query: string): Promise<string[]> => ((await owner.get(at(`conversations?${query}`)).expect(200)).body.data as { id: string }[]).map(({ id }) => id).toSorted();
    expect(await found(`label_id=${vip.id}`)).toEqual([one.publicId, other.publicId].toSorted());
    expect(await found(`label_id=${refund.id}&state=open`)).toEqual([one.publicId]);
    expect((await owner.get(at('labels')).expect(200)).body.data).toMatchObject([{ name: 'Refund', conversation_count: 1 }, { name: 'VIP', conversation_count: 2 }]);

    expect((await agent.delete(on(refund)).expect(200)).body.label_ids).toEqual([vip.id]);
    expect(await lastNews('conversation.labelled')).toEqual({ conversation_id: one.publicId, label_ids: [vip.id] });
    await agent.delete(on(refund)).expect(200);
    await owner.delete(at(`labels/${vip.id}`)).expect(204);
    expect((await owner.get(at(`conversations/${one.publicId}`)).expect(200)).body.label_ids).toEqual([]);
  });

  it('exist before they are put anywhere', async () => {
    const label = await make('VIP');
    const talk = await aConversation(t, owner.storeId);
    const elsewhere = await aPerson(t);
    const foreign = (await elsewhere.post(`${elsewhere.storePath}/labels`, { name: 'Theirs', color: 'red' }).expect(201)).body as Label;
    expect((await owner.put(at(`conversations/${talk.publicId}/labels/${foreign.id}`)).expect(404)).body.code).toBe('label.not_found');
    expect((await owner.put(at(`conversations/${label.id}/labels/${label.id}`)).expect(404)).body.code).toBe('conversation.not_found');
    await owner.get(at('conversations?label_id=VIP')).expect(422);
  });
});

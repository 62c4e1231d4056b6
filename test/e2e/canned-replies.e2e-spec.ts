import { startApp, type TestApp } from '../support/app.js';
import { untilTold } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface Reply { id: string; shortcut: string; body: string }

describe('canned replies', () => {
  let t: TestApp;
  let agent: Person;
  let path: string;
  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    agent = await aColleague(t, await aPerson(t), 'agent');
    path = `${agent.storePath}/canned-replies`;
  });

  const write = async (shortcut: string, body: string): Promise<Reply> => (await agent.post(path, { shortcut, body }).expect(201)).body;
  const found = async (query = ''): Promise<string[]> => ((await agent.get(`${path}${query}`).expect(200)).body.data as Reply[]).map(({ shortcut }) => shortcut);
  const lastNews = async (type: string): Promise<unknown> => {
    await untilTold(t.owner);
    return (await agent.get(`${agent.storePath}/events/log?types=${type}&limit=100`).expect(200)).body.data.at(-1)?.data;
  };

  it('are written, found, changed and removed by whoever answers customers', async () => {
    const hours = await write('hours', 'Hello {{customer.first_name}}, we are open from 9 to 6.');
    await write('thanks', 'Thank you! {{agent.name}}, {{ store.name }}');
    expect(await found()).toEqual(['thanks', 'hours']);
    expect(await found('?q=hou')).toEqual(['hours']);
    expect(await found('?q=THANK%20you')).toEqual(['thanks']);
    expect(await found('?q=100%25')).toEqual([]);
    expect((await agent.patch(`${path}/${hours.id}`, { body: 'We are open.' }).expect(200)).body).toMatchObject({ shortcut: 'hours', body: 'We are open.' });
    expect(await lastNews('canned_reply.updated')).toMatchObject({ canned_reply: { id: hours.id, body: 'We are open.' } });
    await agent.delete(`${path}/${hours.id}`).expect(204);
    expect(await lastNews('canned_reply.deleted')).toEqual({ canned_reply_id: hours.id });
    await agent.delete(`${path}/${hours.id}`).expect(404);
    await agent.patch(`${path}/${hours.id}`, { body: 'x' }).expect(404);
  });

  it('have a shortcut of their own that can be typed', async () => {
    const [hours] = [await write('hours', 'x'), await write('ساعات', 'y')];
    expect((await agent.post(path, { shortcut: 'hours', body: 'z' }).expect(409)).body).toMatchObject({ code: 'canned_reply.shortcut_taken', errors: [{ pointer: '/shortcut' }] });
    expect((await agent.patch(`${path}/${hours.id}`, { shortcut: 'ساعات' }).expect(409)).body.code).toBe('canned_reply.shortcut_taken');
    for (const shortcut of ['two words', '/hours', 'Hours', '', 'x'.repeat(33)]) expect((await agent.post(path, { shortcut, body: 'x' }).expect(422)).body.errors[0].pointer).toBe('/shortcut');
    await agent.post(path, { shortcut: 'empty', body: '  ' }).expect(422);
  });

  it('take no variable that nobody could fill in', async () => {
    const refused = await agent.post(path, { shortcut: 'x', body: 'Dear {{customer.lastname}}' }).expect(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/body' }]);
    const reply = await write('fine', 'Braces {like} {{customer.name}} these');
    await agent.patch(`${path}/${reply.id}`, { body: '{{}}' }).expect(422);
  });

  it('come page by page', async () => {
    for (const shortcut of ['a', 'b', 'c']) await write(shortcut, 'x');
    const page = (await agent.get(`${path}?limit=2`).expect(200)).body as { data: Reply[]; next_cursor: string };
    expect(page.data.map(({ shortcut }) => shortcut)).toEqual(['c', 'b']);
    expect(await found(`?limit=2&cursor=${page.next_cursor}`)).toEqual(['a']);
  });
});

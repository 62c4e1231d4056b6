import { publicId } from '#contracts';
import { startApp, type TestApp } from '../support/app.js';
import { EventStream } from '../support/event-stream.js';
import { aConversation } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

describe('who of the team is where', () => {
  let t: TestApp;
  const open: EventStream[] = [];
  beforeAll(async () => {
    t = await startApp({ ROLE: 'api' });
    await t.app.listen(0, '127.0.0.1');
  });
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(() => t.close());

  const follow = async (who: Person, headers: Record<string, string> = {}): Promise<EventStream> => {
    const stream = await EventStream.open(t, `${who.storePath}/events`, { cookie: who.cookie, ...headers });
    open.push(stream);
    await stream.started();
    // The process begins to listen with its first reader, and a note that nobody hears is not kept.
    while ((await t.owner.query(`select from pg_stat_activity where datname = current_database() and application_name = 'parley live' and state = 'idle' and query like 'listen%'`)).rowCount === 0);
    return stream;
  };
  const say = (who: Person, conversation: string, state: string) => who.post(`${who.storePath}/conversations/${conversation}/presence`, { state });

  it('is told to colleagues who follow the store at once, and to those who come later', async () => {
    const owner = await aPerson(t);
    const colleague = await aColleague(t, owner, 'agent');
    const { publicId: id } = await aConversation(t, owner.storeId);
    const stream = await follow(owner);
    await say(colleague, id, 'viewing').expect(204);
    const seen = { conversation_id: id, user_id: publicId('user', colleague.userId), state: 'viewing', for_ms: expect.any(Number) };
    expect(await stream.nextPresence()).toEqual(seen);
    expect(await (await follow(owner)).nextPresence()).toEqual(seen);
    await say(colleague, id, 'typing').expect(204);
    expect(await stream.nextPresence()).toEqual({ ...seen, state: 'typing' });
    await say(colleague, id, 'gone').expect(204);
    expect(await stream.nextPresence()).toEqual({ ...seen, state: 'gone', for_ms: 0 });
  });

  it('leaves no row anywhere', async () => {
    const owner = await aPerson(t);
    const { publicId: id } = await aConversation(t, owner.storeId);
    const stream = await follow(owner);
    const written = async (): Promise<unknown> => (await t.owner.query('select c.xmin, (select count(*) from live_events) as events from conversations c where c.store_id = $1', [owner.storeId])).rows;
    const before = await written();
    for (const state of ['viewing', 'typing', 'gone']) {
      await say(owner, id, state).expect(204);
      expect(await stream.nextPresence()).toMatchObject({ state });
    }
    expect(await written()).toEqual(before);
  });

  it('is no business of another store or of a program', async () => {
    const [owner, stranger] = [await aPerson(t), await aPerson(t)];
    const { publicId: id } = await aConversation(t, owner.storeId);
    await stranger.post(`${owner.storePath}/conversations/${id}/presence`, { state: 'viewing' }).expect(404);
    expect((await say(stranger, id, 'viewing').expect(404)).body.code).toBe('conversation.not_found');
    expect((await say(owner, id, 'asleep').expect(422)).body.errors[0].pointer).toBe('/state');
    const theirs = await follow(stranger);
    await say(owner, id, 'viewing').expect(204);
    const own = await aConversation(t, stranger.storeId);
    await say(stranger, own.publicId, 'viewing').expect(204);
    expect(await theirs.nextPresence()).toMatchObject({ conversation_id: own.publicId });
    const key = String((await owner.post(`${owner.storePath}/api-keys`, { name: 'k', scopes: ['conversations:write', 'events:read'] }).expect(201)).body.value);
    await t.http().post(`${owner.storePath}/conversations/${id}/presence`).set('authorization', `Bearer ${key}`).send({ state: 'viewing' }).expect(403);
  });
});

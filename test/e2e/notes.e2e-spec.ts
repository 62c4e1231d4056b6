import { publicId, SCOPES } from '#contracts';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation, type MadeConversation } from '../support/factories.js';
import { untilTold } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';

interface Note { id: string; conversation_id: string; author: string; author_id: string | null; body: string; mention_ids: string[]; edited_at: string | null }

describe('notes of the team', () => {
  let t: TestApp;
  let owner: Person;
  let agent: Person;
  let talk: MadeConversation;
  let path: string;
  beforeAll(async () => {
    t = await startApp();
    owner = await aPerson(t);
    agent = await aColleague(t, owner, 'agent');
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    talk = await aConversation(t, owner.storeId);
    path = `${owner.storePath}/conversations/${talk.publicId}/notes`;
  });

  const write = async (who: Person, body: string, mentions?: string[]): Promise<Note> =>
    (await who.post(path, { body, ...(mentions ? { mention_ids: mentions } : {}) }).expect(201)).body;
  const list = async (query = ''): Promise<{ data: Note[]; next_cursor: string | null; prev_cursor: string | null }> => (await owner.get(`${path}${query}`).expect(200)).body;
  const idOf = (who: Person): string => publicId('user', who.userId);
  const news = async (type: string): Promise<{ data: Record<string, unknown> }[]> => {
    await untilTold(t.owner);
    return (await owner.get(`${owner.storePath}/events/log?types=${type}&limit=100`).expect(200)).body.data;
  };

  it('are written, read newest first, changed and removed, and are never messages', async () => {
    const first = await write(agent, '  Asked for a refund *twice*  ');
    expect(first).toMatchObject({ conversation_id: talk.publicId, author: 'user', author_id: idOf(agent), body: 'Asked for a refund *twice*', mention_ids: [], edited_at: null });
    await write(owner, 'Give it to her');
    expect((await list()).data.map(({ body }) => body)).toEqual(['Give it to her', 'Asked for a refund *twice*']);
    const changed = (await agent.patch(`${path}/${first.id}`, { body: 'Asked once' }).expect(200)).body as Note;
    expect([changed.body, typeof changed.edited_at]).toEqual(['Asked once', 'string']);
    await agent.delete(`${path}/${first.id}`).expect(204);
    await agent.delete(`${path}/${first.id}`).expect(404);
    expect((await list()).data.map(({ body }) => body)).toEqual(['Give it to her']);
    expect((await owner.get(`${owner.storePath}/conversations/${talk.publicId}/messages`).expect(200)).body.data).toEqual([]);
  });

  it('are told to open screens', async () => {
    const note = await write(agent, 'For the screen');
    await agent.patch(`${path}/${note.id}`, { body: 'Changed' }).expect(200);
    await agent.delete(`${path}/${note.id}`).expect(204);
    const last = async (type: string): Promise<unknown> => (await news(type)).at(-1)?.data;
    expect(await last('note.created')).toMatchObject({ note: { id: note.id, body: 'For the screen' } });
    expect(await last('note.updated')).toMatchObject({ note: { id: note.id, body: 'Changed' } });
    expect(await last('note.deleted')).toEqual({ note_id: note.id, conversation_id: talk.publicId });
  });

  it('belong to who wrote them: not even an owner changes a colleague\'s words', async () => {
    const note = await write(agent, 'Mine');
    expect((await owner.patch(`${path}/${note.id}`, { body: 'Yours' }).expect(403)).body.code).toBe('note.not_yours');
    expect((await owner.delete(`${path}/${note.id}`).expect(403)).body.code).toBe('note.not_yours');
    const other = await aConversation(t, owner.storeId);
    await agent.patch(`${owner.storePath}/conversations/${other.publicId}/notes/${note.id}`, { body: 'Elsewhere' }).expect(404);
    expect((await list()).data[0]?.body).toBe('Mine');
  });

  it('call members by name, and nobody else', async () => {
    const stranger = await aPerson(t);
    const refused = await owner.post(path, { body: 'Look at this', mention_ids: [idOf(agent), idOf(stranger)] }).expect(404);
    expect(refused.body).toMatchObject({ code: 'member.not_found', errors: [{ pointer: '/mention_ids/1' }] });
    expect((await list()).data).toEqual([]);
    const note = await write(owner, '@Person look at this', [idOf(agent), idOf(agent)]);
    expect(note.mention_ids).toEqual([idOf(agent)]);
    expect((await owner.patch(`${path}/${note.id}`, { mention_ids: [idOf(owner)] }).expect(200)).body).toMatchObject({ mention_ids: [idOf(owner)], edited_at: null });
    await owner.patch(`${path}/${note.id}`, { mention_ids: ['everybody'] }).expect(422);
  });

  it('find the conversations in which somebody was called', async () => {
    await write(owner, '@Person?', [idOf(agent)]);
    const mine = async (who: Person, query: string): Promise<string[]> =>
      ((await who.get(`${owner.storePath}/conversations?${query}`).expect(200)).body.data as { id: string }[]).map(({ id }) => id);
    expect(await mine(agent, 'mentioned=me')).toContain(talk.publicId);
    expect(await mine(owner, 'mentioned=me')).not.toContain(talk.publicId);
    expect(await mine(owner, `mentioned=${idOf(agent)}`)).toContain(talk.publicId);
    await owner.get(`${owner.storePath}/conversations?mentioned=none`).expect(422);
  });

  it('come page by page', async () => {
    for (let n = 1; n <= 5; n += 1) await write(owner, `note ${n}`);
    const first = await list('?limit=2');
    expect(first.data.map(({ body }) => body)).toEqual(['note 5', 'note 4']);
    const second = await list(`?limit=2&cursor=${first.next_cursor}`);
    expect(second.data.map(({ body }) => body)).toEqual(['note 3', 'note 2']);
    expect((await list(`?limit=2&cursor=${second.prev_cursor}`)).data.map(({ body }) => body)).toEqual(['note 5', 'note 4']);
    expect((await list(`?limit=2&cursor=${second.next_cursor}`))).toMatchObject({ data: [{ body: 'note 1' }], next_cursor: null });
    await owner.get(`${path}?cursor=abc`).expect(400);
  });

  it('are refused when empty, too long or beside nothing', async () => {
    await owner.post(path, { body: '   ' }).expect(422);
    await owner.post(path, { body: 'x'.repeat(4001) }).expect(422);
    await owner.post(path, { body: 'x', colour: 'red' }).expect(422);
    await owner.post(`${owner.storePath}/conversations/${publicId('conversation', talk.customerId)}/notes`, { body: 'x' }).expect(404);
    await owner.get(`${owner.storePath}/conversations/${publicId('conversation', talk.customerId)}/notes`).expect(404);
    const note = await write(owner, 'whole');
    await owner.patch(`${path}/${note.id}`, { body: '' }).expect(422);
    await owner.patch(`${path}/${note.id}`, { body: null }).expect(422);
    expect((await owner.patch(`${path}/${note.id}`).expect(200)).body.body).toBe('whole');
  });

  it('of programs are programs\'; a repeated request writes one', async () => {
    const { value } = (await owner.post(`${owner.storePath}/api-keys`, { name: 'CRM', scopes: [...SCOPES] }).expect(201)).body as { value: string };
    const send = () => t.http().post(path).set('authorization', `Bearer ${value}`).set('idempotency-key', 'n-1').send({ body: 'VIP' });
    const note = (await send().expect(201)).body as Note;
    expect((await send().expect(201)).body.id).toBe(note.id);
    expect((await list()).data).toMatchObject([{ author: 'api', author_id: null, body: 'VIP' }]);
    await owner.delete(`${path}/${note.id}`).expect(403);
    await t.http().delete(`${path}/${note.id}`).set('authorization', `Bearer ${value}`).expect(204);
  });
});

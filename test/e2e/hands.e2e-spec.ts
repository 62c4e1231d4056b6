import { publicId } from '#contracts';
import { Hands } from '../../apps/api/src/modules/conversations/index.js';
import { HOUR } from '../../apps/api/src/platform/clock/clock.js';
import { aColleague, aPerson } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, textMessage } from '../support/talks.js';

function pick(was: object): object {
  const { handler, assignee_id, state, snoozed_until, hand_off_reason } = was as Record<string, unknown>;
  return { handler, assignee_id, state, snoozed_until, hand_off_reason };
}

describe('who has a conversation', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  it('of two people who take over at the same moment exactly one gets it', async () => {
    const talk = await aTalk(line);
    const agents = await Promise.all([1, 2, 3].map(() => aColleague(line.t, talk.owner, 'agent')));
    const { handler_version: seen } = await talk.get();
    const answers = await Promise.all(agents.map((agent) => agent.post(`${talk.path}/take-over`, { handler_version: seen })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(['conversation.taken', 'conversation.taken']);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(await talk.get()).toMatchObject({ handler: 'human', assignee_id: publicId('user', agents[winner]?.userId ?? ''), handler_version: seen + 1 });
    expect((await talk.history()).filter(({ type }) => type === 'taken_over')).toHaveLength(1);
    // A second press of the winner is not a conflict.
    await agents[winner]?.post(`${talk.path}/take-over`, { handler_version: seen }).expect(200);
  });

  it('R84, R85: handed off it waits with its reason, and the assistant is silent', async () => {
    const talk = await aTalk(line);
    expect((await talk.owner.post(`${talk.path}/hand-off`, { reason: 'wants a refund' }).expect(200)).body).toMatchObject({ handler: 'waiting', hand_off_reason: 'wants a refund', assignee_id: null });
    await talk.phone.text('hello?');
    await line.settled();
    expect((await talk.thread())[0]).toMatchObject({ direction: 'in', turn: { silence_reason: 'waiting_for_person' } });
    await talk.owner.post(`${talk.path}/hand-off`, { reason: 'again', handler_version: 1 }).expect(409);
  });

  it.each([[true, 1], [false, 0]])('given back to the assistant (answer what waits: %s), it answers %i time', async (answerWaiting, answers) => {
    const talk = await aTalk(line);
    await talk.owner.post(`${talk.path}/hand-off`, { reason: 'refund' }).expect(200);
    await talk.phone.text('do you have a camping lantern?');
    await talk.phone.text('or a mug?');
    await line.settled();
    const before = (await talk.thread()).filter((bubble) => bubble.direction === 'out').length;
    await talk.owner.post(`${talk.path}/return-to-ai`, { answer_waiting: answerWaiting }).expect(200);
    await line.settled();
    const thread = await talk.thread();
    expect(thread.filter((bubble) => bubble.direction === 'out').length > before).toBe(answerWaiting);
    const runs = new Set(thread.filter((bubble) => bubble.direction === 'in').slice(0, 2).map((bubble) => bubble.turn?.run_id ?? null));
    expect([...runs].filter((run) => run !== null)).toHaveLength(answers);
    expect(await talk.get()).toMatchObject({ handler: 'ai', hand_off_reason: null });
    expect((await talk.history())[0]).toMatchObject({ type: 'returned_to_ai', detail: { answer_waiting: answerWaiting } });
  });

  it('resolved, it ends its episode, and the next message opens a new one with the assistant', async () => {
    const talk = await aTalk(line);
    await talk.owner.post(`${talk.path}/messages`, textMessage('Bye')).expect(201);
    expect((await talk.owner.post(`${talk.path}/resolve`).expect(200)).body).toMatchObject({ state: 'resolved', handler: 'ai', assignee_id: null });
    await talk.owner.post(`${talk.path}/resolve`).expect(200);
    await line.settled();
    const episodes = () => rows<{ resolved_at: Date | null; resolved_by: string | null }>(line.t, 'select resolved_at, resolved_by from episodes where conversation_id = $1 order by opened_at', [talk.uuid]);
    expect(await episodes()).toEqual([{ resolved_at: expect.any(Date), resolved_by: talk.owner.userId }]);
    await talk.phone.text('one more thing: shipping?');
    await line.settled();
    expect(await talk.get()).toMatchObject({ state: 'open', handler: 'ai' });
    expect((await talk.thread())[0]).toMatchObject({ author: 'assistant' });
    expect(await episodes()).toHaveLength(2);
    await talk.owner.post(`${talk.path}/resolve`).expect(200);
    expect((await talk.owner.post(`${talk.path}/reopen`).expect(200)).body.state).toBe('open');
    expect((await talk.history()).map(({ type }) => type)).toEqual(['reopened', 'resolved', 'resolved', 'taken_over']);
  });

  it('is as it was when a resolution, a snooze or an assignment is taken back', async () => {
    const talk = await aTalk(line);
    const agent = await aColleague(line.t, talk.owner, 'agent');
    const me = publicId('user', talk.owner.userId);
    await talk.owner.post(`${talk.path}/messages`, textMessage('I am here')).expect(201);
    const before = await talk.get();
    const undo = (version: unknown, was: object = before) => talk.owner.post(`${talk.path}/undo`, { before: pick(was), handler_version: version });
    const resolved = (await talk.owner.patch(talk.path, { state: 'resolved' }).expect(200)).body;
    expect((await undo(resolved.handler_version).expect(200)).body).toMatchObject({ state: 'open', handler: 'human', assignee_id: me });
    const snoozed = (await talk.owner.patch(talk.path, { state: 'snoozed' }).expect(200)).body;
    expect((await undo(snoozed.handler_version).expect(200)).body).toMatchObject({ state: 'open', snoozed_until: null });
    const assigned = (await talk.owner.patch(talk.path, { assignee_id: publicId('user', agent.userId) }).expect(200)).body;
    expect((await undo(assigned.handler_version).expect(200)).body.assignee_id).toBe(me);
    expect((await undo(assigned.handler_version - 1).expect(409)).body.code).toBe('conversation.taken');
    const now = (await talk.get()).handler_version;
    await undo(now, { ...before, assignee_id: publicId('user', (await aPerson(line.t)).userId) }).expect(404);
    await talk.owner.post(`${talk.path}/undo`, { handler_version: now }).expect(422);
    expect((await talk.history())[0]).toMatchObject({ type: 'undone', actor: 'user' });
  });

  it('is not taken back over what a colleague made of it while the assistant has it', async () => {
    const talk = await aTalk(line);
    const agent = await aColleague(line.t, talk.owner, 'agent');
    const before = await talk.get();
    const undo = ({ state, assignee_id, handler_version }: Record<string, unknown>) => talk.owner.post(`${talk.path}/undo`, { before: pick(before), after: { state, assignee_id }, handler_version });
    const snoozed = (await talk.owner.patch(talk.path, { state: 'snoozed' }).expect(200)).body;
    await agent.patch(talk.path, { state: 'resolved' }).expect(200);
    expect((await undo(snoozed).expect(409)).body.code).toBe('conversation.taken');
    expect(await talk.get()).toMatchObject({ state: 'resolved', handler: 'ai', handler_version: snoozed.handler_version });
    const reopened = (await talk.owner.patch(talk.path, { state: 'open' }).expect(200)).body;
    await agent.patch(talk.path, { assignee_id: publicId('user', agent.userId) }).expect(200);
    await undo(reopened).expect(409);
    const assigned = await talk.get();
    expect((await undo(assigned).expect(200)).body).toMatchObject({ state: 'open', assignee_id: null });
  });

  it('is assigned to members only, and not over a change that was not seen', async () => {
    const talk = await aTalk(line);
    const agent = await aColleague(line.t, talk.owner, 'agent');
    const stranger = await aPerson(line.t);
    const read = await talk.owner.get(talk.path).expect(200);
    const etag = String(read.headers['etag']);
    const assigned = await talk.owner.patch(talk.path, { assignee_id: publicId('user', agent.userId) }).set('if-match', etag).expect(200);
    expect(assigned.body).toMatchObject({ assignee_id: publicId('user', agent.userId), handler: 'ai' });
    expect(assigned.headers['etag']).not.toBe(etag);
    const stale = await talk.owner.patch(talk.path, { assignee_id: null }).set('if-match', etag).expect(412);
    expect([stale.body.code, stale.headers['etag']]).toEqual(['conversation.stale', assigned.headers['etag']]);
    expect((await talk.owner.patch(talk.path, { assignee_id: publicId('user', stranger.userId) }).expect(404)).body).toMatchObject({ code: 'member.not_found', errors: [{ pointer: '/assignee_id' }] });
    expect((await talk.owner.patch(talk.path, { assignee_id: null }).expect(200)).body.assignee_id).toBeNull();
    await talk.owner.patch(talk.path, { colour: 'red' }).expect(422);
  });

  it('is snoozed until its time has come', async () => {
    const talk = await aTalk(line);
    await talk.owner.patch(talk.path, { state: 'snoozed', snoozed_until: line.t.clock.ago(1).toISOString() }).expect(422);
    await talk.owner.patch(talk.path, { snoozed_until: line.t.clock.in(HOUR).toISOString() }).expect(422);
    expect((await talk.owner.patch(talk.path, { state: 'snoozed', snoozed_until: line.t.clock.in(HOUR).toISOString() }).expect(200)).body.state).toBe('snoozed');
    const hands = line.t.app.get(Hands, { strict: false });
    expect(await hands.wakeSnoozed()).toBe(0);
    await line.t.owner.query('update conversations set snoozed_until = $2 where id = $1', [talk.uuid, line.t.clock.ago(1)]);
    expect(await hands.wakeSnoozed()).toBe(1);
    expect(await talk.get()).toMatchObject({ state: 'open', snoozed_until: null });
    expect((await talk.history())[0]).toMatchObject({ type: 'woken', actor: 'system', actor_id: null });
    // Without a time it sleeps until the customer writes.
    await talk.owner.patch(talk.path, { state: 'snoozed' }).expect(200);
    await talk.phone.text('hello again');
    await line.settled();
    expect((await talk.get()).state).toBe('open');
  });

  it('R145: is marked as read for the store, and tells the customer nothing', async () => {
    const talk = await aTalk(line);
    const before = line.sandbox.meta.sent.length;
    await talk.owner.post(`${talk.path}/read`).expect(204);
    await talk.owner.post(`${talk.path}/typing`).expect(204);
    await line.settled();
    expect(await talk.get()).toMatchObject({ unread_count: 0 });
    expect(line.sandbox.meta.sent.length).toBe(before);
    expect(talk.phone.thread.entries.filter((entry) => entry.from === 'customer').map((entry) => entry.tick)).toEqual(['delivered']);
    expect(talk.phone.thread.typingUntil).toBe(0);
  });

  it('R145: is told as read at once, and typing is shown, where the account sends receipts', async () => {
    const shop = await line.openShop({ account: { auto_read_receipt: true } });
    const talk = await aTalk(line, undefined, shop);
    expect(talk.phone.thread.entries.filter((entry) => entry.from === 'customer').map((entry) => entry.tick)).toEqual(['read']);
    await talk.owner.post(`${talk.path}/typing`).expect(204);
    expect(talk.phone.thread.typingUntil).toBeGreaterThan(0);
  });
});

import { publicId } from '#contracts';
import { conversationPage } from '../../apps/api/src/modules/conversations/inbox/conversation-list.queries.js';
import { DUE_PARKED, ParkedReplies } from '../../apps/api/src/modules/conversations/index.js';
import { threadPage } from '../../apps/api/src/modules/conversations/thread/thread.queries.js';
import { DAY, HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { queryRows } from '../../apps/api/src/platform/database/database.js';
import { aConversation, aMessage, anAccount } from '../support/factories.js';
import { aPerson } from '../support/login.js';
import { anOrder, forSale } from '../support/made-orders.js';
import { linkedPhones } from '../support/linked-phones.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, textMessage } from '../support/talks.js';

describe('conversations over REST', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  const planOf = async (storeId: string, { sql, values }: { sql: string; values: unknown[] }): Promise<string> => {
    const lines = await line.t.db.inStore(storeId, async (tx) => {
      await tx.query('set local enable_seqscan = off');
      return queryRows<Record<string, string>>(tx, `explain ${sql}`, values);
    });
    return lines.map((row) => row['QUERY PLAN']).join('\n');
  };

  describe('the inbox', () => {
    it('R155, R178: shows conversations with their customers, and threads with turns', async () => {
      const talk = await aTalk(line);
      const list = await talk.owner.get(`${talk.owner.storePath}/conversations`).expect(200);
      expect(list.body.data.find((item: { id: string }) => item.id === talk.id)).toMatchObject({ handler: 'ai', state: 'open', unread_count: 1, customer: { name: talk.phone.customer.name, phone: `+${talk.phone.customer.waId}`, username: null } });
      const thread = await talk.thread();
      expect(thread.at(-1)).toMatchObject({ direction: 'in', text: 'do you have a blue mug?', turn: { silence_reason: null, run_id: expect.stringMatching(/^run_/) }, media: null, reactions: [] });
      expect(thread[0]).toMatchObject({ direction: 'out', author: 'assistant', turn: null });
      const list2 = await talk.owner.get(`${talk.owner.storePath}/customers/${(await talk.get()).customer_id}/conversations`).expect(200);
      expect(list2.body.data.map((item: { id: string }) => item.id)).toEqual([talk.id]);
    });

    it('pages by activity in both directions, without losing or doubling one', async () => {
      const owner = await aPerson(line.t);
      const accountId = await anAccount(line.t, owner.storeId);
      const made: string[] = [];
      // Two at the same moment: the id decides.
      for (const minute of [5, 4, 3, 3, 1]) made.push((await aConversation(line.t, owner.storeId, { accountId, lastMessageAt: line.t.clock.ago(minute * MINUTE) })).publicId);
      const page = async (query: string): Promise<{ ids: string[]; next: string | null; prev: string | null }> => {
        const { body } = await owner.get(`${owner.storePath}/conversations?limit=2${query}`).expect(200);
        return { ids: body.data.map((item: { id: string }) => item.id), next: body.next_cursor, prev: body.prev_cursor };
      };
      const first = await page('');
      const second = await page(`&cursor=${first.next}`);
      const third = await page(`&cursor=${second.next}`);
      expect([...first.ids, ...second.ids, ...third.ids].sort()).toEqual([...made].sort());
      expect([first.ids[0], third.ids[0], third.next, first.prev]).toEqual([made[4], made[0], null, null]);
      expect((await page(`&cursor=${third.prev}`)).ids).toEqual(second.ids);
      await owner.get(`${owner.storePath}/conversations?cursor=${Buffer.from('["after","x","y"]').toString('base64url')}`).expect(400);
    });

    it('filters, and counts what each tab shows', async () => {
      const owner = await aPerson(line.t);
      const { storeId, storePath: path } = owner;
      const accountId = await anAccount(line.t, storeId);
      const ai = await aConversation(line.t, storeId, { accountId, unreadCount: 2 });
      const waiting = await aConversation(line.t, storeId, { accountId, handler: 'waiting' });
      const mine = await aConversation(line.t, storeId, { handler: 'human', assigneeId: owner.userId });
      const resolved = await aConversation(line.t, storeId, { accountId, state: 'resolved' });
      const ids = async (query: string): Promise<string[]> => (await owner.get(`${path}/conversations?${query}`).expect(200)).body.data.map((item: { id: string }) => item.id).sort();
      expect(await ids('handler=waiting')).toEqual([waiting.publicId]);
      expect(await ids('handler=waiting,human&state=open')).toEqual([mine.publicId, waiting.publicId].sort());
      expect(await ids('assignee=me')).toEqual([mine.publicId]);
      expect(await ids('assignee=none&state=open')).toEqual([ai.publicId, waiting.publicId].sort());
      expect(await ids(`assignee=${publicId('user', owner.userId)}`)).toEqual([mine.publicId]);
      expect(await ids('unread=true')).toEqual([ai.publicId]);
      expect(await ids(`account_id=${publicId('account', mine.accountId)}`)).toEqual([mine.publicId]);
      expect(await ids('state=resolved')).toEqual([resolved.publicId]);
      await owner.get(`${path}/conversations?handler=robot`).expect(422);
      await owner.get(`${path}/conversations?assignee=somebody`).expect(422);
      expect((await owner.get(`${path}/conversations/counts`).expect(200)).body).toEqual({ waiting: 1, mine: 1, unassigned: 1, ai: 1, all: 3, unread: 1 });
    });

    it('begins with who waits the longest where that is asked for, page by page in both directions', async () => {
      const owner = await aPerson(line.t);
      const accountId = await anAccount(line.t, owner.storeId);
      const waiting = async (since: number, last: number): Promise<string> => (await aConversation(line.t, owner.storeId, { accountId, handler: 'waiting', handlerChangedAt: line.t.clock.ago(since * MINUTE), lastMessageAt: line.t.clock.ago(last * MINUTE) })).publicId;
      // Whoever has waited the longest has written last.
      const made = [await waiting(40, 1), await waiting(30, 2), await waiting(30, 3), await waiting(20, 4), await waiting(10, 5)];
      const page = async (query: string) => (await owner.get(`${owner.storePath}/conversations?limit=2&handler=waiting&state=open&sort=handler_changed_at${query}`).expect(200)).body;
      const idsOf = (body: { data: { id: string }[] }): string[] => body.data.map(({ id }) => id);
      const first = await page('');
      const second = await page(`&cursor=${first.next_cursor}`);
      const third = await page(`&cursor=${second.next_cursor}`);
      expect([...idsOf(first), ...idsOf(second), ...idsOf(third)]).toEqual(made);
      expect([first.prev_cursor, third.next_cursor]).toEqual([null, null]);
      expect(idsOf(await page(`&cursor=${third.prev_cursor}`))).toEqual(idsOf(second));
      const newest = await owner.get(`${owner.storePath}/conversations?handler=waiting&sort=-last_message_at`).expect(200);
      expect(idsOf(newest.body)).toEqual(made);
      await owner.get(`${owner.storePath}/conversations?sort=name`).expect(422);
    });

    it('knows the last message that the preview is of, and none that went to many at once since', async () => {
      const owner = await aPerson(line.t);
      const saidAt = line.t.clock.ago(9 * MINUTE);
      const conversation = await aConversation(line.t, owner.storeId, { lastMessageAt: saidAt });
      const said = await aMessage(line.t, owner.storeId, { conversation, at: saidAt });
      await aMessage(line.t, owner.storeId, { conversation, direction: 'out', status: 'delivered', at: line.t.clock.ago(MINUTE) });
      const { last_message: last } = (await owner.get(`${owner.storePath}/conversations/${conversation.publicId}`).expect(200)).body;
      expect(last).toMatchObject({ id: said.publicId, author: 'customer' });
    });

    it('narrows down by windows that close soon, by what failed, and by who has ordered', async () => {
      const owner = await aPerson(line.t);
      const { storeId, storePath: path } = owner;
      const accountId = await anAccount(line.t, storeId);
      const inMinutes = (minutes: number): Date => new Date(line.t.clock.now().getTime() + minutes * MINUTE);
      const soon = await aConversation(line.t, storeId, { accountId, windowClosesAt: inMinutes(50) });
      const later = await aConversation(line.t, storeId, { accountId, windowClosesAt: inMinutes(70) });
      const closed = await aConversation(line.t, storeId, { accountId, windowClosesAt: inMinutes(-1) });
      const [failed, mended] = [soon, later];
      for (const conversation of [failed, mended]) await aMessage(line.t, storeId, { conversation, direction: 'out', status: 'failed', at: line.t.clock.ago(9 * MINUTE) });
      const mendedAt = line.t.clock.ago(8 * MINUTE);
      const went = await aMessage(line.t, storeId, { conversation: mended, direction: 'out', status: 'delivered', at: mendedAt });
      const ids = async (query: string): Promise<string[]> => (await owner.get(`${path}/conversations?${query}`).expect(200)).body.data.map((item: { id: string }) => item.id).sort();
      expect(await ids('window_closing=true')).toEqual([soon.publicId]);
      expect(await ids('failed=true')).toEqual([failed.publicId]);
      expect(await ids('failed=false')).toEqual([closed.publicId, mended.publicId].sort());
      const { last_message: last } = (await owner.get(`${path}/conversations/${mended.publicId}`).expect(200)).body;
      expect(last).toEqual({ id: went.publicId, author: 'user', author_id: null, status: 'delivered', occurred_at: mendedAt.toISOString() });
      expect((await owner.get(`${path}/conversations/${closed.publicId}`).expect(200)).body.last_message).toBeNull();
      const lamp = await forSale(line.t, storeId, 'Lamp', 900, 9);
      const ordered = await anOrder(line.t, storeId, 'Ada', [[lamp, 1]]);
      const filling = await anOrder(line.t, storeId, 'Bob', [[lamp, 1]], false);
      expect(await ids('ordered=true')).toEqual([ordered.talk.publicId]);
      expect(await ids('ordered=false')).toEqual([soon, later, closed, filling.talk].map(({ publicId: id }) => id).sort());
    });

    it('narrows down by the language of the customer, page by page, and keeps the order', async () => {
      const owner = await aPerson(line.t);
      const { storeId, storePath: path } = owner;
      const talks = [];
      for (const [minutes, locale] of [[1, 'es-MX'], [2, 'en'], [3, 'es'], [4, null], [5, 'es-ES'], [6, 'est']] as const) {
        const talk = await aConversation(line.t, storeId, { lastMessageAt: line.t.clock.ago(minutes * MINUTE) });
        const { customer_id: customer } = (await owner.get(`${path}/conversations/${talk.publicId}`).expect(200)).body as { customer_id: string };
        if (locale !== null) await owner.patch(`${path}/customers/${customer}`, { locale }).expect(200);
        talks.push(talk.publicId);
      }
      const first = (await owner.get(`${path}/conversations?language=es&limit=2`).expect(200)).body as { data: { id: string }[]; next_cursor: string };
      const second = (await owner.get(`${path}/conversations?language=es&limit=2&cursor=${first.next_cursor}`).expect(200)).body as { data: { id: string }[]; next_cursor: string | null };
      expect([first, second].map(({ data }) => data.map(({ id }) => id))).toEqual([[talks[0], talks[2]], [talks[4]]]);
      expect(second.next_cursor).toBeNull();
      expect((await owner.get(`${path}/conversations?language=%25`).expect(200)).body.data).toEqual([]);
    });

    it('finds every list by its index, as the app\'s role', async () => {
      const { storeId } = await aConversation(line.t, line.shop.storeId).then(() => line.shop);
      const cursor = { side: 'after', key: [new Date().toISOString(), '018f2f6e-1111-7222-8333-444455556666'] } as const;
      expect(await planOf(storeId, conversationPage(storeId, {}, cursor, 30))).toMatch(/Index Scan using conversations_recent/);
      expect(await planOf(storeId, conversationPage(storeId, { handlers: ['waiting'], state: 'open' }, cursor, 30))).toMatch(/Index Scan using conversations_by_handler/);
      expect(await planOf(storeId, conversationPage(storeId, { handlers: ['waiting'], state: 'open' }, cursor, 30, 'handler_changed_at'))).toMatch(/Index Scan using conversations_waiting/);
      expect(await planOf(storeId, conversationPage(storeId, { failed: true }, cursor, 30))).toMatch(/using messages_failed/);
      expect(await planOf(storeId, conversationPage(storeId, { customerId: storeId }, cursor, 30))).toMatch(/Index Scan using conversations_of_customer/);
      expect(await planOf(storeId, conversationPage(storeId, { assigneeId: storeId }, cursor, 30))).toMatch(/Index Scan using conversations_of_assignee/);
      expect(await planOf(storeId, conversationPage(storeId, { unread: true }, cursor, 30))).toMatch(/Index Scan using conversations_unread/);
      expect(await planOf(storeId, conversationPage(storeId, { language: 'es' }, undefined, 30))).toMatch(/customers_language/);
      expect(await planOf(storeId, threadPage(storeId, storeId, {}, cursor, 30))).toMatch(/Index Scan( Backward)? using messages_thread/);
      // The list is not sorted, its index has the order; the few labels of each row are.
      const [list] = (await planOf(storeId, conversationPage(storeId, {}, cursor, 30))).split('SubPlan');
      expect(list).toMatch(/Index Scan using conversations_recent/);
      expect(list).not.toMatch(/Sort/);
    });

    it('knows nothing of another store\'s conversations', async () => {
      const stranger = await aPerson(line.t);
      const talk = await aTalk(line);
      const foreign = `${stranger.storePath}/conversations/${talk.id}`;
      await stranger.get(foreign).expect(404);
      await stranger.get(`${foreign}/messages`).expect(404);
      await stranger.get(`${foreign}/events`).expect(404);
      await stranger.post(`${foreign}/messages`, textMessage('hello')).expect(404);
      await stranger.post(`${foreign}/take-over`, { handler_version: 1 }).expect(404);
      await stranger.patch(foreign, { state: 'resolved' }).expect(404);
      await stranger.post(`${foreign}/read`).expect(404);
    });
  });

  describe('the thread', () => {
    it('pages from the newest to the oldest and back', async () => {
      const { owner, storeId } = line.shop;
      const conversation = await aConversation(line.t, storeId);
      const made: string[] = [];
      for (const minute of [9, 8, 8, 2, 1]) made.push((await aMessage(line.t, storeId, { conversation, at: line.t.clock.ago(minute * MINUTE) })).publicId);
      const path = `${owner.storePath}/conversations/${conversation.publicId}/messages?limit=2`;
      const first = (await owner.get(path).expect(200)).body;
      const second = (await owner.get(`${path}&cursor=${first.next_cursor}`).expect(200)).body;
      const third = (await owner.get(`${path}&cursor=${second.next_cursor}`).expect(200)).body;
      const ids = [first, second, third].flatMap((page) => page.data.map((item: { id: string }) => item.id));
      expect(ids.toSorted()).toEqual(made.toSorted());
      expect([ids[0], ids.at(-1), third.next_cursor]).toEqual([made[4], made[0], null]);
      expect((await owner.get(`${path}&cursor=${third.prev_cursor}`).expect(200)).body.data).toEqual(second.data);
    });

    it('R178: knows the quoted message, reactions of both sides and the state of files', async () => {
      const talk = await aTalk(line);
      const [answer] = await talk.thread();
      await talk.phone.send({ kind: 'reaction', emoji: '👍' });
      await talk.phone.send({ kind: 'image', caption: 'like this one' });
      await line.settled();
      const [first] = (await talk.thread()).filter((bubble) => bubble.direction === 'in').toReversed();
      const reply = await talk.owner.post(`${talk.path}/messages`, { ...textMessage('Yes, this one'), reply_to_message_id: first?.id }).expect(201);
      expect(reply.body).toMatchObject({ reply_to_message_id: first?.id });
      await talk.owner.post(`${talk.path}/messages`, { content: { kind: 'reaction', message_id: first?.id, emoji: '🙏' } }).expect(201);
      await line.settled();
      const thread = await talk.thread();
      expect(thread.find((bubble) => bubble.id === answer?.id)).toMatchObject({ reactions: [{ emoji: '👍', by: 'customer' }] });
      expect(thread.find((bubble) => bubble.id === first?.id)).toMatchObject({ reactions: [{ emoji: '🙏', by: 'store' }] });
      expect(thread.find((bubble) => bubble.kind === 'image')).toMatchObject({ text: 'like this one', media: { id: expect.stringMatching(/^med_/), state: 'ready', mime_type: expect.stringMatching(/^image\//) } });
      expect(JSON.stringify(thread.find((bubble) => bubble.kind === 'image'))).not.toMatch(/externalId|external_id":"\d/);
      // A reaction hangs on its bubble and is not one.
      expect(thread.some((bubble) => bubble.kind === 'reaction')).toBe(false);
      expect(talk.phone.thread.entries.find((entry) => entry.from === 'customer')?.reactions).toEqual([{ from: 'business', emoji: '🙏' }]);
    });
  });

  it('asks again for a file that could not be fetched', async () => {
    const talk = await aTalk(line);
    await talk.phone.send({ kind: 'image' });
    await line.settled();
    const [bubble] = (await rows<{ id: string }>(line.t, `select (content #>> '{media,mediaId}') as id from messages where conversation_id = $1 and kind = 'image'`, [talk.uuid]));
    await line.t.owner.query(`update media set state = 'failed', failure = 'gone', storage_key = null where id = $1`, [bubble?.id]);
    const path = `${talk.owner.storePath}/media/${publicId('media', bubble?.id ?? '')}`;
    expect((await talk.owner.post(`${path}/fetch`).expect(202)).body).toMatchObject({ state: 'pending', failure: null });
    await line.settled();
    expect((await talk.owner.get(path).expect(200)).body.state).toBe('ready');
    await talk.owner.post(`${path}/fetch`).expect(404);
  });

  it('customers change only their own messages, and the phone only what the business said', async () => {
    const { link, phoneOf, send, onPhone } = linkedPhones(line);
    const linked = await link();
    const [ana, eve] = [phoneOf(linked, '12025550301'), phoneOf(linked, '12025550302', 'Eve')];
    const { id: asked } = await ana.text('How much?');
    await eve.text('Hello');
    await send(linked, '+12025550301', { kind: 'text', text: 'It costs 90' });
    await line.settled();
    const told = line.sandbox.wasender.sent.at(-1)?.id ?? '';
    const revise = (id: string, part: object) => onPhone(linked, '12025550301', id, { protocolMessage: part });
    const shown = async (): Promise<unknown> => {
      await line.settled();
      const found = await rows<{ external_id: string; text: string; deleted: boolean }>(line.t, 'select external_id, text, deleted_at is not null as deleted from messages where store_id = $1', [linked.storeId]);
      return [asked, told].map((id) => found.find(({ external_id }) => external_id === id)).map((row) => [row?.text, row?.deleted]);
    };
    for (const phone of [ana, eve]) {
      await phone.send({ kind: 'edit', target: told, text: 'It costs 9' });
      await phone.send({ kind: 'delete', target: told });
    }
    await eve.send({ kind: 'edit', target: asked, text: 'I take ten' });
    await eve.send({ kind: 'delete', target: asked });
    await revise('REVISION1', { key: { id: asked }, type: 14, editedMessage: { conversation: 'I take all' } });
    expect(await shown()).toEqual([['How much?', false], ['It costs 90', false]]);
    await ana.send({ kind: 'edit', target: asked, text: 'How much is it?' });
    await revise('REVISION2', { key: { id: told }, type: 14, editedMessage: { conversation: 'It costs 95' } });
    expect(await shown()).toEqual([['How much is it?', false], ['It costs 95', false]]);
    await ana.send({ kind: 'delete', target: asked });
    await revise('REVISION3', { key: { id: told }, type: 0 });
    expect(await shown()).toEqual([['How much is it?', true], ['It costs 95', true]]);
  });

  it('R211: an answer that was parked goes out once, as its author\'s, when the customer taps', async () => {
    const { owner, path, phone, uuid, ...talk } = await aTalk(line);
    const { storeId } = owner;
    await owner.post(`${path}/take-over`, { handler_version: (await talk.get()).handler_version }).expect(200);
    const words = 'It is in the blue box.';
    await owner.put(`${path}/parked-reply`, { text: 'An older answer' }).expect(200);
    expect((await owner.put(`${path}/parked-reply`, { text: words }).expect(200)).body).toMatchObject({ text: words, author_id: publicId('user', owner.userId) });
    expect((await owner.delete(`${path}/parked-reply`).expect(200)).body).toMatchObject({ parked_reply: { text: words } });
    // Nothing waits any more: whoever is late is not given back a text that may have gone out.
    expect((await owner.delete(`${path}/parked-reply`).expect(200)).body).toEqual({ parked_reply: null });
    expect((await owner.get(`${path}/parked-reply`).expect(200)).body).toEqual({ parked_reply: null });
    await owner.put(`${path}/parked-reply`, { text: words }).expect(200);
    // Refused: it is left alone until the customer writes again.
    const due = () => rows(line.t, DUE_PARKED, [line.t.clock.in(DAY), 10]);
    const change = (status: string) => owner.patch(`${owner.storePath}/accounts/${line.shop.account}`, { status }).expect(200);
    await line.t.owner.query('update conversations set last_inbound_at = $2 where id = $1', [uuid, line.t.clock.in(HOUR)]);
    expect(await due()).toHaveLength(1);
    await change('inactive');
    await line.t.app.get(ParkedReplies, { strict: false }).release({ storeId, conversationId: uuid });
    expect(await due()).toEqual([]);
    expect(await rows(line.t, 'select refusal from parked_replies where store_id = $1', [storeId])).toEqual([{ refusal: 'account.inactive' }]);
    expect((await owner.get(`${path}/parked-reply`).expect(200)).body.parked_reply).toMatchObject({ text: words, refusal: 'account.inactive' });
    await change('active');
    await line.t.owner.query('update conversations set last_inbound_at = null where id = $1', [uuid]);
    await phone.text('Yes, tell me');
    await line.settled();
    await phone.text('Thanks!');
    await line.settled();
    const thread = await talk.thread();
    expect(thread.filter(({ text }) => text === words)).toMatchObject([{ author: 'user', author_id: publicId('user', owner.userId), status: 'delivered' }]);
    expect(thread.some(({ text }) => text === 'An older answer')).toBe(false);
    expect((await owner.get(`${path}/parked-reply`).expect(200)).body).toEqual({ parked_reply: null });
  });
});

import { publicId } from '#contracts';
import { conversationPage } from '../../apps/api/src/modules/conversations/inbox/conversation-list.queries.js';
import { Hands } from '../../apps/api/src/modules/conversations/index.js';
import { threadPage } from '../../apps/api/src/modules/conversations/thread/thread.queries.js';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { queryRows } from '../../apps/api/src/platform/database/database.js';
import { aConversation, aMessage, anAccount } from '../support/factories.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { type Line, openLine, rows, type Shop } from '../support/shop.js';

interface Bubble { id: string; direction: string; author: string; kind: string; text: string; status: string | null; turn: { silence_reason: string | null; run_id: string | null } | null }

describe('conversations over REST', () => {
  let line: Line;
  let people = 0;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  const aPhone = (shop: Shop = line.shop) => line.sandbox.phone({ waId: `34611${String(100_000 + (people += 1))}`, name: `Writer ${people}` }).with(shop.numberId);
  /** A customer wrote and was answered. `path` is the conversation's address. */
  const aTalk = async (text = 'do you have a blue mug?', shop: Shop = line.shop) => {
    const phone = aPhone(shop);
    await phone.text(text);
    await line.settled();
    const [row] = await rows<{ id: string }>(line.t, 'select v.id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [phone.customer.name]);
    const id = publicId('conversation', row?.id ?? '');
    const path = `${shop.owner.storePath}/conversations/${id}`;
    const { owner } = shop;
    return {
      phone, id, uuid: row?.id ?? '', path, owner,
      get: async () => (await owner.get(path).expect(200)).body,
      thread: async (): Promise<Bubble[]> => (await owner.get(`${path}/messages`).expect(200)).body.data,
      history: async (): Promise<{ type: string; detail: unknown; actor: string; actor_id: string | null }[]> => (await owner.get(`${path}/events`).expect(200)).body.data,
    };
  };
  const text = (words: string): object => ({ content: { kind: 'text', text: words } });
  const aKey = async (owner: Person, scopes: string[]): Promise<string> => (await owner.post(`${owner.storePath}/api-keys`, { name: 'Web shop', scopes }).expect(201)).body.value;
  const planOf = async (storeId: string, { sql, values }: { sql: string; values: unknown[] }): Promise<string> => {
    const lines = await line.t.db.inStore(storeId, async (tx) => {
      await tx.query('set local enable_seqscan = off');
      return queryRows<Record<string, string>>(tx, `explain ${sql}`, values);
    });
    return lines.map((row) => row['QUERY PLAN']).join('\n');
  };

  describe('the inbox', () => {
    it('R155: shows conversations with their customers, and threads with turns', async () => {
      const talk = await aTalk();
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

    it('finds every list by its index, as the app\'s role', async () => {
      const { storeId } = await aConversation(line.t, line.shop.storeId).then(() => line.shop);
      const cursor = { side: 'after', key: [new Date().toISOString(), '018f2f6e-1111-7222-8333-444455556666'] } as const;
      expect(await planOf(storeId, conversationPage(storeId, {}, cursor, 30))).toMatch(/Index Scan using conversations_recent/);
      expect(await planOf(storeId, conversationPage(storeId, { handlers: ['waiting'], state: 'open' }, cursor, 30))).toMatch(/Index Scan using conversations_by_handler/);
      expect(await planOf(storeId, conversationPage(storeId, { customerId: storeId }, cursor, 30))).toMatch(/Index Scan using conversations_of_customer/);
      expect(await planOf(storeId, conversationPage(storeId, { assigneeId: storeId }, cursor, 30))).toMatch(/Index Scan using conversations_of_assignee/);
      expect(await planOf(storeId, conversationPage(storeId, { unread: true }, cursor, 30))).toMatch(/Index Scan using conversations_unread/);
      expect(await planOf(storeId, threadPage(storeId, storeId, cursor, 30))).toMatch(/Index Scan( Backward)? using messages_thread/);
      // Nothing is sorted: the index has the order of the list.
      expect(await planOf(storeId, conversationPage(storeId, {}, cursor, 30))).not.toMatch(/Sort/);
    });

    it('knows nothing of another store\'s conversations', async () => {
      const stranger = await aPerson(line.t);
      const talk = await aTalk();
      const foreign = `${stranger.storePath}/conversations/${talk.id}`;
      await stranger.get(foreign).expect(404);
      await stranger.get(`${foreign}/messages`).expect(404);
      await stranger.get(`${foreign}/events`).expect(404);
      await stranger.post(`${foreign}/messages`, text('hello')).expect(404);
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

    it('knows the quoted message, reactions of both sides and the state of files', async () => {
      const talk = await aTalk();
      const [answer] = await talk.thread();
      await talk.phone.send({ kind: 'reaction', emoji: '👍' });
      await talk.phone.send({ kind: 'image', caption: 'like this one' });
      await line.settled();
      const [first] = (await talk.thread()).filter((bubble) => bubble.direction === 'in').toReversed();
      const reply = await talk.owner.post(`${talk.path}/messages`, { ...text('Yes, this one'), reply_to_message_id: first?.id }).expect(201);
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

  describe('sending', () => {
    it('R155: sends what a person writes, and makes the conversation theirs', async () => {
      const talk = await aTalk();
      const before = await talk.get();
      const sent = await talk.owner.post(`${talk.path}/messages`, text('This is Ana.')).expect(201);
      expect(sent.body).toMatchObject({ author: 'user', author_id: publicId('user', talk.owner.userId), kind: 'text', status: 'queued', content: { kind: 'text', text: 'This is Ana.' } });
      await line.settled();
      expect((await talk.owner.get(`${talk.path}/messages/${sent.body.id}`).expect(200)).body).toMatchObject({ status: 'delivered' });
      expect(await talk.get()).toMatchObject({ handler: 'human', handler_version: before.handler_version + 1, assignee_id: publicId('user', talk.owner.userId), unread_count: 0, preview: 'This is Ana.' });
      expect(await talk.history()).toMatchObject([{ type: 'taken_over', actor: 'user', actor_id: publicId('user', talk.owner.userId) }]);

      await talk.phone.text('thanks');
      await line.settled();
      const [last] = await talk.thread();
      expect(last).toMatchObject({ text: 'thanks', turn: { silence_reason: 'person_has_it', run_id: null } });
    });

    it('promise 4: a reply while the assistant has not answered yet closes its turn', async () => {
      const { owner, storeId, accountId } = line.shop;
      const conversation = await aConversation(line.t, storeId, { accountId, windowClosesAt: line.t.clock.in(HOUR), customer: { phone: '+34611999001' } });
      const asked = await aMessage(line.t, storeId, { conversation, text: 'anybody?' });
      await line.t.owner.query('update conversations set turn_due_at = $2, turn_version = 1 where id = $1', [conversation.id, line.t.clock.in(HOUR)]);
      line.sandbox.phone({ waId: '34611999001' }).customer.lastInboundAt.set(line.shop.numberId, line.sandbox.clock.now());
      await owner.post(`${owner.storePath}/conversations/${conversation.publicId}/messages`, text('Yes')).expect(201);
      expect(await rows(line.t, 'select turn_due_at from conversations where id = $1', [conversation.id])).toEqual([{ turn_due_at: null }]);
      const [turn] = await rows(line.t, 'select t.silence_reason, t.run_id from turns t join messages m on m.turn_id = t.id where m.id = $1', [asked.id]);
      expect(turn).toEqual({ silence_reason: 'person_has_it', run_id: null });
      await line.settled();
    });

    it('a program\'s message leaves the conversation with the assistant, unless it takes it over', async () => {
      const talk = await aTalk();
      const key = await aKey(talk.owner, ['messages:send']);
      const post = (body: object, idempotencyKey?: string) => {
        const request = line.t.http().post(`${talk.path}/messages`).set('authorization', `Bearer ${key}`);
        return (idempotencyKey === undefined ? request : request.set('idempotency-key', idempotencyKey)).send(body);
      };
      expect((await post(text('Your parcel is on its way')).expect(400)).body.code).toBe('idempotency_key.required');
      const first = await post(text('Your parcel is on its way'), 'parcel-1').expect(201);
      const again = await post(text('Your parcel is on its way'), 'parcel-1').expect(201);
      expect([again.body.id, again.headers['idempotency-replayed'], first.body.author, first.body.author_id]).toEqual([first.body.id, 'true', 'api', null]);
      expect((await talk.get()).handler).toBe('ai');
      await post({ ...text('A colleague will call'), take_over: true }, 'parcel-2').expect(201);
      expect(await talk.get()).toMatchObject({ handler: 'human', assignee_id: null });
      expect((await talk.history())[0]).toMatchObject({ type: 'taken_over', actor: 'api', actor_id: null, detail: { api_key: 'Web shop' } });
      await line.settled();
      expect((await talk.thread()).filter((bubble) => bubble.author === 'api')).toHaveLength(2);
    });

    it.each([
      ['buttons', { kind: 'buttons', body: 'Which one?', buttons: [{ id: 'b', title: 'Blue' }, { id: 'r', title: 'Red' }], footer: 'Parley' }, 'interactive'],
      ['a list', { kind: 'list', body: 'Which one?', button: 'Show', sections: [{ title: 'Mugs', rows: [{ id: '1', title: 'Blue', description: '350 ml' }] }] }, 'interactive'],
      ['a place', { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Shop' }, 'location'],
      ['a contact', { kind: 'contacts', contacts: [{ name: 'Omar', phones: [{ phone: '+491701234567', type: 'WORK' }] }] }, 'contacts'],
    ])('sends %s', async (_name, content, type) => {
      const talk = await aTalk();
      const sent = await talk.owner.post(`${talk.path}/messages`, { content }).expect(201);
      expect(sent.body.content).toEqual(content);
      await line.settled();
      expect(talk.phone.thread.entries.at(-1)).toMatchObject({ from: 'business', type });
      expect((await talk.thread())[0]).toMatchObject({ status: 'delivered' });
    });

    it('sends a photo with a caption, and a header photo above buttons', async () => {
      const talk = await aTalk();
      const photo = await line.t.http().post(`${talk.owner.storePath}/media`).set('cookie', talk.owner.cookie).set('x-csrf-token', talk.owner.csrf).attach('file', png(), { filename: 'mug.png', contentType: 'image/png' }).expect(201);
      const sent = await talk.owner.post(`${talk.path}/messages`, { content: { kind: 'image', media_id: photo.body.id, caption: 'The blue one' } }).expect(201);
      expect(sent.body).toMatchObject({ text: 'The blue one', media: { id: photo.body.id, state: 'ready' }, content: { media: { media_id: photo.body.id, mime_type: 'image/png' } } });
      await talk.owner.post(`${talk.path}/messages`, { content: { kind: 'buttons', body: 'Take it?', header: { media_id: photo.body.id }, buttons: [{ id: 'y', title: 'Yes' }] } }).expect(201);
      const refused = await talk.owner.post(`${talk.path}/messages`, { content: { kind: 'video', media_id: photo.body.id } }).expect(422);
      expect(refused.body).toMatchObject({ code: 'message.invalid', errors: [{ pointer: '/content/media_id' }] });
      await line.settled();
      expect(talk.phone.thread.entries.slice(-2)).toMatchObject([{ type: 'image' }, { type: 'interactive' }]);
    });

    it.each([
      ['R201: four buttons', { kind: 'buttons', body: 'x', buttons: ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id })) }, 422, 'message.invalid', '/content/buttons'],
      ['R201: eleven rows', { kind: 'list', body: 'x', button: 'y', sections: [{ rows: Array.from({ length: 11 }, (_row, i) => ({ id: `${i}`, title: `${i}` })) }] }, 422, 'message.invalid', '/content/sections'],
      ['a text over the limit', { kind: 'text', text: 'x'.repeat(4097) }, 422, 'message.too_long', '/content/text'],
      ['a kind of its own', { kind: 'hologram', text: 'x' }, 422, 'request.invalid', '/content/kind'],
      ['no kind', { text: 'x' }, 422, 'request.invalid', '/content/kind'],
      ['nothing', null, 422, 'request.invalid', '/content'],
      ['a list of contents', [{ kind: 'text', text: 'x' }], 422, 'request.invalid', '/content'],
      ['a foreign field', { kind: 'text', text: 'x', colour: 'red' }, 422, 'request.invalid', '/content/colour'],
      ['an unknown file', { kind: 'image', media_id: publicId('media', '018f2f6e-1111-7222-8333-444455556666') }, 404, 'media.not_found', '/content/media_id'],
      ['a reaction to nothing', { kind: 'reaction', message_id: publicId('message', '018f2f6e-1111-7222-8333-444455556666'), emoji: '👍' }, 404, 'message.not_found', '/content/message_id'],
    ])('refuses %s before anything is queued', async (_name, content, status, code, pointer) => {
      const conversation = await aConversation(line.t, line.shop.storeId, { accountId: line.shop.accountId, windowClosesAt: line.t.clock.in(HOUR) });
      const { owner } = line.shop;
      const answer = await owner.post(`${owner.storePath}/conversations/${conversation.publicId}/messages`, { content }).expect(status);
      expect(answer.body).toMatchObject({ code, errors: expect.arrayContaining([expect.objectContaining({ pointer })]) });
      expect(await rows(line.t, 'select 1 from messages where conversation_id = $1', [conversation.id])).toEqual([]);
    });

    it('R211: refuses free text outside the window, before anything is queued', async () => {
      const { owner, storeId, accountId } = line.shop;
      const conversation = await aConversation(line.t, storeId, { accountId, windowClosesAt: line.t.clock.ago(1) });
      const answer = await owner.post(`${owner.storePath}/conversations/${conversation.publicId}/messages`, text('still there?')).expect(422);
      expect(answer.body.code).toBe('window.closed');
      expect(await rows(line.t, 'select 1 from messages where conversation_id = $1', [conversation.id])).toEqual([]);
    });

    it('R153: refuses an inactive account, and keeps the message of a paused one waiting', async () => {
      const shop = await line.openShop();
      const talk = await aTalk('do you have a blue mug?', shop);
      const account = `${shop.owner.storePath}/accounts/${shop.account}`;
      await shop.owner.patch(account, { status: 'inactive' }).expect(200);
      expect((await shop.owner.post(`${talk.path}/messages`, text('hello')).expect(409)).body.code).toBe('account.inactive');
      await shop.owner.patch(account, { status: 'active' }).expect(200);
      line.sandbox.chaos.set({ expiredToken: true }, { numberId: shop.numberId });
      const sent = await shop.owner.post(`${talk.path}/messages`, text('hello')).expect(201);
      await line.settled();
      const shown = (await shop.owner.get(`${talk.path}/messages/${sent.body.id}`)).body;
      expect(shown.status).toBe('queued');
      await shop.owner.post(`${talk.path}/messages`, text('and again')).expect(201);
    });
  });

  describe('sending to somebody', () => {
    it('R136: writes to a known customer through the default account', async () => {
      const talk = await aTalk();
      const { owner } = line.shop;
      const sent = await owner.post(`${owner.storePath}/messages`, { to: `+${talk.phone.customer.waId}`, ...text('By phone') }).expect(201);
      expect(sent.body.conversation_id).toBe(talk.id);
      const customer = (await talk.get()).customer_id;
      const other = await owner.post(`${owner.storePath}/messages`, { to: customer, account_id: line.shop.account, ...text('By id') }).expect(201);
      expect(other.body.conversation_id).toBe(talk.id);
      await line.settled();
    });

    it('R211: refuses free text to somebody who never wrote, and leaves nothing behind', async () => {
      const { owner } = line.shop;
      const answer = await owner.post(`${owner.storePath}/messages`, { to: '+34 611 888 777', ...text('Hi') }).expect(422);
      expect(answer.body.code).toBe('window.closed');
      expect(await rows(line.t, `select 1 from customers where phone = '+34611888777'`)).toEqual([]);
      expect((await owner.post(`${owner.storePath}/messages`, { to: 'nobody', ...text('Hi') }).expect(422)).body.errors).toMatchObject([{ pointer: '/to' }]);
      await owner.post(`${owner.storePath}/messages`, { to: publicId('customer', '018f2f6e-1111-7222-8333-444455556666'), ...text('Hi') }).expect(404);
    });

    it('R136, R151, R197: says which account is missing, and never takes another', async () => {
      const alone = await aPerson(line.t);
      expect((await alone.post(`${alone.storePath}/messages`, { to: '+34611888776', ...text('Hi') }).expect(409)).body.code).toBe('account.none');
      const shop = await line.openShop({ account: { is_default_outgoing: false } });
      const post = () => shop.owner.post(`${shop.owner.storePath}/messages`, { to: '+34611888776', ...text('Hi') });
      expect((await post().expect(409)).body.code).toBe('account.no_default_outgoing');
      await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
      expect((await shop.owner.post(`${shop.owner.storePath}/messages`, { to: '+34611888776', account_id: shop.account, ...text('Hi') }).expect(409)).body.code).toBe('account.inactive');
    });
  });

  describe('trying again', () => {
    it('sends a failed message once, also when two people press at once', async () => {
      const talk = await aTalk();
      talk.phone.customer.onWhatsApp = false;
      const sent = await talk.owner.post(`${talk.path}/messages`, text('Hello?')).expect(201);
      await line.settled();
      expect((await talk.owner.get(`${talk.path}/messages/${sent.body.id}`)).body).toMatchObject({ status: 'failed', failure: { code: 'meta.131026' } });
      talk.phone.customer.onWhatsApp = true;
      const before = line.sandbox.meta.sent.length;
      const retry = () => talk.owner.post(`${talk.path}/messages/${sent.body.id}/retry`);
      const answers = await Promise.all([retry(), retry()]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('message.not_retryable');
      await line.settled();
      expect(line.sandbox.meta.sent.length - before).toBe(1);
      expect((await talk.owner.get(`${talk.path}/messages/${sent.body.id}`)).body).toMatchObject({ status: 'delivered', failure: null, attempt_count: 2 });
      expect((await retry().expect(409)).body.code).toBe('message.not_retryable');
      const [incoming] = (await talk.thread()).filter((bubble) => bubble.direction === 'in');
      expect((await talk.owner.post(`${talk.path}/messages/${incoming?.id}/retry`).expect(409)).body.code).toBe('message.not_retryable');
    });
  });

  describe('hands', () => {
    it('of two people who take over at the same moment exactly one gets it', async () => {
      const talk = await aTalk();
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
      const talk = await aTalk();
      expect((await talk.owner.post(`${talk.path}/hand-off`, { reason: 'wants a refund' }).expect(200)).body).toMatchObject({ handler: 'waiting', hand_off_reason: 'wants a refund', assignee_id: null });
      await talk.phone.text('hello?');
      await line.settled();
      expect((await talk.thread())[0]).toMatchObject({ direction: 'in', turn: { silence_reason: 'waiting_for_person' } });
      await talk.owner.post(`${talk.path}/hand-off`, { reason: 'again', handler_version: 1 }).expect(409);
    });

    it.each([[true, 1], [false, 0]])('given back to the assistant (answer what waits: %s), it answers %i time', async (answerWaiting, answers) => {
      const talk = await aTalk();
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
      const talk = await aTalk();
      await talk.owner.post(`${talk.path}/messages`, text('Bye')).expect(201);
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

    it('is assigned to members only, and not over a change that was not seen', async () => {
      const talk = await aTalk();
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
      const talk = await aTalk();
      await talk.owner.patch(talk.path, { state: 'snoozed', snoozed_until: line.t.clock.ago(1).toISOString() }).expect(422);
      await talk.owner.patch(talk.path, { snoozed_until: line.t.clock.in(HOUR).toISOString() }).expect(422);
      expect((await talk.owner.patch(talk.path, { state: 'snoozed', snoozed_until: line.t.clock.in(HOUR).toISOString() }).expect(200)).body.state).toBe('snoozed');
      const hands = line.t.app.get(Hands, { strict: false });
      expect(await hands.wakeSnoozed()).toBe(0);
      await line.t.owner.query('update conversations set snoozed_until = $2 where id = $1', [talk.uuid, line.t.clock.ago(1)]);
      expect(await hands.wakeSnoozed()).toBe(1);
      expect(await talk.get()).toMatchObject({ state: 'open', snoozed_until: null });
      // Without a time it sleeps until the customer writes.
      await talk.owner.patch(talk.path, { state: 'snoozed' }).expect(200);
      await talk.phone.text('hello again');
      await line.settled();
      expect((await talk.get()).state).toBe('open');
    });

    it('R145: is marked as read for the store, and tells the customer nothing', async () => {
      const talk = await aTalk();
      const before = line.sandbox.meta.sent.length;
      await talk.owner.post(`${talk.path}/read`).expect(204);
      await talk.owner.post(`${talk.path}/typing`).expect(204);
      await line.settled();
      expect(await talk.get()).toMatchObject({ unread_count: 0 });
      expect(line.sandbox.meta.sent.length).toBe(before);
      expect(talk.phone.thread.entries.filter((entry) => entry.from === 'customer').map((entry) => entry.tick)).toEqual(['delivered']);
      expect(talk.phone.thread.typingUntil).toBe(0);
    });

    it('shows typing where the account sends receipts', async () => {
      const shop = await line.openShop({ account: { auto_read_receipt: true } });
      const talk = await aTalk('do you have a blue mug?', shop);
      await talk.owner.post(`${talk.path}/typing`).expect(204);
      expect(talk.phone.thread.typingUntil).toBeGreaterThan(0);
    });
  });

  it('asks again for a file that could not be fetched', async () => {
    const talk = await aTalk();
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
});

function png(): Buffer {
  return Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
}

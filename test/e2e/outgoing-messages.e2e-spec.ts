import { publicId } from '#contracts';
import { HOUR, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { aConversation, aMessage } from '../support/factories.js';
import { untilBlocked } from '../support/locks.js';
import { aPerson, type Person } from '../support/login.js';
import { type Line, openLine, rows } from '../support/shop.js';
import { aTalk, textMessage } from '../support/talks.js';

describe('messages of people and programs', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine(); });
  afterAll(() => line.close());
  afterEach(() => {
    line.sandbox.chaos.clear();
    expect(line.sandbox.unplanned).toEqual([]);
    expect(line.t.warnings).toEqual([]);
  });

  const aKey = async (owner: Person, scopes: string[]): Promise<string> => (await owner.post(`${owner.storePath}/api-keys`, { name: 'Web shop', scopes }).expect(201)).body.value;

  describe('sending', () => {
    it('R155: sends what a person writes, and makes the conversation theirs', async () => {
      const talk = await aTalk(line);
      const before = await talk.get();
      const sent = await talk.owner.post(`${talk.path}/messages`, textMessage('This is Ana.')).expect(201);
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
      await owner.post(`${owner.storePath}/conversations/${conversation.publicId}/messages`, textMessage('Yes')).expect(201);
      expect(await rows(line.t, 'select turn_due_at from conversations where id = $1', [conversation.id])).toEqual([{ turn_due_at: null }]);
      const [turn] = await rows(line.t, 'select t.silence_reason, t.run_id from turns t join messages m on m.turn_id = t.id where m.id = $1', [asked.id]);
      expect(turn).toEqual({ silence_reason: 'person_has_it', run_id: null });
      await line.settled();
    });

    it('a program\'s message leaves the conversation with the assistant, unless it takes it over', async () => {
      const talk = await aTalk(line);
      const key = await aKey(talk.owner, ['messages:send']);
      const post = (body: object, idempotencyKey?: string) => {
        const request = line.t.http().post(`${talk.path}/messages`).set('authorization', `Bearer ${key}`);
        return (idempotencyKey === undefined ? request : request.set('idempotency-key', idempotencyKey)).send(body);
      };
      expect((await post(textMessage('Your parcel is on its way')).expect(400)).body.code).toBe('idempotency_key.required');
      const first = await post(textMessage('Your parcel is on its way'), 'parcel-1').expect(201);
      const again = await post(textMessage('Your parcel is on its way'), 'parcel-1').expect(201);
      expect([again.body.id, again.headers['idempotency-replayed'], first.body.author, first.body.author_id]).toEqual([first.body.id, 'true', 'api', null]);
      expect((await talk.get()).handler).toBe('ai');
      await post({ ...textMessage('A colleague will call'), take_over: true }, 'parcel-2').expect(201);
      expect(await talk.get()).toMatchObject({ handler: 'human', assignee_id: null });
      expect((await talk.history())[0]).toMatchObject({ type: 'taken_over', actor: 'api', actor_id: null, detail: { api_key: 'Web shop' } });
      await line.settled();
      expect((await talk.thread()).filter((bubble) => bubble.author === 'api')).toHaveLength(2);
    });

    it('is sent once when the process died after the commit and before the answer was kept', async () => {
      const talk = await aTalk(line);
      const key = await aKey(talk.owner, ['messages:send']);
      const send = (path: string, body: object) => line.t.http().post(path).set('authorization', `Bearer ${key}`).set('idempotency-key', 'crash').send(body).expect(201);
      const both = async () => [
        (await send(`${talk.path}/messages`, textMessage('Your parcel is on its way'))).body.id,
        (await send(`${talk.owner.storePath}/messages`, { to: (await talk.get()).customer_id, ...textMessage('It arrives today') })).body.id,
      ];
      const first = await both();
      await line.t.owner.query(`update idempotency_keys set status = null, answer = null, lease_until = 'epoch' where key = 'crash'`);
      expect(await both()).toEqual(first);
      await line.settled();
      expect((await talk.thread()).filter((bubble) => bubble.author === 'api').map((bubble) => bubble.id).toSorted()).toEqual(first.toSorted());
    });

    it('of two runs of one request that overlap, one makes the message and both answer it', async () => {
      const talk = await aTalk(line);
      const send = () => talk.owner.post(`${talk.path}/messages`, textMessage('Hello')).set('idempotency-key', 'overlap').then((answer) => answer);
      await line.t.owner.query('begin');
      await line.t.owner.query('select from conversations where id = $1 for update', [talk.uuid]);
      const first = send();
      await untilBlocked(line.t.owner, 1);
      line.t.clock.advance(MINUTE + 1);
      const second = send();
      await untilBlocked(line.t.owner, 2);
      await line.t.owner.query('commit');
      const answers = await Promise.all([first, second]);
      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
      await line.settled();
      expect((await talk.thread()).filter((bubble) => bubble.text === 'Hello')).toHaveLength(1);
    });

    it.each([
      ['buttons', { kind: 'buttons', body: 'Which one?', buttons: [{ id: 'b', title: 'Blue' }, { id: 'r', title: 'Red' }], footer: 'Parley' }, 'interactive'],
      ['a list', { kind: 'list', body: 'Which one?', button: 'Show', sections: [{ title: 'Mugs', rows: [{ id: '1', title: 'Blue', description: '350 ml' }] }] }, 'interactive'],
      ['a place', { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'Shop' }, 'location'],
      ['a contact', { kind: 'contacts', contacts: [{ name: 'Omar', phones: [{ phone: '+491701234567', type: 'WORK' }] }] }, 'contacts'],
    ])('sends %s', async (_name, content, type) => {
      const talk = await aTalk(line);
      const sent = await talk.owner.post(`${talk.path}/messages`, { content }).expect(201);
      expect(sent.body.content).toEqual(content);
      await line.settled();
      expect(talk.phone.thread.entries.at(-1)).toMatchObject({ from: 'business', type });
      expect((await talk.thread())[0]).toMatchObject({ status: 'delivered' });
    });

    it('sends a photo with a caption, and a header photo above buttons', async () => {
      const talk = await aTalk(line);
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
      const answer = await owner.post(`${owner.storePath}/conversations/${conversation.publicId}/messages`, textMessage('still there?')).expect(422);
      expect(answer.body.code).toBe('window.closed');
      expect(await rows(line.t, 'select 1 from messages where conversation_id = $1', [conversation.id])).toEqual([]);
    });

    it('R153: refuses an inactive account, and keeps the message of a paused one waiting', async () => {
      const shop = await line.openShop();
      const talk = await aTalk(line, undefined, shop);
      const account = `${shop.owner.storePath}/accounts/${shop.account}`;
      await shop.owner.patch(account, { status: 'inactive' }).expect(200);
      expect((await shop.owner.post(`${talk.path}/messages`, textMessage('hello')).expect(409)).body.code).toBe('account.inactive');
      await shop.owner.patch(account, { status: 'active' }).expect(200);
      line.sandbox.chaos.set({ expiredToken: true }, { numberId: shop.numberId });
      const sent = await shop.owner.post(`${talk.path}/messages`, textMessage('hello')).expect(201);
      await line.settled();
      const shown = (await shop.owner.get(`${talk.path}/messages/${sent.body.id}`)).body;
      expect(shown.status).toBe('queued');
      await shop.owner.post(`${talk.path}/messages`, textMessage('and again')).expect(201);
    });
  });

  it('a failure of the account that a status tells of stops its queue, and says what is to be done', async () => {
    const shop = await line.openShop();
    const talk = await aTalk(line, undefined, shop);
    const first = await shop.owner.post(`${talk.path}/messages`, textMessage('on its way')).expect(201);
    await line.settled();
    await line.sandbox.meta.reportStatus(line.sandbox.meta.sent.at(-1)?.id ?? '', 'failed', { code: 131042, details: 'Payment is missing.' });
    await line.settled();
    const shown = async (id: string) => (await shop.owner.get(`${talk.path}/messages/${id}`).expect(200)).body;
    // It had arrived, and what has arrived does not fail.
    expect(await shown(first.body.id)).toMatchObject({ status: 'delivered' });
    expect(await rows(line.t, 'select paused_code from accounts where id = $1', [shop.accountId])).toEqual([{ paused_code: 'meta.131042' }]);
    const next = await shop.owner.post(`${talk.path}/messages`, textMessage('waits')).expect(201);
    await line.settled();
    expect(await shown(next.body.id)).toMatchObject({ status: 'queued' });
    expect(line.sandbox.meta.sent.at(-1)?.body).toMatchObject({ text: { body: 'on its way' } });
  });

  describe('sending to somebody', () => {
    it('R136: writes to a known customer through the default account', async () => {
      const talk = await aTalk(line);
      const { owner } = line.shop;
      const sent = await owner.post(`${owner.storePath}/messages`, { to: `+${talk.phone.customer.waId}`, ...textMessage('By phone') }).expect(201);
      expect(sent.body.conversation_id).toBe(talk.id);
      const customer = (await talk.get()).customer_id;
      const other = await owner.post(`${owner.storePath}/messages`, { to: customer, account_id: line.shop.account, ...textMessage('By id') }).expect(201);
      expect(other.body.conversation_id).toBe(talk.id);
      await line.settled();
    });

    it('R211: refuses free text to somebody who never wrote, and leaves nothing behind', async () => {
      const { owner } = line.shop;
      const answer = await owner.post(`${owner.storePath}/messages`, { to: '+34 611 888 777', ...textMessage('Hi') }).expect(422);
      expect(answer.body.code).toBe('window.closed');
      expect(await rows(line.t, `select 1 from customers where phone = '+34611888777'`)).toEqual([]);
      expect((await owner.post(`${owner.storePath}/messages`, { to: 'nobody', ...textMessage('Hi') }).expect(422)).body.errors).toMatchObject([{ pointer: '/to' }]);
      await owner.post(`${owner.storePath}/messages`, { to: publicId('customer', '018f2f6e-1111-7222-8333-444455556666'), ...textMessage('Hi') }).expect(404);
    });

    it('R136, R151, R197: says which account is missing, and never takes another', async () => {
      const alone = await aPerson(line.t);
      expect((await alone.post(`${alone.storePath}/messages`, { to: '+34611888776', ...textMessage('Hi') }).expect(409)).body.code).toBe('account.none');
      const shop = await line.openShop({ account: { is_default_outgoing: false } });
      const post = () => shop.owner.post(`${shop.owner.storePath}/messages`, { to: '+34611888776', ...textMessage('Hi') });
      expect((await post().expect(409)).body.code).toBe('account.no_default_outgoing');
      await shop.owner.patch(`${shop.owner.storePath}/accounts/${shop.account}`, { status: 'inactive' }).expect(200);
      expect((await shop.owner.post(`${shop.owner.storePath}/messages`, { to: '+34611888776', account_id: shop.account, ...textMessage('Hi') }).expect(409)).body.code).toBe('account.inactive');
    });
  });

  describe('trying again', () => {
    it('sends a failed message once, also when two people press at once', async () => {
      const talk = await aTalk(line);
      talk.phone.customer.onWhatsApp = false;
      const sent = await talk.owner.post(`${talk.path}/messages`, textMessage('Hello?')).expect(201);
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
});

function png(): Buffer {
  return Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
}

import { publicId } from '#contracts';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation, aMessage, anAccount } from '../support/factories.js';
import { untilTold } from '../support/locks.js';
import { aColleague, aPerson, type Person } from '../support/login.js';
import { rows } from '../support/shop.js';

interface Found { id: string; customer: { name: string }; match: { message_id: string; text: string; direction: string } | null }

describe('the search of the inbox', () => {
  let t: TestApp;
  let owner: Person;
  let accountId: string;
  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    owner = await aPerson(t);
    accountId = await anAccount(t, owner.storeId);
  });

  const page = async (q: string, more = ''): Promise<{ data: Found[]; next_cursor: string | null }> =>
    (await owner.get(`${owner.storePath}/conversations?q=${encodeURIComponent(q)}${more}`).expect(200)).body;
  const names = async (q: string, more = ''): Promise<string[]> => (await page(q, more)).data.map(({ customer }) => customer.name);
  const minutes = (n: number): Date => new Date(Date.now() - n * 60_000);
  const talk = (name: string, ago = 1, more: { phone?: string; username?: string } = {}) =>
    aConversation(t, owner.storeId, { accountId, customer: { name, ...more }, lastMessageAt: minutes(ago) });

  it('finds people by parts of their name, their number and their user name', async () => {
    await talk('Lína Haddad', 1, { phone: '+34611100001', username: 'lina.shops' });
    await talk('Omar Núñez', 2, { phone: '+491701234567' });
    expect(await names('lina')).toEqual(['Lína Haddad']);
    expect(await names('had lin')).toEqual(['Lína Haddad']);
    expect(await names('NUNEZ')).toEqual(['Omar Núñez']);
    expect(await names('+34 611 100 001')).toEqual(['Lína Haddad']);
    expect(await names('0170 1234')).toEqual(['Omar Núñez']);
    expect(await names('shops')).toEqual(['Lína Haddad']);
    expect(await names('nobody')).toEqual([]);
    expect((await page('lina')).data[0]?.match).toBeNull();
  });

  it('finds what was said, in either direction, and shows the newest line of it', async () => {
    const conversation = await talk('Lina');
    await aMessage(t, owner.storeId, { conversation, text: 'Do you have a camping lantern?', at: minutes(9) });
    const newest = await aMessage(t, owner.storeId, { conversation, text: 'Hello,\nthe LÁNTERN for campers is here', direction: 'out', at: minutes(5) });
    await aMessage(t, owner.storeId, { conversation: await talk('Omar', 2), text: 'a blue mug', at: minutes(2) });
    const { data } = await page('lantern camp');
    expect(data).toMatchObject([{ customer: { name: 'Lina' }, match: { message_id: newest.publicId, text: 'the LÁNTERN for campers is here', direction: 'out' } }]);
    expect(await names('lantern mug')).toEqual([]);
    expect(await names('antern')).toEqual([]);
  });

  it('finds Arabic without its vowel signs', async () => {
    await aMessage(t, owner.storeId, { conversation: await talk('ليلى'), text: 'هل عندكم فَانُوس للتخييم؟' });
    expect(await names('فانوس')).toEqual(['ليلى']);
    expect(await names('ليلى')).toEqual(['ليلى']);
  });

  it('keeps to the filters, newest activity first, page by page', async () => {
    for (const [index, name] of ['first', 'second', 'third'].entries()) await aMessage(t, owner.storeId, { conversation: await talk(name, index + 1), text: 'about the refund' });
    const resolved = await aConversation(t, owner.storeId, { accountId, customer: { name: 'done' }, state: 'resolved', lastMessageAt: minutes(0) });
    await aMessage(t, owner.storeId, { conversation: resolved, text: 'the refund came' });
    const one = await page('refund', '&state=open&limit=2');
    expect(one.data.map(({ customer }) => customer.name)).toEqual(['first', 'second']);
    expect(await names('refund', `&state=open&limit=2&cursor=${one.next_cursor}`)).toEqual(['third']);
    expect(await names('refund')).toEqual(['done', 'first', 'second', 'third']);
  });

  it('takes whatever is typed', async () => {
    await talk('Lina');
    for (const q of ['%', '_', '\'', '"', '\\', ':*', '& | !', '((', '\u0000x', '😀', 'a'.repeat(200), '<->']) await owner.get(`${owner.storePath}/conversations?q=${encodeURIComponent(q)}`).expect(200);
    expect(await names('%%%')).toEqual([]);
    await owner.get(`${owner.storePath}/conversations?q=${'x'.repeat(201)}`).expect(422);
  });

  it('sees the own store only', async () => {
    const other = await aPerson(t);
    await aMessage(t, other.storeId, { text: 'zanzibar lamp' });
    expect(await names('zanzibar')).toEqual([]);
    await expect(t.db.inStore(owner.storeId, (tx) => tx.query(`select * from search_conversations($1, 'zanzibar:*', array['%zanzibar%'])`, [other.storeId]))).rejects.toThrow('search outside the current store');
  });

  it('reads by its indexes, also where a store has much', async () => {
    const conversation = await talk('Lina');
    await t.owner.query(`insert into messages (store_id, id, conversation_id, account_id, direction, author, kind, content, text, occurred_at, created_at)
      select $1, gen_random_uuid(), $2, $3, 'in', 'customer', 'text', '{}', 'word' || n || ' filler of a message', now(), now() from generate_series(1, 5000) n`, [owner.storeId, conversation.id, accountId]);
    await t.owner.query(`insert into customers (store_id, id, profile_name, created_at, updated_at) select $1, gen_random_uuid(), 'Person number ' || n, now(), now() from generate_series(1, 5000) n`, [owner.storeId]);
    await t.owner.query('vacuum analyze messages, customers');
    // As within the function.
    await t.owner.query('set enable_seqscan = off');
    const plan = async (sql: string): Promise<string> => JSON.stringify(await rows(t, `explain ${sql}`, [owner.storeId]));
    expect(await plan(`select id from messages m where m.store_id = $1 and m.text <> '' and inbox_words(m.text) @@ to_tsquery('simple', 'word42:*')`)).toContain('messages_words');
    expect(await plan(`select id from customers p where p.store_id = $1 and inbox_person(p.name, p.profile_name, p.username, p.phone) like '%number 4242%'`)).toContain('customers_words');
    await t.owner.query('reset enable_seqscan');
    expect((await page('word4242')).data[0]?.match?.text).toBe('word4242 filler of a message');
  });

  it('is kept under a name: by a person for themselves, or for the store, where everybody can take it away', async () => {
    const colleague = await aColleague(t, owner, 'agent');
    const path = `${owner.storePath}/inbox-views`;
    const label = (await owner.post(`${owner.storePath}/labels`, { name: 'Refund', color: 'red' }).expect(201)).body.id as string;
    const namesOf = async (person: Person): Promise<string[]> => ((await person.get(path).expect(200)).body.data as { name: string }[]).map(({ name }) => name);
    const own = (await owner.post(path, { name: 'Mine, unread', shared: false, filter: { tab: 'mine', unread: true } }).expect(201)).body;
    const shared = (await colleague.post(path, { name: 'Refunds', shared: true, filter: { label, q: 'money', account: publicId('account', accountId) } }).expect(201)).body;
    expect(shared).toMatchObject({ name: 'Refunds', shared: true, filter: { label, q: 'money', account: publicId('account', accountId) } });
    expect(await namesOf(owner)).toEqual(['Refunds', 'Mine, unread']);
    expect(await namesOf(colleague)).toEqual(['Refunds']);
    await colleague.delete(`${path}/${own.id}`).expect(404);
    await owner.delete(`${path}/${shared.id}`).expect(204);
    await owner.delete(`${path}/${shared.id}`).expect(404);
    expect(await namesOf(colleague)).toEqual([]);
    // The team hears of shared ones; a person's own one is nobody else's news.
    const brief = (await owner.post(path, { name: 'Today', shared: false, filter: {} }).expect(201)).body;
    await owner.delete(`${path}/${brief.id}`).expect(204);
    await untilTold(t.owner);
    const news = (await owner.get(`${owner.storePath}/events/log?types=inbox_view.updated,inbox_view.deleted&limit=100`).expect(200)).body.data as { type: string; data: unknown }[];
    expect(news.map(({ type, data }) => ({ type, data }))).toEqual([{ type: 'inbox_view.updated', data: { inbox_view: shared } }, { type: 'inbox_view.deleted', data: { inbox_view_id: shared.id } }]);
    for (const [body, pointer] of [[{ name: '', shared: true, filter: {} }, '/name'], [{ name: 'x', shared: true, filter: { tab: 'nowhere' } }, '/filter/tab'], [{ name: 'x', shared: true, filter: { label: 'lbl_1' } }, '/filter/label']] as const) {
      expect((await owner.post(path, body).expect(422)).body.errors[0].pointer).toBe(pointer);
    }
    await t.owner.query(`insert into inbox_views select store_id, gen_random_uuid(), user_id, is_shared, name, filter, created_at from inbox_views, generate_series(1, 199) where store_id = $1`, [owner.storeId]);
    expect((await owner.post(path, { name: 'One more', shared: false, filter: {} }).expect(409)).body.code).toBe('inbox_view.limit_reached');
  });
});

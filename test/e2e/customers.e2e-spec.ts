import { publicId } from '#contracts';
import { MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { newId } from '../../apps/api/src/platform/database/ids.js';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation, aCustomer } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';

describe('customers over REST', () => {
  let t: TestApp;
  let owner: Person;
  let path = '';
  beforeAll(async () => { t = await startApp({ ROLE: 'api' }); });
  afterAll(() => t.close());
  beforeEach(async () => {
    owner = await aPerson(t);
    path = `${owner.storePath}/customers`;
  });

  const names = async (query = ''): Promise<string[]> => (await owner.get(`${path}${query}`).expect(200)).body.data.map((row: { profile_name: string }) => row.profile_name);

  it('lists the newest first and pages both ways', async () => {
    for (const [minute, name] of [[5, 'Ada'], [3, 'Bob'], [3, 'Cem'], [1, 'Dua']] as const) await aCustomer(t, owner.storeId, { name, at: t.clock.ago(minute * MINUTE) });
    const first = (await owner.get(`${path}?limit=3`).expect(200)).body;
    const second = (await owner.get(`${path}?limit=3&cursor=${first.next_cursor}`).expect(200)).body;
    const read = [...first.data, ...second.data].map((row) => row.profile_name);
    expect([read[0], read.at(-1), read.toSorted(), second.next_cursor]).toEqual(['Dua', 'Ada', ['Ada', 'Bob', 'Cem', 'Dua'], null]);
    expect((await owner.get(`${path}?limit=3&cursor=${second.prev_cursor}`).expect(200)).body.data).toEqual(first.data);
    await owner.get(`${path}?cursor=abc`).expect(400);
  });

  it('finds by part of a name or username, and by a number however it is written', async () => {
    const lina = await aCustomer(t, owner.storeId, { name: 'Lina 100%', username: 'lina_k', phone: '+5541999998888' });
    await t.owner.query(`insert into customer_identities (store_id, kind, value, customer_id, created_at) values ($1, 'phone', '+554199998888', $2, now())`, [owner.storeId, lina]);
    await aCustomer(t, owner.storeId, { name: 'Omar', phone: '+491701234567' });
    expect(await names('?q=lin')).toEqual(['Lina 100%']);
    expect(await names('?q=LINA_K')).toEqual(['Lina 100%']);
    expect(await names('?q=100%25')).toEqual(['Lina 100%']);
    expect(await names('?q=%25')).toEqual(['Lina 100%']);
    expect(await names('?q=554199998888')).toEqual(['Lina 100%']);
    expect(await names('?q=170%20123')).toEqual(['Omar']);
    expect(await names(`?q=${encodeURIComponent("'; drop table customers; --")}`)).toEqual([]);
  });

  it('R179: shows one with every id, and the conversations beside', async () => {
    const made = await aConversation(t, owner.storeId, { customer: { name: 'Lina' } });
    await t.owner.query(`insert into customer_identities (store_id, kind, value, customer_id, created_at) values ($1, 'bsuid', 'US.123', $2, now())`, [owner.storeId, made.customerId]);
    const id = publicId('customer', made.customerId);
    expect((await owner.get(`${path}/${id}`).expect(200)).body).toMatchObject({ id, name: null, profile_name: 'Lina', phone: null, merged_into: null, identities: [{ kind: 'bsuid', value: 'US.123' }] });
    expect((await owner.get(`${path}/${id}/conversations`).expect(200)).body.data).toMatchObject([{ id: made.publicId, customer: { id } }]);
  });

  it('changes name, language and number; the number finds them from now on', async () => {
    const id = publicId('customer', await aCustomer(t, owner.storeId, { name: 'lina k' }));
    const changed = await owner.patch(`${path}/${id}`, { name: ' Lina Kowalski ', locale: 'PT-br', phone: '+49 170 1234567' }).expect(200);
    expect(changed.body).toMatchObject({ name: 'Lina Kowalski', profile_name: 'lina k', locale: 'pt-BR', phone: '+491701234567', identities: [{ kind: 'phone', value: '+491701234567' }] });
    expect((await owner.patch(`${path}/${id}`, { name: null }).expect(200)).body).toMatchObject({ name: null, locale: 'pt-BR', phone: '+491701234567' });
    await owner.patch(`${path}/${id}`, { phone: '+49 170 1234567' }).expect(200);
    const other = publicId('customer', await aCustomer(t, owner.storeId));
    expect((await owner.patch(`${path}/${other}`, { phone: '+491701234567' }).expect(409)).body).toMatchObject({ code: 'customer.phone_taken', errors: [{ pointer: '/phone' }] });
    expect((await owner.patch(`${path}/${other}`, { phone: 'call me' }).expect(422)).body.errors).toMatchObject([{ pointer: '/phone' }]);
    expect((await owner.patch(`${path}/${other}`, { locale: '???' }).expect(422)).body.errors).toMatchObject([{ pointer: '/locale' }]);
    const { rows } = await t.owner.query(`select data->'customer'->>'name' as name from live_events where type = 'customer.updated' and store_id = $1 order by xid, id`, [owner.storeId]);
    expect(rows.map((row) => row.name)).toEqual(['Lina Kowalski', null, null]);
  });

  it('keeps what the team notes about them, and since when they want no marketing', async () => {
    const id = publicId('customer', await aCustomer(t, owner.storeId));
    expect((await owner.get(`${path}/${id}`).expect(200)).body).toMatchObject({ notes: '', opted_out_at: null });
    const first = (await owner.patch(`${path}/${id}`, { notes: 'Likes <b>blue</b>', opted_out: true }).expect(200)).body;
    expect(first).toMatchObject({ notes: 'Likes <b>blue</b>', opted_out_at: expect.stringMatching(/^\d{4}-/) });
    t.clock.advance(MINUTE);
    expect((await owner.patch(`${path}/${id}`, { opted_out: true, name: 'Lina' }).expect(200)).body).toMatchObject({ opted_out_at: first.opted_out_at, notes: 'Likes <b>blue</b>' });
    expect((await owner.patch(`${path}/${id}`, { opted_out: false, notes: '' }).expect(200)).body).toMatchObject({ opted_out_at: null, notes: '' });
    expect((await owner.patch(`${path}/${id}`, { notes: 'x'.repeat(4001) }).expect(422)).body.errors[0].pointer).toBe('/notes');
    const { rows } = await t.owner.query("select data from live_events where store_id = $1 and type = 'customer.updated'", [owner.storeId]);
    expect(JSON.stringify(rows)).not.toContain('blue');
  });

  describe('by their last contact', () => {
    const recent = (query = '') => owner.get(`${owner.storePath}/recent-customers${query}`);

    it('come once each with the conversation that moved last, and page both ways', async () => {
      const now = t.clock.now().getTime();
      const at = (minutes: number) => new Date(now - minutes * MINUTE);
      const ada = await aConversation(t, owner.storeId, { customer: { name: 'Ada' }, lastMessageAt: at(9) });
      const bob = await aConversation(t, owner.storeId, { customer: { name: 'Bob' }, lastMessageAt: at(5) });
      const cem = await aConversation(t, owner.storeId, { customer: { name: 'Cem' }, lastMessageAt: at(5) });
      const again = await aConversation(t, owner.storeId, { customerId: ada.customerId, lastMessageAt: at(1) });
      await aCustomer(t, owner.storeId, { name: 'Never wrote' });
      const first = (await recent('?limit=2').expect(200)).body;
      expect(first.data[0]).toMatchObject({ customer: { profile_name: 'Ada' }, conversation_id: again.publicId, last_contact_at: at(1).toISOString() });
      const second = (await recent(`?limit=2&cursor=${first.next_cursor}`).expect(200)).body;
      expect([first.data[1], ...second.data].map((row) => row.conversation_id).toSorted()).toEqual([bob.publicId, cem.publicId].toSorted());
      expect([second.next_cursor, (await recent(`?limit=2&cursor=${second.prev_cursor}`)).body.data]).toEqual([null, first.data]);
      await recent('?cursor=abc').expect(400);
    });

    it('are found by name and number, by their wish for marketing, and not once they are somebody else', async () => {
      const ada = await aConversation(t, owner.storeId, { customer: { name: 'Ada', phone: '+491701234567' } });
      const bob = await aConversation(t, owner.storeId, { customer: { name: 'Bob' } });
      const found = async (query: string) => (await recent(query).expect(200)).body.data.map((row: { customer: { profile_name: string } }) => row.customer.profile_name);
      await owner.patch(`${path}/${publicId('customer', bob.customerId)}`, { opted_out: true }).expect(200);
      expect([await found('?q=ad'), await found('?q=0170'), await found('?q=170%20123'), await found('?opted_out=true'), await found('?opted_out=false')]).toEqual([['Ada'], [], ['Ada'], ['Bob'], ['Ada']]);
      await t.owner.query('update customers set merged_into = $2 where id = $1', [bob.customerId, ada.customerId]);
      expect(await found('')).toEqual(['Ada']);
      const stranger = await aPerson(t);
      await stranger.get(`${owner.storePath}/recent-customers`).expect(404);
      expect((await stranger.get(`${stranger.storePath}/recent-customers`).expect(200)).body.data).toEqual([]);
    });
  });

  it('knows nothing of another store\'s customers', async () => {
    const stranger = await aPerson(t);
    const id = publicId('customer', await aCustomer(t, stranger.storeId, { name: 'Hidden' }));
    await owner.get(`${path}/${id}`).expect(404);
    await owner.patch(`${path}/${id}`, { name: 'Mine' }).expect(404);
    expect((await owner.get(`${path}/${id}/conversations`).expect(404)).body.code).toBe('customer.not_found');
    await owner.get(`${path}/${publicId('customer', newId())}/conversations`).expect(404);
    await owner.get(`${path}/nobody/conversations`).expect(404);
    expect(await names('?q=Hidden')).toEqual([]);
  });

  it('leaves out who turned out to be somebody else', async () => {
    const first = await aCustomer(t, owner.storeId, { name: 'First' });
    const second = await aCustomer(t, owner.storeId, { name: 'Second' });
    await t.owner.query('update customers set merged_into = $2 where id = $1', [second, first]);
    expect(await names()).toEqual(['First']);
    expect((await owner.get(`${path}/${publicId('customer', second)}`).expect(200)).body.merged_into).toBe(publicId('customer', first));
  });
});

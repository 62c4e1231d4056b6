import { publicId } from '#contracts';
import { matchCustomers, type Sighting } from '../../apps/api/src/modules/customers/index.js';
import { DAY, MINUTE } from '../../apps/api/src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { aConversation } from '../support/factories.js';
import { aPerson, type Person } from '../support/login.js';

interface Row { readonly id: string; readonly created_at: string; readonly updated_at: string }

/** Whoever asks for what is new since the last time misses nothing, however old what arrived is. */
describe('a copy that is kept by updated_after', () => {
  let t: TestApp;
  let owner: Person;
  beforeAll(async () => { t = await startApp({ ROLE: 'api' }); });
  afterAll(() => t.close());
  beforeEach(async () => { owner = await aPerson(t); });

  /** Rows that are new to somebody who read the list right before `work`. */
  const news = async (list: string, work: () => Promise<unknown>): Promise<readonly Row[]> => {
    t.clock.advance(MINUTE);
    const since = t.clock.now().toISOString();
    t.clock.advance(MINUTE);
    await work();
    return (await owner.get(`${owner.storePath}/${list}?updated_after=${since}`).expect(200)).body.data as Row[];
  };
  /** Long ago, and read only now: from a history that a phone brought along, or of a store that had no plan. */
  const seen = (at: Date, person: Sighting['person'], before?: Sighting['person']) =>
    t.db.acrossStores('ingest', (tx) => matchCustomers(tx, [{ storeId: owner.storeId, at, person, ...(before ? { before } : {}) }], t.clock.now()));

  it('has customers of old messages, their new names, their numbers and who became one', async () => {
    const [first, then] = [t.clock.ago(30 * DAY), t.clock.ago(29 * DAY)];
    const made = await news('customers', () => seen(first, { bsuid: 'ES.9001', profileName: 'Ana' }));
    // Since when they are customers is when they wrote.
    expect(made).toMatchObject([{ profile_name: 'Ana', created_at: first.toISOString() }]);
    expect(await news('customers', () => seen(then, { bsuid: 'ES.9001', profileName: 'Anna' }))).toMatchObject([{ id: made[0]?.id, profile_name: 'Anna' }]);
    expect(await news('customers', () => seen(then, { bsuid: 'ES.9001', waId: '34600900900' }))).toMatchObject([{ id: made[0]?.id, phone: '+34600900900' }]);
    await seen(then, { bsuid: 'ES.9002', username: 'bea' });
    expect(await news('customers', () => seen(then, { bsuid: 'ES.9002' }, { bsuid: 'ES.9001' }))).toMatchObject([{ id: made[0]?.id, username: 'bea' }]);
  });

  it('has customers whose number is somebody else\'s now', async () => {
    const [first, then] = [t.clock.ago(30 * DAY), t.clock.ago(29 * DAY)];
    await seen(first, { bsuid: 'ES.9003', waId: '34600900901', profileName: 'Ana' });
    const [known] = (await owner.get(`${owner.storePath}/customers`).expect(200)).body.data as Row[];
    const changed = await news('customers', () => t.db.acrossStores('ingest', (tx) => matchCustomers(tx, [
      { storeId: owner.storeId, at: first, scope: '55', person: { bsuid: 'ES.9003', waId: '34600900901' } },
      { storeId: owner.storeId, at: then, scope: '55', person: { bsuid: 'ES.9004', waId: '34600900901', profileName: 'Bea' } },
    ], t.clock.now())));
    expect(changed).toContainEqual(expect.objectContaining({ id: known?.id, phone: null }));
  });

  it('has conversations whose labels were stuck on, peeled off and deleted', async () => {
    const conversation = await aConversation(t, owner.storeId);
    await aConversation(t, owner.storeId);
    const labels = `${owner.storePath}/conversations/${conversation.publicId}/labels`;
    const label = (await owner.post(`${owner.storePath}/labels`, { name: 'VIP', color: 'red' }).expect(201)).body as Row;
    const stick = () => owner.put(`${labels}/${label.id}`).expect(200);
    expect(await news('conversations', stick)).toMatchObject([{ id: conversation.publicId, label_ids: [label.id] }]);
    expect(await news('conversations', stick)).toEqual([]);
    expect(await news('conversations', () => owner.delete(`${labels}/${label.id}`).expect(200))).toMatchObject([{ id: publicId('conversation', conversation.id), label_ids: [] }]);
    await stick();
    expect(await news('conversations', () => owner.delete(`${owner.storePath}/labels/${label.id}`).expect(204))).toMatchObject([{ id: conversation.publicId, label_ids: [] }]);
  });
});

import { publicId } from '#contracts';
import { matchCustomers } from '../../apps/api/src/modules/customers/index.js';
import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { SECOND } from '../../apps/api/src/platform/clock/clock.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** People known by a business-scoped id only, who turn out to be somebody else while a message to them waits. */
describe('customers who turn out to be one', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({ ROLE: 'api' }); });
  afterAll(() => line.close());

  const arrive = async (bsuid: string, name: string) => {
    line.t.clock.advance(SECOND);
    const phone = line.sandbox.phone({ bsuid, username: name.toLowerCase(), name }).with(line.shop.numberId);
    await phone.text('hello');
    await line.t.app.get(MessagePipeline).ingest();
    const [row] = await rows<{ id: string; customer_id: string }>(line.t, 'select v.id, v.customer_id from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.profile_name = $1', [name]);
    return { phone, conversationId: row?.id ?? '', customerId: row?.customer_id ?? '' };
  };
  const sameAs = (before: string, after: string) => line.t.db.acrossStores('ingest', (tx) => matchCustomers(tx, [
    { storeId: line.shop.storeId, person: { bsuid: after }, before: { bsuid: before }, at: line.t.clock.now() },
  ], line.t.clock.now()));

  it('a message that waits for the one is sent to whom they turned out to be, also after two steps', async () => {
    const { owner, storeId } = line.shop;
    const [first, second, third] = [await arrive('US.1001', 'Adele'), await arrive('US.1002', 'Berta'), await arrive('US.1003', 'Carla')];
    await owner.post(`${owner.storePath}/conversations/${publicId('conversation', third.conversationId)}/messages`, { content: { kind: 'text', text: 'For Carla' } }).expect(201);
    // Carla is Berta, and Berta is Adele.
    await sameAs('US.1003', 'US.1002');
    await sameAs('US.1002', 'US.1001');
    expect(await rows(line.t, 'select id, merged_into from customers where merged_into is not null order by created_at')).toEqual([
      { id: second.customerId, merged_into: first.customerId }, { id: third.customerId, merged_into: first.customerId },
    ]);
    await line.t.app.get(MessagePipeline).deliver({ storeId, conversationId: third.conversationId });
    expect(await rows(line.t, `select status, failure from messages where conversation_id = $1 and author = 'user'`, [third.conversationId])).toEqual([{ status: 'sending', failure: null }]);
    expect(line.sandbox.meta.sent.map((send) => JSON.stringify(send.body))).toEqual([expect.stringContaining('For Carla')]);
  });

  it('a phone number that only the other one had is kept', async () => {
    const nameless = await arrive('US.2001', 'Dora');
    const dialled = line.sandbox.phone({ waId: '34655200001', bsuid: 'US.2002', name: 'Dora too' }).with(line.shop.numberId);
    await dialled.text('hello');
    await line.t.app.get(MessagePipeline).ingest();
    await sameAs('US.2001', 'US.2002');
    expect(await rows(line.t, 'select phone, merged_into from customers where id = $1', [nameless.customerId])).toEqual([{ phone: '+34655200001', merged_into: null }]);
  });
});

import { MessagePipeline } from '../../apps/api/src/pipeline/message.pipeline.js';
import { startApp, type TestApp } from '../support/app.js';
import { aLine, alterAccount, aStore, bodyOf, eventsOf, listen, notedOf, post, signature, textTo, WEBHOOK_ENV } from '../support/webhooks.js';

describe('a number of the shop that no account has', () => {
  let t: TestApp;
  let origin: string;
  beforeAll(async () => {
    t = await startApp(WEBHOOK_ENV);
    origin = await listen(t);
  });
  afterAll(() => t.close());
  const send = (body: string, secret: string) => post(origin, body, signature(body, secret));

  it('R119: its messages are stored with the default incoming account, and with the number that they came to as people write it', async () => {
    const line = await aLine(t, { isDefaultIncoming: true });
    await send(bodyOf(textTo({ numberId: '443322', businessId: line.businessId }, 'stray', 'wamid.stray'), textTo(line, 'own', 'wamid.own')), line.secret);
    await t.app.get(MessagePipeline).ingest();
    const { rows } = await t.owner.query(`select external_id, text, account_id, extra->>'arrived_at_number' as arrived_at_number from messages where store_id = $1 order by 1`, [line.storeId]);
    expect(rows).toEqual([
      { external_id: 'wamid.own', text: 'own', account_id: line.accountId, arrived_at_number: null },
      { external_id: 'wamid.stray', text: 'stray', account_id: line.accountId, arrived_at_number: '+4930123' },
    ]);
  });

  it('R151: goes to no inactive account, and to no other in its place; the store is told', async () => {
    const storeId = await aStore(t);
    const holder = await aLine(t, { storeId, isDefaultIncoming: true });
    const other = await aLine(t, { storeId, businessId: holder.businessId, secret: holder.secret });
    const body = () => bodyOf(textTo({ numberId: '332211', businessId: holder.businessId }));
    await alterAccount(t, holder, `status = 'inactive'`);
    await send(body(), holder.secret);
    expect(await eventsOf(t, { storeId })).toEqual([]);
    expect((await notedOf(t, other)).filter(({ kind }) => kind === 'webhook.unknown_number')).toEqual([expect.objectContaining({ detail: expect.objectContaining({ ids: '332211' }) })]);
    await alterAccount(t, holder, `status = 'active'`);
    await send(body(), holder.secret);
    expect(await eventsOf(t, { storeId })).toEqual([expect.objectContaining({ account_id: holder.accountId, also_number_ids: ['332211'] })]);
  });
});

import type { AddressInfo } from 'node:net';
import { deliver } from '../support/bodies.js';
import { type Line, openLine, rows } from '../support/shop.js';

/** R119: what was written to a number that no account has. WhatsApp's window is one of that number and its customer. */
describe('messages to a number that no account has', () => {
  let line: Line;
  beforeAll(async () => { line = await openLine({}, { account: { auto_read_receipt: true } }); });
  afterAll(() => line.close());

  const waId = '34677500001';
  const writesElsewhere = async (text: string): Promise<void> => {
    const { businessId, appSecret } = line.shop;
    const origin = `http://127.0.0.1:${(line.t.app.getHttpServer().address() as AddressInfo).port}`;
    const value = {
      messaging_product: 'whatsapp', metadata: { display_phone_number: '15550009988', phone_number_id: '998877' }, contacts: [{ wa_id: waId, profile: { name: 'Elsa' } }],
      messages: [{ from: waId, id: `wamid.${text}`, timestamp: String(Math.floor(line.t.clock.now().getTime() / 1000)), type: 'text', text: { body: text } }],
    };
    expect(await deliver(origin, JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: businessId, changes: [{ field: 'messages', value }] }] }), appSecret)).toBe(200);
    await line.settled();
    line.t.clock.advance(1_000);
  };
  const conversation = async () => (await rows<{ id: string; unread_count: number; state: string; window_closes_at: Date | null }>(line.t,
    'select v.id, v.unread_count, v.state, v.window_closes_at from conversations v join customers c on c.store_id = v.store_id and c.id = v.customer_id where c.phone = $1', [`+${waId}`]))[0];
  const silences = () => rows<{ silence_reason: string | null }>(line.t, 'select silence_reason from turns where store_id = $1 order by closed_at', [line.shop.storeId]);
  const runs = async (): Promise<number> => (await rows(line.t, 'select 1 from runs where store_id = $1', [line.shop.storeId])).length;

  it('are stored and unread, open no window, and get a reason instead of an answer that nobody would take', async () => {
    await writesElsewhere('Do you have a blue mug?');
    expect(await conversation()).toMatchObject({ unread_count: 1, state: 'open', window_closes_at: null });
    expect(await rows(line.t, 'select extra from messages where conversation_id = $1', [(await conversation())?.id])).toEqual([{ extra: { arrived_at_number: '+15550009988' } }]);
    expect(await silences()).toEqual([{ silence_reason: 'window_closed' }]);
    expect([await runs(), line.sandbox.meta.sent.length]).toEqual([0, 0]);
    const { owner } = line.shop;
    const [listed] = (await owner.get(`${owner.storePath}/conversations`).expect(200)).body.data;
    await owner.post(`${owner.storePath}/conversations/${listed.id}/messages`, { content: { kind: 'text', text: 'Yes' } }).expect(422);
  });

  it('neither close nor lengthen the window that a message to this number has opened', async () => {
    await line.sandbox.phone({ waId, name: 'Elsa' }).with(line.shop.numberId).text('Do you have a blue mug?');
    await line.settled();
    expect([await runs(), line.sandbox.meta.sent.length]).toEqual([1, 1]);
    const before = (await conversation())?.window_closes_at;
    line.t.clock.advance(60_000);
    await writesElsewhere('And a lantern?');
    expect(before).toBeInstanceOf(Date);
    expect((await conversation())?.window_closes_at).toEqual(before);
    expect((await silences()).map((turn) => turn.silence_reason)).toEqual(['window_closed', null, null]);
  });
});

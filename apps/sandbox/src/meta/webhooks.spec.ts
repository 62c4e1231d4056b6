import { createHmac } from 'node:crypto';
import { CUSTOMER, openStore, type Store } from '../testing/store.js';
import { encodeWebhook, signatureOf } from './signature.js';

interface MessagesBody { entry: { id: string; changes: { field: string; value: { metadata: { phone_number_id: string }; contacts?: { wa_id?: string; user_id?: string }[]; messages?: Record<string, unknown>[]; statuses?: Record<string, unknown>[] } }[] }[] }
const valueOf = (json: unknown, entry = 0) => (json as MessagesBody).entry[entry]!.changes[0]!.value;

describe('webhooks', () => {
  let store: Store;
  beforeEach(async () => { store = await openStore(); });
  afterEach(() => store.close());

  it('escapes and signs as Meta does', () => {
    // A body as Meta sends it, with its known signature.
    const body = encodeWebhook({ text: { body: 'Grüße / привет https://example.com/a?b=1&c=<2> \u2028 😀' } });
    expect(body.toString('ascii')).toBe('{"text":{"body":"Gr\\u00fc\\u00dfe \\/ \\u043f\\u0440\\u0438\\u0432\\u0435\\u0442 https:\\/\\/example.com\\/a?b=1&c=<2> \\u2028 \\ud83d\\ude00"}}');
    expect(signatureOf(body, 'secret')).toBe(`sha256=${createHmac('sha256', 'secret').update(body).digest('hex')}`);
  });

  it('posts what a customer writes, signed over the exact bytes', async () => {
    const { id, posted } = await store.sandbox.phone(CUSTOMER).text('Grüße / 😀');
    expect(posted.outcome).toBe('posted');
    const [first] = store.receiver.received;
    const expected = createHmac('sha256', store.number.appSecret).update(first!.body).digest('hex');
    expect(first!.headers['x-hub-signature-256']).toBe(`sha256=${expected}`);
    expect(first!.body.toString('ascii')).toContain('\\/ \\ud83d\\ude00');
    const value = valueOf(first!.json);
    expect(value.metadata.phone_number_id).toBe(store.number.phoneNumberId);
    expect(value.messages).toEqual([expect.objectContaining({ id, from: CUSTOMER, type: 'text', text: { body: 'Grüße / 😀' } })]);
  });

  it('reports sent and delivered in order, with the callback data, and read once the phone reads', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    const { json } = await store.send({ type: 'text', text: { body: 'hello' }, biz_opaque_callback_data: 'att_1' });
    expect((await phone.next()).content).toEqual({ body: 'hello' });
    await store.sandbox.idle();
    await phone.read();
    const statuses = store.receiver.received.slice(1).map(({ json: body }) => valueOf(body).statuses![0]!);
    expect(statuses.map(({ status }) => status)).toEqual(['sent', 'delivered', 'read']);
    expect(statuses.every((status) => status['id'] === json.messages![0]!.id && status['biz_opaque_callback_data'] === 'att_1')).toBe(true);
    expect(statuses[0]).toMatchObject({ recipient_id: CUSTOMER, pricing: { type: 'free_customer_service', category: 'service' } });
    expect(statuses[0]).not.toHaveProperty('conversation');
  });
});

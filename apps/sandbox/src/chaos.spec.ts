import { createHmac } from 'node:crypto';
import { CUSTOMER, openStore, type Store } from './testing/store.js';

const HELLO = { type: 'text', text: { body: 'hello' } };

describe('chaos switches', () => {
  let store: Store;
  beforeEach(async () => { store = await openStore(); });
  afterEach(() => store.close());
  const textsReceived = () => store.receiver.received.map(({ body }) => /"text":\{"body":"(\w+)"/.exec(body.toString())?.[1]);
  const open = async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('hi');
    return phone;
  };

  it('duplicates a webhook byte for byte, as often as told', async () => {
    store.sandbox.chaos.set({ duplicate: 1 });
    await store.sandbox.phone(CUSTOMER).text('one');
    await store.sandbox.phone(CUSTOMER).text('two');
    expect(textsReceived()).toEqual(['one', 'one', 'two']);
    expect(store.receiver.received[0]!.body.equals(store.receiver.received[1]!.body)).toBe(true);
  });

  it('reorders two webhooks', async () => {
    store.sandbox.chaos.set({ reorder: 1 });
    expect((await store.sandbox.phone(CUSTOMER).text('one')).posted.outcome).toBe('held');
    await store.sandbox.phone(CUSTOMER).text('two');
    expect(textsReceived()).toEqual(['two', 'one']);
  });

  it('puts two stores of one app into one body', async () => {
    const second = store.sandbox.meta.addNumber({ appId: store.number.appId });
    store.sandbox.meta.subscribe(second.businessAccountId, store.number.appId);
    store.sandbox.chaos.set({ batchStores: 1 });
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('one');
    await phone.with(second.phoneNumberId).text('two');
    expect(store.receiver.received).toHaveLength(1);
    const { entry } = store.receiver.received[0]!.json as { entry: { id: string }[] };
    expect(entry.map(({ id }) => id)).toEqual([store.number.businessAccountId, second.businessAccountId]);
  });

  it('posts what is held when flushed', async () => {
    store.sandbox.chaos.set({ reorder: 1 });
    await store.sandbox.phone(CUSTOMER).text('one');
    await store.sandbox.meta.flush();
    expect(textsReceived()).toEqual(['one']);
  });

  it('lets the webhooks of one number wait', async () => {
    const second = store.sandbox.meta.addNumber({ appId: store.number.appId });
    store.sandbox.meta.subscribe(second.businessAccountId, store.number.appId);
    store.sandbox.chaos.set({ delayMs: 1_000 }, { numberId: store.number.phoneNumberId });
    const late = store.sandbox.phone(CUSTOMER).text('late');
    await store.sandbox.phone(CUSTOMER).with(second.phoneNumberId).text('soon');
    expect(textsReceived()).toEqual(['soon']);
    await late;
    expect(textsReceived()).toEqual(['soon', 'late']);
  });

  it('signs with another secret', async () => {
    store.sandbox.chaos.set({ badSignature: 1 });
    await open();
    const { body, headers } = store.receiver.received[0]!;
    expect(headers['x-hub-signature-256']).toMatch(/^sha256=[0-9a-f]{64}$/);
    expect(headers['x-hub-signature-256']).not.toBe(`sha256=${createHmac('sha256', store.number.appSecret).update(body).digest('hex')}`);
  });

  it('leaves the phone number out', async () => {
    store.sandbox.chaos.set({ usernameOnly: 1 });
    await open();
    expect(store.receiver.received[0]!.body.toString()).not.toContain(CUSTOMER);
    expect(store.receiver.received[0]!.body.toString()).toContain('from_user_id');
  });

  it('carries a send out and drops its answer', async () => {
    await open();
    store.sandbox.chaos.set({ dropSendResponse: 1 });
    await expect(store.send(HELLO)).rejects.toThrow('fetch failed');
    await store.sandbox.idle();
    expect(store.sandbox.meta.sent).toHaveLength(1);
    expect(store.sandbox.meta.sent[0]!.statuses).toEqual(['sent', 'delivered']);
  });

  it('accepts a send that never arrives, once', async () => {
    const phone = await open();
    store.sandbox.chaos.set({ undeliverable: 1 });
    await store.send(HELLO);
    await store.send(HELLO);
    await store.sandbox.idle();
    expect(store.sandbox.meta.sent.map(({ statuses }) => statuses)).toEqual([['failed'], ['sent', 'delivered']]);
    expect(phone.thread.entries.filter(({ from }) => from === 'business')).toHaveLength(1);
  });

  it('reports statuses before it answers', async () => {
    await open();
    store.sandbox.chaos.set({ statusBeforeAnswer: 1 });
    await store.send(HELLO);
    expect(store.receiver.received).toHaveLength(3);
  });

  it('answers 200 with half a body', async () => {
    await open();
    store.sandbox.chaos.set({ brokenBody: 1 });
    await expect(store.send(HELLO)).rejects.toThrow(/JSON/);
    expect(store.sandbox.meta.sent).toHaveLength(1);
  });

  it.each([['answer429', 429], ['answer500', 500]] as const)('%s refuses without an error body and carries nothing out', async (kind, status) => {
    await open();
    store.sandbox.chaos.set({ [kind]: 1 });
    const response = await store.graph('POST', `${store.number.phoneNumberId}/messages`, { body: JSON.stringify({ messaging_product: 'whatsapp', to: `+${CUSTOMER}`, ...HELLO }) });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('"error"');
    expect(store.sandbox.meta.sent).toHaveLength(0);
    expect((await store.send(HELLO)).status).toBe(200);
  });

  it('throttles and expires the token of the number it was set for', async () => {
    await open();
    store.sandbox.chaos.set({ throughput: 1 }, { numberId: store.number.phoneNumberId });
    expect((await store.send(HELLO)).json.error?.code).toBe(130429);
    store.sandbox.chaos.set({ expiredToken: true }, { numberId: store.number.phoneNumberId });
    expect((await store.send(HELLO)).json.error?.code).toBe(190);
    store.sandbox.chaos.clear();
    store.sandbox.chaos.set({ throughput: true }, { numberId: 'another' });
    expect((await store.send(HELLO)).status).toBe(200);
  });

  it('leaves a send hanging', async () => {
    await open();
    store.sandbox.chaos.set({ hang: 1 });
    const request = fetch(`${store.sandbox.url}/v25.0/${store.number.phoneNumberId}/messages`, {
      method: 'POST', headers: { authorization: `Bearer ${store.number.accessToken}` }, body: '{}', signal: AbortSignal.timeout(100),
    });
    await expect(request).rejects.toThrow(/timeout/);
    expect(store.sandbox.meta.sent).toHaveLength(0);
  });

  it('retries a webhook until it is answered with 200, and keeps every attempt', async () => {
    store.receiver.answers.push(500, 503);
    await open();
    await store.sandbox.idle();
    expect(store.sandbox.meta.deliveries[0]).toMatchObject({ state: 'delivered', attempts: [{ status: 500 }, { status: 503 }, { status: 200 }] });
  });

  it('gives up after the last attempt', async () => {
    store.receiver.answers.push(500, 500, 500, 500, 500);
    await open();
    await store.sandbox.idle();
    expect(store.sandbox.meta.deliveries[0]).toMatchObject({ state: 'gave_up', attempts: { length: 4 } });
  });

  it('is switched by HTTP, and refuses unknown switches', async () => {
    const put = (body: unknown) => fetch(`${store.sandbox.url}/sandbox/chaos`, { method: 'PUT', body: JSON.stringify(body) });
    expect((await put({ switches: { duplicate: 1 } })).status).toBe(200);
    expect((await put({ switches: { explode: 1 } })).status).toBe(400);
    await open();
    expect(store.receiver.received).toHaveLength(2);
  });
});

import { createHash } from 'node:crypto';
import { sampleFile } from '../phone/samples.js';
import { CUSTOMER, openStore, type Store } from '../testing/store.js';

describe('media, numbers and subscriptions', () => {
  let store: Store;
  beforeEach(async () => { store = await openStore(); });
  afterEach(async () => {
    await store.sandbox.idle();
    await store.close();
  });
  const upload = async (bytes: Buffer, type: string): Promise<Record<string, unknown>> => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('file', new Blob([new Uint8Array(bytes)], { type }), 'file');
    return (await (await store.graph('POST', `${store.number.phoneNumberId}/media`, { body: form })).json()) as Record<string, unknown>;
  };
  const get = async (path: string): Promise<Record<string, unknown>> => (await (await store.graph('GET', path)).json()) as Record<string, unknown>;
  const fetchWith = (url: string, token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } });

  it('serves an upload by an address that needs the token and dies after five minutes', async () => {
    const { bytes, mimeType } = sampleFile('image');
    const { id } = await upload(bytes, mimeType);
    const file = await get(String(id));
    expect(file).toMatchObject({ mime_type: 'image/png', file_size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    const url = String(file['url']);
    expect((await fetch(url)).status).toBe(401);
    expect(Buffer.from(await (await fetchWith(url, store.number.accessToken)).arrayBuffer()).equals(bytes)).toBe(true);
    store.sandbox.advance(5 * 60_000);
    expect((await fetchWith(url, store.number.accessToken)).status).toBe(404);
    expect((await store.graph('DELETE', String(id))).status).toBe(200);
    expect((await get(String(id)))['error']).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('refuses a type that Meta does not take, and fails bytes that are not what they are declared by 131053', async () => {
    expect((await upload(Buffer.from('GIF89a'), 'image/gif'))['error']).toMatchObject({ code: 100 });
    const { id } = await upload(Buffer.from('no picture at all'), 'image/png');
    await store.sandbox.phone(CUSTOMER).text('hi');
    expect((await store.send({ type: 'image', image: { id } })).status).toBe(200);
    await store.sandbox.idle();
    expect(store.sandbox.meta.sent[0]!.statuses).toEqual(['failed']);
    expect(store.receiver.received.at(-1)!.body.toString()).toContain('131053');
  });

  it('answers the connection check: token, number, numbers of the account, subscribed apps', async () => {
    const { phoneNumberId, businessAccountId, appId, accessToken } = store.number;
    expect(await get(`debug_token?input_token=${accessToken}`)).toMatchObject({ data: { is_valid: true, app_id: appId, expires_at: 0 } });
    expect(await get(`${phoneNumberId}?fields=id,verified_name,status`)).toEqual({ id: phoneNumberId, verified_name: 'Sandbox store', status: 'CONNECTED' });
    expect(await get(`${businessAccountId}/phone_numbers`)).toMatchObject({ data: [{ id: phoneNumberId }] });
    expect(await get(`${businessAccountId}/subscribed_apps`)).toMatchObject({ data: [{ whatsapp_business_api_data: { id: appId } }] });
  });

  it('delivers nothing to an app that is not subscribed', async () => {
    await store.graph('DELETE', `${store.number.businessAccountId}/subscribed_apps`);
    expect((await store.sandbox.phone(CUSTOMER).text('hi')).posted).toEqual({ outcome: 'not_subscribed' });
    await store.graph('POST', `${store.number.businessAccountId}/subscribed_apps`);
    expect((await store.sandbox.phone(CUSTOMER).text('hi')).posted.outcome).toBe('posted');
  });

  it('takes a callback only when its handshake succeeds', async () => {
    const { appId } = store.number;
    const save = (token: string) => fetch(`${store.sandbox.url}/sandbox/apps/${appId}/webhook`, { method: 'POST', body: JSON.stringify({ callback_url: `${store.receiver.url}?new=1`, verify_token: token }) });
    expect((await save('wrong')).status).toBe(422);
    await store.sandbox.phone(CUSTOMER).text('one');
    expect(store.sandbox.meta.deliveries.at(-1)!.url).not.toContain('new=1');
    expect(await (await save('verify-me')).json()).toMatchObject({ ok: true, status: 200 });
    await store.sandbox.phone(CUSTOMER).text('two');
    expect(store.sandbox.meta.deliveries.at(-1)!.url).toContain('new=1');
  });

  it('marks a message and all before it read, shows typing, and refuses unknown ones', async () => {
    const phone = store.sandbox.phone(CUSTOMER);
    await phone.text('one');
    const { id } = await phone.text('two');
    const { json } = await store.send({ to: undefined, status: 'read', message_id: id, typing_indicator: { type: 'text' } });
    expect(json).toEqual({ success: true });
    expect(phone.thread.entries.map(({ tick }) => tick)).toEqual(['read', 'read']);
    expect(phone.thread.typingUntil).toBeGreaterThan(store.sandbox.clock.now());
    expect((await store.send({ to: undefined, status: 'read', message_id: 'wamid.unknown' })).json.error?.code).toBe(131009);
  });

  it('reports requests that it does not expect', async () => {
    expect((await store.graph('GET', 'a/b/c')).status).toBe(404);
    expect(store.sandbox.unplanned).toHaveLength(1);
    await fetch(`${store.sandbox.url}/sandbox/reset`, { method: 'POST' });
  });
});

import { startSandbox, type Sandbox } from '../sandbox.js';
import { Receiver } from '../testing/receiver.js';
import { decryptFile } from './encryption.js';
import type { Session } from './world.js';

describe('the stand-in for WASender', () => {
  let sandbox: Sandbox;
  let receiver: Receiver;
  let session: Session;
  beforeAll(async () => {
    sandbox = await startSandbox({ webhookRetriesMs: [1, 1, 1] });
    receiver = await new Receiver().open();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    sandbox.chaos.clear();
    session = sandbox.wasender.addSession({ webhookUrl: receiver.url });
  });
  afterAll(async () => {
    expect(sandbox.unplanned).toEqual([]);
    await Promise.all([sandbox.close(), receiver.close()]);
  });

  const call = async (method: string, path: string, body?: unknown, token = session.apiKey) => {
    const answer = await fetch(`${sandbox.wasender.url}/${path}`, { method, headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return { status: answer.status, headers: answer.headers, body: await answer.json().catch(() => undefined) as Record<string, unknown> & { data: Record<string, unknown> } };
  };
  const send = (body: object = { text: 'Hi' }) => call('POST', 'send-message', { to: '+12025550101', ...body });
  const events = () => receiver.received.map(({ json }) => json as { event: string; sessionId: string; data: Record<string, unknown> });

  const firstMessage = () => events()[0]!.data['messages'] as { key: { remoteJid: string }; message: Record<string, Record<string, string>> };

  it('lets each token open its own half only', async () => {
    await expect(call('GET', 'status', undefined, '')).resolves.toMatchObject({ status: 401, body: { success: false, message: 'API key is required' } });
    await expect(call('GET', 'status', undefined, sandbox.wasender.personalToken)).resolves.toMatchObject({ status: 401, body: { message: 'Invalid API key' } });
    await expect(call('GET', 'whatsapp-sessions')).resolves.toMatchObject({ status: 401, body: { message: 'Unnotarized' } });
    await expect(call('GET', 'status')).resolves.toMatchObject({ status: 200, body: { status: 'connected' } });
  });

  it('is written to by the phones of the sandbox as well, in words and files', async () => {
    const phone = (path: string, body?: object) => fetch(`${sandbox.url}/sandbox/phones/12025550188/${path}?number=wasender:${session.id}`, body ? { method: 'POST', body: JSON.stringify(body) } : {}).then(async (answer) => ({ status: answer.status, body: await answer.json() as Record<string, unknown> }));
    await expect(phone('messages', { kind: 'text', text: 'Hello' })).resolves.toMatchObject({ status: 201, body: { outcome: 'posted', webhook_status: 200 } });
    expect(events().map(({ event }) => event)).toEqual(['messages.received', 'messages.upsert']);
    await send({ to: '+12025550188', text: 'Hello to you' });
    await sandbox.idle();
    await phone('read', {});
    expect((await phone('thread')).body['entries']).toMatchObject([{ from: 'customer', content: { body: 'Hello' } }, { from: 'business', content: { body: 'Hello to you' }, tick: 'read' }]);
    await expect(phone('messages', { kind: 'tap', button: 'Yes' })).resolves.toMatchObject({ status: 422 });
    await expect(phone('age', { ms: 1_000 })).resolves.toMatchObject({ status: 422 });
  });

  it('has groups, with the vendor\'s two ways to name a member, and takes mentions there only', async () => {
    session.webhookEvents.add('group-participants.update');
    const group = String((await call('POST', 'groups', { name: 'Team', participants: ['12025550101@s.whatsapp.net'] })).body.data['id']);
    await expect(call('POST', `groups/${group}/participants/add`, { participants: ['12025550102', 'nobody'] })).resolves.toMatchObject({ status: 200, body: { data: [{ status: 200, jid: '12025550102' }, { status: 403, jid: 'nobody' }] } });
    expect(events()).toMatchObject([{ event: 'group-participants.update', data: { jid: group, participants: ['12025550102'], action: 'add' } }]);
    expect((await call('GET', `groups/${group}/participants`)).body.data).toMatchObject([{ admin: 'superadmin' }, { id: expect.stringMatching(/@lid$/) }, { id: expect.stringMatching(/@lid$/) }]);
    await expect(send({ to: group, text: 'Hi @12025550101', mentions: ['12025550101@s.whatsapp.net'] })).resolves.toMatchObject({ status: 200, body: { data: { jid: group } } });
    await expect(send({ mentions: ['12025550101@s.whatsapp.net'], text: 'Hi' })).resolves.toMatchObject({ status: 422, body: { errors: { mentions: [expect.any(String)] } } });
    await expect(call('POST', `groups/${group}/leave`)).resolves.toMatchObject({ status: 200, body: { data: {} } });
    await expect(send({ to: group, text: 'Hi' })).resolves.toMatchObject({ status: 404 });
    await sandbox.idle();
  });

  it('queues a message, then tells its id and its ticks', async () => {
    const { status, body } = await send();
    expect([status, body]).toEqual([200, { success: true, data: { msgId: expect.any(Number), jid: '+12025550101', status: 'in_progress' } }]);
    await sandbox.idle();
    expect(events().map(({ event, data }) => [event, (data['update'] as { status?: number } | undefined)?.status])).toEqual([['message.sent', undefined], ['messages.upsert', undefined], ['messages.update', 2], ['messages.update', 3]]);
    expect(events()[0]?.sessionId).toBe(session.apiKey);
    expect(receiver.received[0]?.headers['x-webhook-signature']).toBe(session.webhookSecret);
    const info = await call('GET', `messages/${String(body.data['msgId'])}/info`);
    expect(info.body.data).toMatchObject({ id: sandbox.wasender.sent.at(-1)?.id, status: 3, messageTimestamp: expect.any(String) });
    expect(sandbox.phone('12025550101').customer.thread(`wasender:${session.id}`).entries).toMatchObject([{ from: 'business', type: 'text', content: { body: 'Hi' }, tick: 'delivered' }]);
  });

  it.each([
    [{ text: '' }, 'text'], [{ text: 'x', buttons: [] }, 'buttons'], [{ imageUrl: 'file:///x' }, 'imageUrl'], [{ imageUrl: 'https://x/a', videoUrl: 'https://x/b' }, 'videoUrl'],
    [{ text: 'x', to: 'nobody' }, 'to'], [{ text: 'x', replyTo: 1 }, 'replyTo'], [{ location: { latitude: '1', longitude: 2 } }, 'location.latitude'], [{ text: 'x', viewOnce: true }, 'viewOnce'],
  ])('refuses %j', async (body, field) => {
    await expect(send(body)).resolves.toMatchObject({ status: 422, body: { message: 'Validation failed', errors: { [field]: [expect.any(String)] } } });
  });

  it('knows who is on WhatsApp, and takes no hidden id without its domain', async () => {
    const hidden = sandbox.wasender.phone('12025550140', session);
    hidden.addressing = 'hidden';
    await hidden.text('Hello');
    const lid = String(firstMessage().key.remoteJid);
    expect(lid).toMatch(/@lid$/);
    await expect(send({ text: 'x', to: lid.replace('@lid', '') })).resolves.toMatchObject({ status: 422, body: { message: 'The provided JID does not exist on WhatsApp.' } });
    await expect(send({ text: 'x', to: lid })).resolves.toMatchObject({ status: 200 });
    await expect(call('GET', `pn-from-lid/${encodeURIComponent(lid)}`)).resolves.toMatchObject({ body: { data: { pn: '12025550140@s.whatsapp.net' } } });
    await sandbox.idle();
  });

  it('R182: keeps Account Protection, the trial and its day', async () => {
    session.accountProtection = true;
    await send();
    await expect(send()).resolves.toMatchObject({ status: 429, body: { message: expect.stringContaining('account protection'), retry_after: 5 } });
    sandbox.advance(5_000);
    await expect(send()).resolves.toMatchObject({ status: 200 });
    Object.assign(session, { accountProtection: false, plan: 'trial' });
    await expect(send()).resolves.toMatchObject({ status: 429, body: { message: expect.stringContaining('free trial') } });
    for (let sent = 2; sent < 50; sent += 1) {
      sandbox.advance(60_000);
      await send();
    }
    sandbox.advance(60_000);
    const last = await send();
    expect([last.status, last.headers.get('x-ratelimit-daily-remaining')]).toEqual([429, '0']);
    session.plan = 'none';
    await expect(send()).resolves.toMatchObject({ status: 403, body: { message: 'Active subscription or trial is required to use the API' } });
    await sandbox.idle();
  });

  it('links a phone by QR, and forgets one that nobody scanned in time', async () => {
    await sandbox.wasender.setState(session, 'logged_out');
    await expect(send()).resolves.toMatchObject({ status: 400, body: { message: expect.stringContaining('not connected') } });
    const path = `whatsapp-sessions/${session.id}`;
    const { body } = await call('POST', `${path}/connect`, { linkMethod: 'qr' }, sandbox.wasender.personalToken);
    const first = String(body.data['qrCode']);
    expect(body.data).toEqual({ status: 'NEED_SCAN', qrCode: expect.stringMatching(/^2@/) });
    sandbox.advance(46_000);
    const again = String((await call('GET', `${path}/qrcode`, undefined, sandbox.wasender.personalToken)).body.data['qrCode']);
    expect(again).not.toBe(first);
    await expect(sandbox.wasender.scan(first)).rejects.toThrow('nothing can be linked');
    await sandbox.wasender.scan(again);
    expect(events().map(({ event, data }) => `${event} ${String(data['status'] ?? '')}`)).toEqual(['session.status logged_out', 'session.status need_scan', 'qrcode.updated ', 'session.status connecting', 'session.status connected']);
  });

  it('leaves a customer\'s file encrypted, and decrypts it for an hour', async () => {
    await sandbox.wasender.phone('12025550101', session).send({ kind: 'voice', says: 'Hello' });
    const { audioMessage: file } = firstMessage().message;
    const encrypted = Buffer.from(await (await fetch(file?.['url'] ?? '')).arrayBuffer());
    const plain = decryptFile('audioMessage', encrypted, file?.['mediaKey'] ?? '');
    expect(plain?.byteLength).toBe(Number(file?.['fileLength']));
    const { body } = await call('POST', 'decrypt-media', { data: { messages: { key: { id: 'X' }, message: { audioMessage: file } } } });
    const address = String(body['publicUrl']);
    expect(Buffer.from(await (await fetch(address)).arrayBuffer())).toEqual(plain);
    sandbox.advance(3_600_001);
    expect((await fetch(address)).status).toBe(404);
  });

  it('has the faults of Meta\'s side', async () => {
    sandbox.chaos.set({ dropSendResponse: 1 });
    await expect(send()).rejects.toThrow(/fetch failed|terminated/);
    sandbox.chaos.set({ answer500: 1, duplicate: 1, badSignature: 1 });
    await expect(send()).resolves.toMatchObject({ status: 502 });
    await sandbox.idle();
    receiver.received.length = 0;
    sandbox.chaos.set({ duplicate: 1, badSignature: 1 });
    await sandbox.wasender.phone('12025550101', session).text('Twice');
    expect(receiver.received[0]?.headers['x-webhook-signature']).toBe(`not-${session.webhookSecret}`);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(events().map(({ event }) => event))).toEqual(new Set(['messages.received', 'messages.upsert']));
  });
});

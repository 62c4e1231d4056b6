import type { HttpRequest } from '#providers/contract';
import { jsonAnswer, MemoryHttp, type Answer } from '../src/conformance/index.js';
import { check } from './check.js';
import { sampleCredentials as credentials } from './sample-credentials.js';
import { connect, phoneOf, sessionState } from './session.js';

/** Answers by the path behind `/api/`. */
function api(answers: Readonly<Record<string, Answer>>): MemoryHttp {
  return new MemoryHttp(({ url, method }: HttpRequest) => answers[`${method} ${url.split('/api/')[1]}`] ?? jsonAnswer(404, {}));
}
const user = jsonAnswer(200, { success: true, data: { id: '12025550100:12@s.whatsapp.net', name: 'Lantern shop', lid: '100000000000009@lid' } });
const connected = jsonAnswer(200, { status: 'connected' });

describe('the connection check', () => {
  it('tells the number and its name', async () => {
    await expect(check({ ...credentials, phoneNumber: '' }, api({ 'GET status': connected, 'GET user': user }))).resolves.toEqual({
      ok: true, sessionState: 'connected', linkedNumber: '+12025550100', displayPhoneNumber: '+12025550100', verifiedName: 'Lantern shop', numberId: '12025550100', problems: [],
      parts: [{ part: 'key', ok: true }, { part: 'session', ok: true }, { part: 'phone', ok: true }],
    });
  });
  it('refuses another number', async () => {
    const found = await check({ ...credentials, phoneNumber: '4915112345678' }, api({ 'GET status': connected, 'GET user': user }));
    expect(found).not.toHaveProperty('displayPhoneNumber');
    expect(found).toMatchObject({ ok: false, linkedNumber: '+12025550100', problems: [{ code: 'phone.other_number', field: 'phoneNumber', blocking: true }] });
  });
  it('cannot tell whose phone it is where the vendor does not', async () => {
    await expect(check(credentials, api({ 'GET status': connected, 'GET user': jsonAnswer(200, { success: true, data: {} }) }))).resolves.toMatchObject({ ok: false, problems: [{ code: 'provider.no_answer' }] });
  });
  it.each([
    [jsonAnswer(401, { success: false, message: 'Invalid API key' }), 'token.invalid', 'apiKey'],
    [jsonAnswer(404, '<html>'), 'url.not_wasender', 'url'],
    [jsonAnswer(200, { hello: 'world' }), 'url.not_wasender', 'url'],
    [jsonAnswer(503, {}), 'provider.no_answer', 'url'],
    [jsonAnswer(422, { success: false, message: 'Active subscription or trial is required to use the API' }), 'provider.no_subscription', undefined],
  ])('says what is wrong (%#)', async (answer, code, field) => {
    const found = await check(credentials, api({ 'GET status': answer }));
    expect(found).toMatchObject({ ok: false, problems: [{ code, blocking: true }] });
    expect(found.problems[0]?.field).toBe(field);
  });
  it.each(['connecting', 'NEED_SCAN', 'need_passkey', 'logged_out', 'expired', 'DISCONNECTED'])('is not in order while the session is %s', async (status) => {
    const found = await check(credentials, api({ 'GET status': jsonAnswer(200, { success: true, data: { status } }) }));
    expect(found).toMatchObject({ ok: false, sessionState: status.toLowerCase(), problems: [{ code: `session.${status.toLowerCase()}`, blocking: true }] });
  });
});

describe('linking a phone', () => {
  const scan = jsonAnswer(200, { success: true, data: { status: 'NEED_SCAN', qrCode: '2@abc' } });

  it('asks with the personal token, for the session that was named', async () => {
    const http = api({ 'POST whatsapp-sessions/1042/connect': scan });
    await expect(connect(credentials, http)).resolves.toEqual({ state: 'need_scan', qr: '2@abc' });
    expect(http.requests[0]).toMatchObject({ headers: { authorization: 'Bearer personal-token-of-the-tests' }, json: { linkMethod: 'qr' } });
  });
  it('finds the session of the number among several', async () => {
    const sessions = jsonAnswer(200, { success: true, data: [{ id: 1, phone_number: '+4915112345678' }, { id: 7, phone_number: '+12025550100' }] });
    const http = api({ 'GET whatsapp-sessions': sessions, 'POST whatsapp-sessions/7/connect': jsonAnswer(200, { success: true, data: { status: 'NEED_SCAN' } }), 'GET whatsapp-sessions/7/qrcode': jsonAnswer(200, { success: true, data: { qrCode: '2@later' } }) });
    await expect(connect({ ...credentials, sessionNumber: '' }, http)).resolves.toEqual({ state: 'need_scan', qr: '2@later' });
    await expect(connect({ ...credentials, sessionNumber: '', phoneNumber: '' }, http)).rejects.toMatchObject({ code: 'wasender.no_session' });
  });
  it('says when it is linked already, and when the token is missing', async () => {
    await expect(connect(credentials, api({ 'POST whatsapp-sessions/1042/connect': jsonAnswer(200, { success: true, data: { status: 'CONNECTED', message: 'x' } }) }))).resolves.toEqual({ state: 'connected' });
    await expect(connect({ ...credentials, personalToken: '' }, api({}))).rejects.toMatchObject({ code: 'wasender.no_personal_token' });
  });
  it('cannot read a state that is none', async () => {
    await expect(sessionState(credentials, api({ 'GET status': jsonAnswer(200, { status: 'purple' }) }))).rejects.toMatchObject({ code: 'wasender.bad_answer' });
  });
});

describe('the phone behind a hidden id', () => {
  it('is what the vendor knows', async () => {
    const known = api({ 'GET pn-from-lid/100000000000001%40lid': jsonAnswer(200, { success: true, data: { pn: '12025550101@s.whatsapp.net' } }) });
    await expect(phoneOf('100000000000001@lid', credentials, known)).resolves.toEqual({ waId: '12025550101', lid: '100000000000001@lid' });
    await expect(phoneOf('100000000000002@lid', credentials, known)).resolves.toBeUndefined();
    await expect(phoneOf('12025550101', credentials, known)).resolves.toBeUndefined();
  });
});

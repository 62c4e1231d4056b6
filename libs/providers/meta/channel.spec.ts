import { HttpFailure, type HttpRequest } from '#providers/contract';
import { jsonAnswer, MemoryHttp, type Answer } from '../src/conformance/index.js';
import { check } from './channel.js';
import { sampleCredentials as credentials } from './sample-credentials.js';
import { subscribe } from './subscription.js';

const token = (change: object = {}) => ({ data: { app_id: '4455', is_valid: true, expires_at: 0, scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'], ...change } });
const refusal = (code: number, more: object = {}) => jsonAnswer(400, { error: { message: `(#${code}) no`, code, ...more } });
const subscriptions = (...fields: string[]) => jsonAnswer(200, { data: [{ object: 'page', active: true, fields: [{ name: 'feed' }] }, { object: 'whatsapp_business_account', active: true, fields: fields.map((name) => ({ name, version: 'v25.0' })) }] });
const good: Record<string, Answer> = {
  debug_token: jsonAnswer(200, token()),
  '345678901234567': jsonAnswer(200, { id: '345678901234567', display_phone_number: '+49 30 12345670', verified_name: 'Fern & Fold', quality_rating: 'GREEN', status: 'CONNECTED' }),
  '210987654321098/phone_numbers': jsonAnswer(200, { data: [{ id: '1' }, { id: '345678901234567' }] }),
  '210987654321098/subscribed_apps': jsonAnswer(200, { data: [{ whatsapp_business_api_data: { id: '4455', name: 'Fern' } }] }),
  '4455/subscriptions': subscriptions('messages'),
};
const metaWith = (change: Record<string, Answer> = {}): MemoryHttp =>
  new MemoryHttp((request: HttpRequest) => ({ ...good, ...change })[request.url.replace('https://graph.facebook.com/v25.0/', '')] ?? refusal(2500));
const found = (change: Record<string, Answer>, own: Partial<typeof credentials> = {}) => check({ ...credentials, ...own }, metaWith(change));

describe('test connection', () => {
  it('R36-R39: finds number, name, app and subscription when everything is right', async () => {
    await expect(found({})).resolves.toEqual({
      ok: true, displayPhoneNumber: '+49 30 12345670', verifiedName: 'Fern & Fold', qualityRating: 'GREEN', appId: '4455', subscribed: true, problems: [],
      parts: ['token', 'phone', 'name', 'business', 'secret', 'subscription'].map((part) => ({ part, ok: true })),
    });
  });

  it('tells whose business account it is, where Meta says so', async () => {
    expect([
      (await found({ '210987654321098': jsonAnswer(200, { id: '210987654321098', owner_business_info: { id: '777', name: 'Fern Group' } }) })).portfolioId,
      (await found({ '210987654321098': jsonAnswer(200, { id: '210987654321098' }) })).portfolioId, (await found({ '210987654321098': refusal(200) })).portfolioId,
    ]).toEqual(['777', undefined, undefined]);
  });

  it.each([
    ['Meta says so', { debug_token: jsonAnswer(200, token({ is_valid: false })) }],
    ['Meta refuses the call', { debug_token: refusal(190) }],
    ['Meta refuses the number with it', { '345678901234567': refusal(190) }],
    ['the answer says nothing', { debug_token: jsonAnswer(200, {}) }],
  ])('R88: "Invalid access token" when %s', async (_when, change) => {
    const result = await found(change);
    expect(result.ok).toBe(false);
    expect(result.problems).toEqual([{ code: 'token.invalid', text: 'Invalid access token', field: 'accessToken', blocking: true }]);
  });

  it.each([
    ['Meta does not know it', refusal(100, { error_subcode: 33 })],
    ['it is the id of something else', jsonAnswer(200, { id: '345678901234567' })],
    ['the alias does not exist', refusal(803)],
  ])('R89: "Phone number not found" when %s', async (_when, answer) => {
    const result = await found({ '345678901234567': answer });
    expect(result.ok).toBe(false);
    expect(result.problems).toEqual([{ code: 'phone.not_found', text: 'Phone number not found', field: 'phoneNumberId', blocking: true }]);
  });

  it('names a business account that does not own the number, also behind several pages', async () => {
    const pages = (last: string) => new MemoryHttp((request) => {
      if (!request.url.endsWith('/phone_numbers')) return good[request.url.replace('https://graph.facebook.com/v25.0/', '')] ?? refusal(2500);
      return request.query?.after === 'p2' ? jsonAnswer(200, { data: [{ id: last }] }) : jsonAnswer(200, { data: [{ id: '1' }], paging: { cursors: { after: 'p2' }, next: 'https://graph.facebook.com/next' } });
    });
    await expect(check(credentials, pages('345678901234567'))).resolves.toMatchObject({ ok: true });
    await expect(check(credentials, pages('2'))).resolves.toMatchObject({ ok: false, problems: [{ code: 'business.other_number', field: 'businessAccountId' }] });
  });

  it('stops reading pages that never end', async () => {
    const endless = jsonAnswer(200, { data: [], paging: { cursors: { after: 'again' }, next: 'x' } });
    const http = metaWith({ '210987654321098/phone_numbers': endless });
    await expect(check(credentials, http)).resolves.toMatchObject({ ok: false });
    expect(http.requests.length).toBeLessThan(30);
  });

  it('names missing permissions and a token of another business', async () => {
    expect((await found({ debug_token: jsonAnswer(200, token({ scopes: ['whatsapp_business_management'] })) })).problems).toMatchObject([{ code: 'token.permission_missing', text: 'The access token lacks the permission whatsapp_business_messaging', blocking: true }]);
    const confined = token({ granular_scopes: [{ scope: 'whatsapp_business_messaging', target_ids: ['1'] }] });
    expect((await found({ debug_token: jsonAnswer(200, confined) })).problems).toMatchObject([{ code: 'token.other_business', blocking: true }]);
    const open = token({ granular_scopes: [{ scope: 'whatsapp_business_messaging' }, { scope: 'whatsapp_business_management', target_ids: ['210987654321098'] }] });
    await expect(found({ debug_token: jsonAnswer(200, open) })).resolves.toMatchObject({ ok: true, problems: [] });
  });

  it('warns of a token that expires, another app, a banned number and a missing subscription, and still connects', async () => {
    const result = await found({
      debug_token: jsonAnswer(200, token({ expires_at: 1763720400 })),
      '345678901234567': jsonAnswer(200, { display_phone_number: '+49 30 12345670', status: 'BANNED' }),
      '210987654321098/subscribed_apps': jsonAnswer(200, { data: [{ whatsapp_business_api_data: { id: '1' } }] }),
    }, { appId: '99' });
    expect(result).toMatchObject({ ok: true, subscribed: false, tokenExpiresAt: new Date('2025-11-21T10:20:00Z') });
    expect(result.problems.map((problem) => [problem.code, problem.blocking])).toEqual([['app.other', false], ['token.expires', false], ['phone.status', false], ['app.not_subscribed', false]]);
  });

  it('R106: warns of a version that Meta has switched off', async () => {
    const http = new MemoryHttp((request) => good[request.url.replace('https://graph.facebook.com/v18.0/', '')] ?? refusal(2500));
    await expect(check({ ...credentials, version: 'v18.0' }, http)).resolves.toMatchObject({ ok: true, problems: [{ code: 'version.expired', field: 'version', blocking: false }] });
    await expect(check({ ...credentials, version: '' }, metaWith())).resolves.toMatchObject({ problems: [] });
  });

  it('says that nobody answers, and never shows the token', async () => {
    const result = await found({ debug_token: new HttpFailure('dns', false, `cannot resolve with ${credentials.accessToken}`) });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'provider.no_answer', field: 'url', blocking: true }] });
    await expect(found({ debug_token: { status: 404, headers: {}, body: Buffer.from('<html></html>') } })).resolves.toMatchObject({ ok: false, problems: [{ code: 'provider.no_answer', field: 'url', blocking: true }] });
    const repeated = await found({ debug_token: jsonAnswer(400, { error: { code: 2500, message: `bad ${credentials.accessToken} and ${credentials.appSecret}` } }) });
    expect(JSON.stringify([result, repeated])).not.toMatch(/EAAB-token|app-secret/);
  });

  it('names the address when the guard forbids it', async () => {
    await expect(found({ debug_token: new HttpFailure('blocked', false, '') })).resolves.toMatchObject({ ok: false, problems: [{ code: 'url.refused', field: 'url' }] });
  });
});

describe('the subscription, as the check sees it', () => {
  it('R78: says that the app does not listen to the messages field', async () => {
    const result = await found({ '4455/subscriptions': subscriptions('account_update') });
    expect(result).toMatchObject({ ok: true, subscribed: false, problems: [{ code: 'messages.not_subscribed', blocking: false }] });
    expect(result.parts).toContainEqual({ part: 'subscription', ok: false });
  });

  it('asks the app with its own secret, and names an App Secret of another app', async () => {
    const http = metaWith({ '4455/subscriptions': refusal(190) });
    await expect(check(credentials, http)).resolves.toMatchObject({ ok: false, problems: [{ code: 'secret.invalid', field: 'appSecret', blocking: true }] });
    expect(http.requests.find(({ url }) => url.endsWith('4455/subscriptions'))?.headers).toEqual({ authorization: 'Bearer 4455|app-secret-of-the-tests' });
  });

  it('says nothing of what Meta does not tell', async () => {
    await expect(found({ '4455/subscriptions': refusal(2500) })).resolves.toMatchObject({ ok: true, subscribed: true, problems: [] });
    const silent = await found({ '4455/subscriptions': refusal(2500), '210987654321098/subscribed_apps': refusal(2500) });
    expect(silent).toMatchObject({ ok: true, problems: [] });
    expect(silent.subscribed).toBeUndefined();
  });
});

describe('subscribing', () => {
  const callback = 'https://parley.example/api/webhooks/whatsapp';

  it('enters webhook and fields in the app, then lets the business account feed it', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true }));
    await subscribe({ ...credentials, appId: '4455' }, http, callback);
    expect(http.requests).toMatchObject([
      {
        method: 'POST', url: 'https://graph.facebook.com/v25.0/4455/subscriptions', headers: { authorization: 'Bearer 4455|app-secret-of-the-tests' },
        json: { object: 'whatsapp_business_account', callback_url: callback, verify_token: 'pv_verify-token', fields: expect.stringMatching(/^messages,/) },
      },
      { method: 'POST', url: 'https://graph.facebook.com/v25.0/210987654321098/subscribed_apps' },
    ]);
  });

  it('posts to the business account alone while the app is not known', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true }));
    await subscribe(credentials, http, callback);
    expect(http.requests).toMatchObject([{ method: 'POST', url: 'https://graph.facebook.com/v25.0/210987654321098/subscribed_apps' }]);
  });

  it('fails when Meta refuses', async () => {
    await expect(subscribe(credentials, new MemoryHttp(() => refusal(200)), callback)).rejects.toMatchObject({ kind: 'account', code: 'meta.200' });
    await expect(subscribe(credentials, new MemoryHttp(() => jsonAnswer(200, { success: false })), callback)).rejects.toMatchObject({ kind: 'retry' });
  });
});

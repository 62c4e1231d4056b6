import { HttpFailure, type HttpRequest } from '#providers/contract';
import { jsonAnswer, MemoryHttp, type Answer } from '../src/conformance/index.js';
import { check, subscribe } from './channel.js';
import { sampleCredentials as credentials } from './sample-credentials.js';

const token = (change: object = {}) => ({ data: { app_id: '4455', is_valid: true, expires_at: 0, scopes: ['whatsapp_business_messaging', 'whatsapp_business_management'], ...change } });
const refusal = (code: number, more: object = {}) => jsonAnswer(400, { error: { message: `(#${code}) no`, code, ...more } });
const good: Record<string, Answer> = {
  debug_token: jsonAnswer(200, token()),
  '345678901234567': jsonAnswer(200, { id: '345678901234567', display_phone_number: '+49 30 12345670', verified_name: 'Fern & Fold', quality_rating: 'GREEN', status: 'CONNECTED' }),
  '210987654321098/phone_numbers': jsonAnswer(200, { data: [{ id: '1' }, { id: '345678901234567' }] }),
  '210987654321098/subscribed_apps': jsonAnswer(200, { data: [{ whatsapp_business_api_data: { id: '4455', name: 'Fern' } }] }),
};
const metaWith = (change: Record<string, Answer> = {}): MemoryHttp =>
  new MemoryHttp((request: HttpRequest) => ({ ...good, ...change })[request.url.replace('https://graph.facebook.com/v25.0/', '')] ?? refusal(2500));
const found = (change: Record<string, Answer>, own: Partial<typeof credentials> = {}) => check({ ...credentials, ...own }, metaWith(change));

describe('test connection', () => {
  it('R36-R39: finds number, name, app and subscription when everything is right', async () => {
    await expect(found({})).resolves.toEqual({
      ok: true, displayPhoneNumber: '+49 30 12345670', verifiedName: 'Fern & Fold', qualityRating: 'GREEN', appId: '4455', subscribed: true, problems: [],
    });
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
    const repeated = await found({ debug_token: jsonAnswer(400, { error: { code: 2500, message: `bad ${credentials.accessToken} and ${credentials.appSecret}` } }) });
    expect(JSON.stringify([result, repeated])).not.toMatch(/EAAB-token|app-secret/);
  });

  it('names the address when the guard forbids it', async () => {
    await expect(found({ debug_token: new HttpFailure('blocked', false, '') })).resolves.toMatchObject({ ok: false, problems: [{ code: 'url.refused', field: 'url' }] });
  });
});

describe('subscribing', () => {
  it('posts to the business account', async () => {
    const http = new MemoryHttp(() => jsonAnswer(200, { success: true }));
    await subscribe(credentials, http);
    expect(http.requests).toMatchObject([{ method: 'POST', url: 'https://graph.facebook.com/v25.0/210987654321098/subscribed_apps' }]);
  });

  it('fails when Meta refuses', async () => {
    await expect(subscribe(credentials, new MemoryHttp(() => refusal(200)))).rejects.toMatchObject({ kind: 'account', code: 'meta.200' });
    await expect(subscribe(credentials, new MemoryHttp(() => jsonAnswer(200, { success: false })))).rejects.toMatchObject({ kind: 'retry' });
  });
});

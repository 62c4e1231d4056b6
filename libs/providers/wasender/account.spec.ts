import { createHmac } from 'node:crypto';
import { wasenderFields } from './account.js';
import { tidyUrl } from './address.js';
import { paceOf } from './capabilities.js';
import { wasender } from './index.js';
import { sampleCredentials as credentials } from './sample-credentials.js';

const { url, apiKey } = wasenderFields;
const ADDRESS = new RegExp(url.pattern ?? '');

describe('the address as people paste it', () => {
  it.each([
    ['https://www.wasenderapi.com', 'https://www.wasenderapi.com/api'],
    ['https://wasenderapi.com/api/', 'https://wasenderapi.com/api'],
    ['https://www.wasenderapi.com/api/send-message', 'https://www.wasenderapi.com/api/send-message'.replace('/send-message', '')],
    ['wasenderapi.com', 'https://wasenderapi.com/api'],
    ['  "WWW.wasenderapi.com/api/send-message?x=1#y" ', 'https://www.wasenderapi.com/api'],
    ['https://wasenderapi.com/api-docs/messages/send-text', 'https://wasenderapi.com/api'],
    ['https://wasenderapi.com/dashboard/sessions/12', 'https://wasenderapi.com/api'],
    ['http://127.0.0.1:4010/wasender', 'http://127.0.0.1:4010/wasender/api'],
    ['localhost:4010/wasender/api/status', 'http://localhost:4010/wasender/api'],
    ['https://gateway.example/wa/send-message', 'https://gateway.example/wa/api'],
  ])('R110: %s is %s', (typed, base) => {
    expect(tidyUrl(typed)).toBe(base);
    expect(tidyUrl(base)).toBe(base);
    expect(base).toMatch(ADDRESS);
  });

  it.each(['not an address', 'ftp://wasenderapi.com/x', ''])('leaves %j alone, for the form to refuse', (typed) => {
    expect(tidyUrl(typed)).not.toMatch(ADDRESS);
  });

  it.each(['https://shop.example/api/create-message', 'https://shop.example/api/create-message/'])('refuses the other product at %s with a reason', (typed) => {
    const reason = url.refused?.find(({ pattern }) => new RegExp(pattern).test(tidyUrl(typed)));
    expect(reason?.text).toContain('another product');
  });

  it('takes an API key with the word that people copy along, and not an appkey', () => {
    expect(apiKey.tidy?.(' Bearer abc ')).toBe('abc');
    const appkey = '0f8fad5b-d9cb-469f-a165-70867728950e';
    expect(apiKey.refused?.some(({ pattern }) => new RegExp(pattern).test(appkey))).toBe(true);
  });

  it('R182: sends one at a time at the pace of the account', () => {
    expect(paceOf({ messagesPerMinute: '' })).toMatchObject({ perNumberPerSecond: 11 / 60, numberBurst: 1 });
    expect(60 / 11).toBeGreaterThan(5.2);
    expect(paceOf({ messagesPerMinute: '256' }).perNumberPerSecond).toBeCloseTo(4.27, 2);
    expect(paceOf({ messagesPerMinute: '1' })).toMatchObject({ perNumberPerSecond: 1 / 60, pairBurst: 1 });
  });
});

describe('the signature of a webhook', () => {
  const rawBody = Buffer.from('{"event":"webhook.test"}');
  const request = (signature: string) => ({ rawBody, headers: { 'x-webhook-signature': signature }, pathKey: 'k' });

  it('R181: is the secret itself, whatever the body', () => {
    expect(wasender.verify(request(credentials.webhookSecret), credentials)).toBe(true);
    expect(wasender.verify({ ...request(credentials.webhookSecret), rawBody: Buffer.from('{}') }, credentials)).toBe(true);
  });

  it('is no HMAC; one is refused and noticed, so that a silent change of the vendor is', () => {
    const hmac = createHmac('sha256', credentials.webhookSecret).update(rawBody).digest('hex');
    for (const given of [hmac, `sha256=${hmac}`, hmac.toUpperCase()]) {
      expect(wasender.verify(request(given), credentials)).toBe(false);
      expect(wasender.remarkOn?.(request(given), credentials)).toContain('HMAC');
    }
    expect(wasender.remarkOn?.(request('something else'), credentials)).toBeUndefined();
    expect(wasender.remarkOn?.(request(hmac), { ...credentials, webhookSecret: '' })).toBeUndefined();
  });

  it('accepts nothing without a secret, and no secret in another header', () => {
    expect(wasender.verify(request(''), { ...credentials, webhookSecret: '' })).toBe(false);
    expect(wasender.verify({ ...request(''), headers: { 'x-hub-signature-256': credentials.webhookSecret } }, credentials)).toBe(false);
  });
});

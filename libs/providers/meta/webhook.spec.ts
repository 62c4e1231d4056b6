import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { handshake, route, sign, verify } from './webhook.js';

interface Vector { name: string; secret: string; rawBody: string; signature: string; signatureOfReserialised?: string }
const vectors = JSON.parse(readFileSync(join(__dirname, 'vectors', 'signatures.json'), 'utf8')) as Vector[];
const request = (rawBody: string | Buffer, headers: Record<string, string> = {}) => ({ rawBody: Buffer.from(rawBody), headers, pathKey: '' });

describe('the signature', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('R184: is made and checked over the raw bytes: %s', (_name, { secret, rawBody, signature, signatureOfReserialised }) => {
    const credentials = { appSecret: secret };
    expect(sign(Buffer.from(rawBody), credentials)).toEqual({ 'x-hub-signature-256': signature });
    expect(verify(request(rawBody, { 'x-hub-signature-256': signature }), credentials)).toBe(true);
    expect(verify(request(rawBody, { 'x-hub-signature-256': signatureOfReserialised ?? `sha256=${'0'.repeat(64)}` }), credentials)).toBe(false);
  });

  it('R183: fails when any one byte of the body differs', () => {
    const rawBody = Buffer.from('{"entry":[]}');
    const headers = sign(rawBody, { appSecret: 'secret' });
    for (let i = 0; i < rawBody.length; i += 1) {
      const altered = Buffer.from(rawBody);
      altered[i] = altered[i]! ^ 1;
      expect(verify(request(altered, headers), { appSecret: 'secret' })).toBe(false);
    }
  });

  it('is read from X-Hub-Signature-256 only', () => {
    const rawBody = '{}';
    const value = sign(Buffer.from(rawBody), { appSecret: 'secret' })['x-hub-signature-256']!;
    expect(verify(request(rawBody, { 'x-hub-signature': value }), { appSecret: 'secret' })).toBe(false);
    expect(verify(request(rawBody, { 'x-hub-signature-256': value.replace('sha256=', 'sha1=') }), { appSecret: 'secret' })).toBe(false);
    expect(verify(request(rawBody, { 'x-hub-signature-256': `${value}, ${value}` }), { appSecret: 'secret' })).toBe(false);
  });
});

describe('the handshake', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.verify_token': 'pv_abc', 'hub.challenge': '1158201444' };

  it('R144: gives the token that was presented and the challenge to echo', () => {
    expect(handshake(query)).toEqual({ verifyToken: 'pv_abc', challenge: '1158201444' });
  });

  it.each([{ 'hub.mode': 'unsubscribe' }, { 'hub.mode': '' }, { 'hub.verify_token': '' }, { 'hub.challenge': '' }])('R193: is refused with %p', (change) => {
    expect(handshake({ ...query, ...change })).toBeUndefined();
  });

  it('is refused without any parameter', () => {
    expect(handshake({})).toBeUndefined();
  });
});

describe('the route', () => {
  const read = (body: unknown) => route(request(JSON.stringify(body)));

  it('R189: names every number and business of a batch once', () => {
    const value = (id: string) => ({ field: 'messages', value: { metadata: { phone_number_id: id } } });
    expect(read({ entry: [{ id: '1', changes: [value('11'), value('12'), value('11')] }, { id: '2', changes: [value('21')] }] }))
      .toEqual({
        numberIds: ['11', '12', '21'], businessIds: ['1', '2'],
        addresses: [{ numberId: '11', businessIds: ['1'] }, { numberId: '12', businessIds: ['1'] }, { numberId: '21', businessIds: ['2'] }],
      });
  });

  it('finds numbers of standby copies and handovers, and the business of partner events', () => {
    expect(read({ entry: [{ id: '9', changes: [
      { field: 'standby', value: { standby: { metadata: { phone_number_id: '31' } } } },
      { field: 'messaging_handovers', value: { recipient: { phone_number_id: '32' } } },
      { value: { waba_info: { waba_id: '33' } } },
    ] }] })).toEqual({
      numberIds: ['31', '32'], businessIds: ['9', '33'],
      addresses: [{ numberId: '31', businessIds: ['9'] }, { numberId: '32', businessIds: ['9'] }, { businessIds: ['9', '33'] }],
    });
  });

  it('addresses an entry without changes to its business', () => {
    expect(read({ entry: [{ id: '9' }, {}] }).addresses).toEqual([{ businessIds: ['9'] }]);
  });

  it('keeps ids exact that arrive as numbers', () => {
    expect(route(request('{"entry":[{"id":12345678901234567891,"changes":[{"value":{"metadata":{"phone_number_id":98765432109876543211}}}]}]}')))
      .toMatchObject({ numberIds: ['98765432109876543211'], businessIds: ['12345678901234567891'] });
  });

  it('stops collecting ids that no real request has', () => {
    const changes = Array.from({ length: 5_000 }, (_, index) => ({ value: { metadata: { phone_number_id: `n${index}` } } }));
    expect(read({ entry: [{ id: '1', changes }] }).numberIds).toHaveLength(1_000);
    expect(read({ entry: Array.from({ length: 5_000 }, (_, index) => ({ id: `b${index}` })) }).businessIds).toHaveLength(1_000);
    expect(read({ entry: [{ id: 'x'.repeat(10_000) }] }).businessIds).toEqual([]);
  });
});

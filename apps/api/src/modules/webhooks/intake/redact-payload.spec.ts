import { redactPayload } from './redact-payload.js';

const redact = (text: string): string => redactPayload(Buffer.from(text), ['sessionId', 'key']).toString();

describe('a payload without its secrets', () => {
  it.each([
    ['a text', '{"sessionId": "s3cret", "id": 1}', '{"sessionId": null, "id": 1}'],
    ['a number at the end', '{"id":1,"key":42}', '{"id":1,"key":null}'],
    ['an object', '{"key":{"a":["s3cret",{"b":1}]},"id":1}', '{"key":null,"id":1}'],
    ['a key deep inside', '[{"data":{"list":[{"key":"s3cret"}]}}]', '[{"data":{"list":[{"key":null}]}}]'],
    ['a key that is spelled with escapes', '{"\\u0073essionId":"s3cret"}', '{"\\u0073essionId":null}'],
    ['a value with quotes and brackets in it', '{"key":"a\\"}],b","id":"x"}', '{"key":null,"id":"x"}'],
    ['every occurrence', '{"key":"one","list":[{"key":"two"}]}', '{"key":null,"list":[{"key":null}]}'],
    ['broken JSON', '{"key":"s3cret","id":', '{"key":null,"id":'],
    ['a value that never ends', '{"key":{"a":"s3cret"', '{"key":null'],
  ])('has null instead of %s', (_what, before, after) => expect(redact(before)).toBe(after));

  it.each(['{"text":"key"}', '["key","sessionId"]', '{"keys":"kept"}', '', 'key: value'])('leaves %j alone', (text) => expect(redact(text)).toBe(text));

  it('keeps every other byte: long ids, letters, invalid UTF-8', () => {
    const rest = Buffer.concat([Buffer.from(',"id":12345678901234567890123,"name":"Zoë 🥐","raw":"'), Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('"}')]);
    const body = Buffer.concat([Buffer.from('{"key":"s3cret"'), rest]);
    expect(redactPayload(body, ['key'])).toEqual(Buffer.concat([Buffer.from('{"key":null'), rest]));
  });

  it('is the very same body when the provider puts no secrets into it', () => {
    const body = Buffer.from('{"key":"value"}');
    expect(redactPayload(body, [])).toBe(body);
  });
});

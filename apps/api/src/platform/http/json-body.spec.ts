import { readJsonObject } from './json-body.js';

describe('JSON bodies', () => {
  it('takes what Postgres cannot store out of every string, keys included', () => {
    expect(readJsonObject(String.raw`{"a\u0000":"x\u0000y","list":["\ud800","\ud83d\ude00"],"deep":{"b":"\udc00z"}}`))
      .toEqual({ a: 'xy', list: ['\ufffd', '😀'], deep: { b: '\ufffdz' } });
  });

  it('leaves prototype keys out', () => {
    const body = readJsonObject('{"__proto__":{"polluted":true},"constructor":{"prototype":1},"name":"ok"}');
    expect(body).toEqual({ name: 'ok' });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('is nothing when it is empty', () => {
    expect(readJsonObject(' \n')).toBeUndefined();
  });

  it.each(['null', '[]', '"text"', '7', 'true', '{', '{"a":}', 'undefined'])('refuses %s', (text) => {
    expect(() => readJsonObject(text)).toThrow('request.malformed');
  });

  it('refuses a nesting that would exhaust a stack, and counts no brackets in strings', () => {
    expect(() => readJsonObject(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toThrow('deeper than 64');
    expect(readJsonObject(JSON.stringify({ a: '['.repeat(1000), b: '\\"[[' }))).toEqual({ a: '['.repeat(1000), b: '\\"[[' });
  });
});

import fc from 'fast-check';
import { cleanText, dateOf, readJson } from './json.js';

describe('reading JSON', () => {
  it('gives what JSON.parse gives for ordinary values', () => {
    // Integers are kept below 2^53; longer ones are the next test's business.
    const ordinary = fc.json({ noUnicodeString: true, maxDepth: 5 }).filter((json) => !/\d{16}|[\ud800-\udfff]|\\u/.test(json));
    fc.assert(fc.property(ordinary, (json) => {
      expect(readJson(json)).toEqual(JSON.parse(json));
    }));
  });

  it('keeps every integer exact, as text when a number cannot hold it', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (id) => {
      const read = readJson(`{"id": ${id}, "list": [${id},${id}], "text": "${id}"}`);
      const wanted = Number.isSafeInteger(Number(id)) ? Number(id) : String(id);
      expect(read).toEqual({ id: wanted, list: [wanted, wanted], text: String(id) });
    }));
  });

  it('leaves long digits inside texts and fractions alone', () => {
    expect(readJson('{"a":"x: 12345678901234567890, [98765432109876543210]","b":-122.16165924072123456,"c":12345678901234567890}'))
      .toEqual({ a: 'x: 12345678901234567890, [98765432109876543210]', b: Number('-122.16165924072123456'), c: '12345678901234567890' });
  });

  it('survives quotes and backslashes around long numbers', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', '\\', ':', ',', '[', '1', '1234567890123456', ' ', 'é') }), (text) => {
      expect(readJson(JSON.stringify({ [text]: text, n: 1 }).replace('"n":1', '"n":99999999999999999999'))).toEqual({ [text]: text, n: '99999999999999999999' });
    }));
  });

  it('gives only texts that Postgres can hold, whatever the escapes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, escaped) => {
      const source = escaped ? [...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('') : JSON.stringify(text).slice(1, -1);
      const read = (readJson(`{"t":"${source}"}`) as { t: string }).t;
      expect(read).not.toContain('\0');
      expect(read).not.toMatch(/\p{Surrogate}|[\u{E0000}-\u{E007F}]/u);
      expect(read).toBe(cleanText(text));
    }));
  });

  it('keeps direction marks, joiners and emoji for display', () => {
    const text = '\u202Eabc\u200B\u2066 👩‍👩‍👧 ع';
    expect(readJson(JSON.stringify(text))).toBe(text);
  });

  it.each(['', '{', '{"a":}', 'undefined', '[1,]', '\u0000', '['.repeat(65), '{"a":"\n"}'])('is undefined for %j', (source) => {
    expect(readJson(Buffer.from(source))).toBeUndefined();
  });

  it('has null for what is nested deeper than 64 levels, and everything beside it', () => {
    expect(JSON.stringify(readJson('['.repeat(64) + ']'.repeat(64)))).toBe('['.repeat(64) + ']'.repeat(64));
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}["]}"]${'}'.repeat(levels)}`;
    expect(JSON.stringify(readJson(deep(65)))).toBe(`${'{"a":'.repeat(64)}null${'}'.repeat(64)}`);
    expect(readJson(`{"before":1,"deep":[${deep(5_000)},${deep(5_000)}],"after":"${'['.repeat(100)}"}`)).toMatchObject({ before: 1, after: '['.repeat(100) });
    expect(readJson(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`)).toBeDefined();
    expect(readJson('['.repeat(1_000_000))).toBeUndefined();
  });

  it('reads a byte order mark and brackets in texts', () => {
    expect(readJson('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(readJson(JSON.stringify({ quoted: `"${'['.repeat(100)}\\` }))).toEqual({ quoted: `"${'['.repeat(100)}\\` });
    expect(readJson(`{"brackets":"${'['.repeat(100)}"}`)).toEqual({ brackets: '['.repeat(100) });
  });
});

describe('times', () => {
  it.each([['1763720400', '2025-11-21T10:20:00.000Z'], [1763720400, '2025-11-21T10:20:00.000Z']])('reads %p', (value, iso) => {
    expect(dateOf(value)?.toISOString()).toBe(iso);
  });

  it.each([undefined, null, '', 'soon', -1, 0, Number.NaN, '1e400', 1e15, {}, true])('has no time for %p', (value) => {
    expect(dateOf(value)).toBeUndefined();
  });
});

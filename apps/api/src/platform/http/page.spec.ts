import { pageOf, readCursor } from './page.js';

const ID = '018f2f6e-1111-7222-8333-444455556666';
const TIME = '2026-01-02T03:04:05.678Z';
const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursors', () => {
  it('are read as they were written', () => {
    const page = pageOf([1, 2, 3], 2, undefined, () => [TIME, ID], String);
    expect(readCursor(page.next_cursor ?? '', ['time', 'id'])).toEqual({ side: 'after', key: [TIME, ID] });
    expect(readCursor(undefined, ['id'])).toBeUndefined();
  });

  it.each([
    ['a time that is none', ['after', 'yesterday', ID]],
    ['a time that Postgres does not know', ['after', '0000-01-01T00:00:00.000Z', ID]],
    ['an id that is none', ['before', TIME, 'x']],
    ['too few parts', ['after', TIME]],
    ['too many parts', ['after', TIME, ID, ID]],
    ['no side', ['beside', TIME, ID]],
    ['something else than texts', ['after', 1, ID]],
    ['no list', { side: 'after' }],
  ])('are refused with %s', (_name, value) => {
    expect(() => readCursor(written(value), ['time', 'id'])).toThrow(expect.objectContaining({ code: 'cursor.invalid' }));
  });
});

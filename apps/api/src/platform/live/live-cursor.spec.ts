import { readLiveCursor, writeLiveCursor } from './live-cursor.js';

describe('a place in the event log', () => {
  it('is read as it was written', () => {
    const cursor = { xid: '18446744073709551615', id: '9223372036854775807' };
    expect(readLiveCursor(writeLiveCursor(cursor))).toEqual(cursor);
    expect(readLiveCursor('')).toBeUndefined();
  });
  it.each(['1', '1-', '-1', 'a-b', '1-2-3', '18446744073709551616-1', '1-9223372036854775808', ' 1-2', '1-2;'])('is not %j', (text) => {
    expect(() => readLiveCursor(text)).toThrow(expect.objectContaining({ code: 'cursor.invalid' }));
  });
});

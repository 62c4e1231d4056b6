import { cut, cutToEnd } from './cut.js';

describe('a text that is too long', () => {
  it.each([['abc', 5, 'abc'], ['abc', 2, 'ab'], ['a😀b', 2, 'a'], ['a😀b', 3, 'a😀'], ['😀😀', 1, ''], ['😀😀', 0, ''], ['', 3, '']])('%j keeps of its first %i', (text, max, kept) => {
    expect(cut(text, max)).toBe(kept);
  });
  it.each([['abc', 5, 'abc'], ['abc', 2, 'bc'], ['a😀b', 2, 'b'], ['a😀b', 3, '😀b'], ['😀😀', 1, '']])('%j keeps of its last %i', (text, max, kept) => {
    expect(cutToEnd(text, max)).toBe(kept);
  });
});

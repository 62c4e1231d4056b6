import { EMOJI, emojiFor } from './emoji-words.js';

describe('emoji', () => {
  it.each([['thank', '🙏'], ['GRACIAS', '🙏'], ['شكر', '🙏'], ['envio', '🚚'], ['هاتف', '📞']])('are found by words of each language: %s', (looked, expected) => {
    expect(emojiFor(looked).map(({ emoji }) => emoji)).toContain(expected);
  });
  it('are all there while nothing is looked for, each with words, once, and none for what none is called', () => {
    expect(emojiFor(' ')).toBe(EMOJI);
    expect(new Set(EMOJI.map(({ emoji }) => emoji)).size).toBe(EMOJI.length);
    expect(EMOJI.filter(({ emoji, words }) => !/\p{Extended_Pictographic}/u.test(emoji) || words.length < 2)).toEqual([]);
    expect(emojiFor('xyzzy')).toEqual([]);
  });
});

import { searchWords, snippetOf } from './search-words.js';

describe('the words of a search', () => {
  it('are folded, cut at signs, and begin words', () => {
    expect(searchWords('  Lámpara de-CAMPING! ')).toEqual({ words: `'lampara':* & 'de':* & 'camping':*`, parts: ['%lampara%', '%de%', '%camping%'] });
    expect(searchWords('فَانُوس')).toEqual({ words: `'فانوس':*`, parts: ['%فانوس%'] });
  });
  it('are nothing when nothing is a word, and never more than a few', () => {
    expect(searchWords(' % \' _ !')).toBeUndefined();
    expect(searchWords('a b c d e f g h i j k')?.words.split('&')).toHaveLength(8);
    expect(searchWords('a b c d')?.parts).toHaveLength(3);
  });
  it('find a number however it is written', () => {
    expect(searchWords('+34 611-100 (001)')?.parts).toEqual(['%34611100001%']);
    expect(searchWords('0611 100')?.parts).toEqual(['%611100%']);
    expect(searchWords('12')?.parts).toEqual(['%12%']);
  });
  it('show the line they were found in', () => {
    expect(snippetOf('Hello\nis the Lámpara bright?\nThanks', 'lampara')).toBe('is the Lámpara bright?');
    const long = `${'before '.repeat(40)}the lantern ${'after '.repeat(40)}`;
    const cut = snippetOf(long, 'lantern');
    expect(cut).toContain('lantern');
    expect(cut.startsWith('…') && cut.endsWith('…')).toBe(true);
    expect(cut.length).toBeLessThan(170);
    expect(snippetOf('nothing of it', 'lantern')).toBe('nothing of it');
  });
});

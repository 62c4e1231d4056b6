import { lineDiff } from './line-diff.js';

describe('what changed in a text', () => {
  it('is shown line by line, with what stands around it', () => {
    const was = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].join('\n');
    expect(lineDiff(was, was.replace('two', 'TWO')).map(({ side, text }) => `${side} ${text}`)).toEqual(['same one', 'was two', 'is TWO', 'same three', 'same four', 'same …']);
  });

  it('begins with nothing and ends with nothing', () => {
    expect(lineDiff('', 'a\nb')).toEqual([{ side: 'is', text: 'a' }, { side: 'is', text: 'b' }]);
    expect(lineDiff('a', '')).toEqual([{ side: 'was', text: 'a' }]);
    expect(lineDiff('a\nb', 'a\nb')).toEqual([]);
  });

  it('does not take a last line for another when one is added after it', () => {
    expect(lineDiff('a', 'a\nb')).toEqual([{ side: 'same', text: 'a' }, { side: 'is', text: 'b' }]);
  });
});

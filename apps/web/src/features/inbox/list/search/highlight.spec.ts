import { highlighted } from './highlight.js';

const hits = (text: string, q: string): string[] => highlighted(text, q).filter(({ isHit }) => isHit).map((run) => run.text);

describe('what a search found', () => {
  it('is marked from the beginning of words, whatever their case and accents', () => {
    expect(hits('the LÁNTERN for campers', 'lantern camp')).toEqual(['LÁNTERN', 'campers']);
    expect(hits('a planter', 'lant')).toEqual([]);
    expect(hits('هل عندكم فَانُوس للتخييم؟', 'فانوس')).toEqual(['فَانُوس']);
  });
  it('loses no letter', () => {
    const text = 'hi, <b>lantern</b> 😀 & more…';
    expect(highlighted(text, 'lantern').map((run) => run.text).join('')).toBe(text);
    expect(hits(text, '')).toEqual([]);
  });
});

import { clausesOf } from './clauses.js';

describe('the clauses of a long story', () => {
  it('end at punctuation and where another one is joined', () => {
    expect(clausesOf('Hola, de qué marca era eso no lo sé, pero quería saber si tenéis una linterna que aguante la lluvia y no pese mucho'))
      .toEqual(['Hola', 'de qué marca era eso no lo sé', 'quería saber si tenéis una linterna', 'aguante la lluvia', 'no pese mucho']);
  });
  it('are none of a few words', () => expect(clausesOf('una linterna, pero que no pese')).toEqual([]));
  it('are not without number', () => expect(clausesOf('una linterna, '.repeat(5) + Array.from({ length: 40 }, (_, i) => `uno ${i}`).join(', '))).toHaveLength(12));
});

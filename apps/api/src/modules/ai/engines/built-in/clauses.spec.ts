import { asksForThing, clausesOf, namedIn } from './clauses.js';

describe('the clauses of a long story', () => {
  it('end at punctuation and where another one is joined', () => {
    expect(clausesOf('Hola, de qué marca era eso no lo sé, pero quería saber si tenéis una linterna que aguante la lluvia y no pese mucho'))
      .toEqual(['Hola', 'de qué marca era eso no lo sé', 'quería saber si tenéis una linterna', 'aguante la lluvia', 'no pese mucho']);
  });
  it.each([
    ['I was thinking of a lantern or something like that', 'lantern'], ['Estaba pensando en una linterna o algo así', 'linterna'], ['je pensais à une lanterne ou quelque chose comme ça', 'lanterne'], ['estava pensando numa lanterna ou algo assim', 'numa lanterna'],
    ['that would be great', ''], ['y también quería saber', ''], ['she loves camping', 'she loves camping'],
  ])('name a product: %s', (clause, named) => expect(namedIn(clause)).toBe(named));
  it.each([
    ['Quería una manta para el sofá', true], ['I am looking for a blanket', true], ['je cherche une couverture', true], ['procuro uma manta', true], ['أبحث عن بطانية', true], ['she loves camping', false], ['mi hermana va de acampada', false],
  ])('ask for a thing or tell a story: %s', (clause, asks) => expect(asksForThing(clause)).toBe(asks));
  it('are none of a few words', () => expect(clausesOf('una linterna, pero que no pese')).toEqual([]));
  it('are not without number', () => expect(clausesOf('una linterna, '.repeat(5) + Array.from({ length: 60 }, (_, i) => `uno ${i}`).join(', '))).toHaveLength(40));
});

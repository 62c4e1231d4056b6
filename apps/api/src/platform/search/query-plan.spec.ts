import { planQuery, strangeWords } from './query-plan.js';
import { questionOf } from './question.js';
import type { SimilarTerm } from './spelling.js';
import { Vocabulary } from './vocabulary.js';

const vocabulary = new Vocabulary([
  { kind: 'word', asked: 'camping', term: 'camping', documents: 1 }, { kind: 'word', asked: 'lantern', term: 'lantern', documents: 1 }, { kind: 'stem', asked: 'lantern', term: 'lanterns', documents: 1 }, { kind: 'word', asked: 'tent', term: 'tent', documents: 1 },
  { kind: 'prefix', asked: 'hamm', term: 'hammock', documents: 1 }, { kind: 'word', asked: 'headlamp', term: 'headlamp', documents: 1 },
]);
const plan = (query: string[], similar: SimilarTerm[] = []) => planQuery(questionOf(query.join(' '), undefined), vocabulary, similar);

describe('planning a query', () => {
  it('searches known words in all their forms, the exact one weighing most', () => {
    const { expansions, repaired } = plan(['lantern']);
    expect(repaired).toBeNull();
    expect(expansions).toEqual([{ slot: 0, term: 'lantern', weight: 1 }, { slot: 0, term: 'lanterns', weight: 0.9 }]);
  });
  it('calls strange only what no document holds in any form', () => {
    expect(strangeWords(questionOf('lantern hamm lantren xyz 123456', undefined), vocabulary)).toEqual(['lantren']);
  });
  it('repairs to the nearest term, the more frequent one of two', () => {
    const similar = [{ asked: 'lantren', term: 'lantana', documents: 50 }, { asked: 'lantren', term: 'lantern', documents: 1 }];
    expect(plan(['camping', 'lantren'], similar).repaired).toBe('camping lantern');
    expect(plan(['mugx'], [{ asked: 'mugx', term: 'mugs', documents: 1 }, { asked: 'mugx', term: 'mug', documents: 9 }]).repaired).toBe('mug');
  });
  it('leaves alone what is too far from every term', () => {
    expect(plan(['fooding'], [{ asked: 'fooding', term: 'camping', documents: 9 }]).repaired).toBeNull();
    expect(plan(['food'], [{ asked: 'food', term: 'wood', documents: 9 }]).repaired).toBeNull();
  });
  it('takes run-together words apart and joins words that the catalog writes as one', () => {
    expect(plan(['campinglantern']).slots.map((slot) => slot.text)).toEqual(['camping', 'lantern']);
    expect(plan(['head', 'lamp']).expansions).toEqual(expect.arrayContaining([{ slot: 0, term: 'headlamp', weight: 1 }, { slot: 1, term: 'headlamp', weight: 1 }]));
  });
  it('finds two swapped letters in short words', () => expect(plan(['tnet']).repaired).toBe('tent'));
  it('weighs the beginning of a word by how much of it is there', () => {
    expect(plan(['hamm']).expansions).toContainEqual({ slot: 0, term: 'hammock', weight: 0.7 * (4 / 7) });
  });
});

import { asideSlots, lackingWords, lacksItsHead, unmetPairs } from './lacking.js';
import { planQuery, type QueryPlan } from './query-plan.js';
import { questionOf } from './question.js';
import { Thesaurus } from './thesaurus.js';
import { type KnownTerm, Vocabulary } from './vocabulary.js';
import { stemOf } from './words.js';

const thing = (english: string, ...others: string[]) => ({ isQuality: false, forms: [{ text: english, isOnlyUnderstood: false }, ...others.map((text) => ({ text, isOnlyUnderstood: false, isHeadFirst: true }))] });
const quality = (...forms: string[]) => ({ isQuality: true, forms: forms.map((text) => ({ text, isOnlyUnderstood: false })) });
const THESAURUS = new Thesaurus([thing('car', 'coche', 'carro', 'سيارة'), thing('tyre', 'neumático', 'pneus', 'إطار', 'टायर'), thing('boots', 'botas', 'بوت'), quality('men', 'hombre'), thing('table', 'mesa'), thing('coffee', 'café'), thing('sofa', 'couch'), thing('pillow')]);
const KNOWN = ['car', 'boots', 'table', 'coffee', 'pillow', 'ring'];
const VOCABULARY = new Vocabulary(KNOWN.flatMap((term): KnownTerm[] => [{ kind: 'word', asked: term, term, documents: 1 }, { kind: 'stem', asked: stemOf(term), term, documents: 1 }]));
const read = (text: string) => {
  const question = questionOf(text, THESAURUS);
  return { ...planQuery(question, VOCABULARY, []), links: question.links };
};
const lacking = (text: string): string[] => {
  const { slots, links } = read(text);
  return lackingWords(slots, links);
};
const lacksHead = (text: string): boolean => {
  const { slots, links } = read(text);
  return lacksItsHead(slots, links);
};

describe('what a question asks for and nothing has', () => {
  it.each([
    ['ski boots rental', ['ski', 'rental']], ['wedding ring with diamond', ['diamond']], ['botas de fútbol', ['futbol']], ['sofa pillow', ['sofa']], ['boots rack', ['rack']], ['soporte botas', ['soporte']],
    ['रैक boots', []], ['boots रैक', ['रैक']],
  ])('is said beside what there is: %s', (text, words) => expect(lacking(text)).toEqual(words));
  it.each(['boots for skiing', 'botas para esquiar', 'boots', 'boots plz', 'I was wondering yesterday: any boots?', 'boots size 42', 'coffee and boots', 'cute boots', 'men boots', 'a pair of cute boots', 'botas elegantes', 'lindas botas', 'mesa rústica', 'بوت أنيق', 'boots de calidad'])('is nothing in: %s', (text) => expect(lacking(text)).toEqual([]));

  it.each(['car tyres', 'neumáticos de coche', 'pneus de carro', 'tyres for my car', 'إطار سيارة', 'car का टायर'])('is the thing itself in: %s', (text) => expect(lacksHead(text)).toBe(true));
  it.each(['couch pillow', 'boots and car tyres', 'Any boots? My tyres are flat', 'car', 'tyres', 'coffee table'])('is not all of: %s', (text) => expect(lacksHead(text)).toBe(false));

  it.each([['boots for my car', ['car']], ['mesa para coche', ['coche']], ['car', []], ['coffee and boots', []], ['something for my car', []], ['table of coffee', []]])('is what it is for, not what it is: %s', (text, words) => {
    const { slots, links } = read(text);
    expect([...asideSlots(slots, links)].map((place) => slots[place]?.text)).toEqual(words);
  });

  it('is one thing named by two, unless a document has both', () => {
    const pair = (text: string, answered: (plan: QueryPlan) => number[][]): string[] => {
      const { links, ...plan } = read(text);
      return unmetPairs(plan.slots, links, answered(plan));
    };
    expect(pair('coffee table', () => [[0], [1]])).toEqual(['coffee', 'table']);
    expect(pair('coffee table', () => [[0, 1], [1]])).toEqual([]);
    expect(pair('coffee and a table', () => [[0], [1]])).toEqual([]);
    expect(pair('ring table', () => [[0], [1]])).toEqual([]);
  });
});

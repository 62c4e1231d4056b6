import { planQuery } from '../../../../platform/search/query-plan.js';
import { questionOf } from '../../../../platform/search/question.js';
import { Vocabulary } from '../../../../platform/search/vocabulary.js';
import { stemOf } from '../../../../platform/search/words.js';
import { SHOP_WORDS } from './index.js';

/** What is searched for a text in a catalog of these words only. */
function searched(text: string, ...catalog: string[]): Record<string, number>[] {
  const vocabulary = new Vocabulary(catalog.flatMap((term) => [{ kind: 'word' as const, asked: term, term, documents: 1 }, { kind: 'stem' as const, asked: stemOf(term), term, documents: 1 }]));
  const { slots, expansions } = planQuery(questionOf(text, SHOP_WORDS), vocabulary, []);
  return slots.map((_slot, place) => Object.fromEntries(expansions.filter(({ slot, term }) => slot === place && catalog.includes(term)).map(({ term, weight }) => [term, weight])));
}

describe('other words for a customer\'s', () => {
  it.each([
    ['mochila', 'backpack'], ['sac à dos', 'backpack'], ['حقائب', 'bag'], ['जूते', 'shoe'], ['joote', 'shoe'], ['jumper', 'sweater'], ['زرقاء', 'blue'], ['चाँदी', 'silver'], ['backpack', 'mochila'], ['scarf', 'وشاح'],
  ])('%s is searched as %s', (text, term) => {
    expect(searched(text, term).flatMap((slot) => Object.keys(slot))).toContain(term);
  });
  it('weighs another word less than the typed one, least where the catalog has that', () => {
    expect(searched('rucksack', 'backpack')).toEqual([{ backpack: 0.8 }]);
    expect(searched('rucksack', 'backpack', 'rucksack')).toEqual([{ rucksack: 1, backpack: 0.5 }]);
  });
  it('wants all words of a phrase that means one word, in their places', () => {
    expect(searched('lampadaire', 'floor', 'lamp')).toEqual([{ floor: 0.8 }, { lamp: 0.8 }]);
    expect(searched('saco de dormir', 'sleeping', 'bag')).toEqual([{ sleeping: 0.8 }, { bag: 0.8 }]);
    expect(searched('té verde', 'green', 'tea')).toEqual([{ green: 0.8 }, { tea: 0.8 }]);
  });
  it('does not search what only looks like another language\'s word', () => {
    expect(searched('bread', 'pan')).toEqual([{}]);
    expect(searched('couch', 'nappies')).toEqual([{}]);
    expect(searched('silla', 'sill')).not.toContainEqual({ sill: 0.8 });
  });
  it('repairs a word by the thesaurus when the catalog has nothing like it', () => {
    const plan = planQuery(questionOf('mochilla', SHOP_WORDS), new Vocabulary([{ kind: 'stem', asked: stemOf('backpack'), term: 'backpack', documents: 1 }]), []);
    expect(plan.repaired).toBe('mochila');
    expect(plan.expansions).toContainEqual({ slot: 0, term: 'backpack', weight: 0.8 });
  });
});

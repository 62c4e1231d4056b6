import { isIn, sumsOf } from './categories.js';

describe('categories', () => {
  it('count what stands below them', () => expect(sumsOf([{ category: 'Home > Lighting', count: 2 }, { category: 'Home', count: 1 }, { category: 'Garden > Tools > Small', count: 4 }])).toEqual([
    { category: 'Garden', count: 4 }, { category: 'Garden > Tools', count: 4 }, { category: 'Garden > Tools > Small', count: 4 }, { category: 'Home', count: 3 }, { category: 'Home > Lighting', count: 2 },
  ]));
  it('hold themselves and those below, not those with a longer name', () => {
    expect([isIn('Home', 'Home'), isIn('Home > Lighting', 'Home'), isIn('Homewear', 'Home'), isIn('Home', 'Home > Lighting')]).toEqual([true, true, false, false]);
  });
});

import { isIn, shelfOf, sumsOf } from './categories.js';

describe('categories', () => {
  it('count what stands below them', () => expect(sumsOf([{ category: 'Home > Lighting', count: 2 }, { category: 'Home', count: 1 }, { category: 'Garden > Tools > Small', count: 4 }])).toEqual([
    { category: 'Garden', count: 4 }, { category: 'Garden > Tools', count: 4 }, { category: 'Garden > Tools > Small', count: 4 }, { category: 'Home', count: 3 }, { category: 'Home > Lighting', count: 2 },
  ]));
  it('are seen from inside with what stands in no part of them', () => {
    const shop = [{ category: 'Home > Lighting > Lamps', count: 2 }, { category: 'Home > Candles', count: 3 }, { category: 'Home', count: 1 }, { category: 'Garden', count: 5 }, { category: '', count: 4 }];
    expect(shelfOf(shop, '')).toEqual({ categories: [{ category: 'Home', count: 6 }, { category: 'Garden', count: 5 }], loose: 4, total: 15 });
    expect(shelfOf(shop, 'Home')).toEqual({ categories: [{ category: 'Home > Candles', count: 3 }, { category: 'Home > Lighting', count: 2 }], loose: 1, total: 6 });
    expect(shelfOf(shop, 'Garden')).toEqual({ categories: [], loose: 5, total: 5 });
    expect(shelfOf(shop, 'Nowhere')).toEqual({ categories: [], loose: 0, total: 0 });
  });
  it('hold themselves and those below, not those with a longer name', () => {
    expect([isIn('Home', 'Home'), isIn('Home > Lighting', 'Home'), isIn('Homewear', 'Home'), isIn('Home', 'Home > Lighting')]).toEqual([true, true, false, false]);
  });
});

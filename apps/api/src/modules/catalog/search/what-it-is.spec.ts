import { SHOP_WORDS } from './shop-words/index.js';
import { namingOf } from './what-it-is.js';

const naming = (title: string, asked: string, { description = '', tags = [] as string[], isKnownThing = true } = {}) =>
  namingOf({ id: 'p', title, description, category: '', tags, searchTerms: [], variants: [] }, { names: new Set(asked.split(' ')), isKnownThing }, SHOP_WORDS);

describe('how a product has what was asked for', () => {
  it.each([['Wine glasses, set of 4', 'glasses'], ['Ergonomic office chair', 'chair'], ['Wooden toy car', 'toy car'], ['Wooden toy car', 'toy'], ['Taza café', 'taza'], ['Olive oil soap', 'soap'], ['Jasmine eau de parfum', 'perfume parfum'], ['Watering can 5 l', 'watering'], ['Ground coffee', 'coffee']])(
    'names it: %s, %s', (title, asked) => expect(naming(title, asked)).toBe('named'));
  it.each([['Wine glasses, set of 4', 'wine'], ['Ergonomic computer mouse', 'computer'], ['Percale bed sheets', 'bed'], ['Copa de vino', 'vino'], ['Wooden toy car', 'car'], ['Coche de juguete', 'coche']])(
    'is only for it or of it: %s, %s', (title, asked) => expect(naming(title, asked)).toBe('qualifying'));
  it.each([['Soap Dish', 'soap'], ['Desk lamp', 'desk']])('is called by it, and another thing: %s, %s', (title, asked) => expect(naming(title, asked)).toBe('before'));
  it('speaks of it in passing', () => {
    expect(naming('Dinner plates', 'dishwasher', { description: 'Dishwasher safe.' })).toBe('passing');
    expect(naming('Bosch SMS4', 'dishwasher', { description: 'A quiet dishwasher.' })).toBe('named');
    expect(naming('Dinner plates', 'acme', { description: 'By Acme.', isKnownThing: false })).toBe('named');
  });
  it('names it by a tag', () => expect(naming('Canvas sneakers', 'shoes', { tags: ['shoes'] })).toBe('named'));
});

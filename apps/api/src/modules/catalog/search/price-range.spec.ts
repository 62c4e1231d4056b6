import { priceRangeOf } from './price-range.js';

describe('the price in a customer\'s words', () => {
  it.each([
    ['red shoes under 50', 'red shoes', null, 50], ['shoes below 30 euros please', 'shoes please', null, 30], ['a gift up to €19.90', 'a gift', null, 19.9], ['jacket < 100', 'jacket', null, 100],
    ['toys between 10 and 20 €', 'toys', 10, 20], ['jacket from 100 to 200', 'jacket', 100, 200], ['watch over 150', 'watch', 150, null], ['something around 20', 'something', 14, 26],
    ['zapatos por menos de 40 euros', 'zapatos', null, 40], ['lámpara hasta 100', 'lampara', null, 100], ['regalos entre 20 y 30', 'regalos', 20, 30],
    ['brinquedos até 25 reais', 'brinquedos', null, 25], ['robe à moins de 50 euros', 'robe', null, 50], ["lampe jusqu'à 80 €", 'lampe', null, 80],
    ['حذاء أقل من ٣٠ يورو', 'حذاء', null, 30], ['هدية بين 20 و 30', 'هديه', 20, 30], ['50 रुपये से कम जूते', 'जूते', null, 50], ['joote 50 se kam', 'joote', null, 50],
  ])('%s', (text, words, min, max) => expect(priceRangeOf(text)).toEqual({ words, min, max }));

  it.each(['tent for 2 people', 'size 44 boots', 'from 2 people tent', 'dress size 38', 'iphone 15', 'hose up to 20 m', 'puzzle 1000 pieces', 'de 5 personas'])('%s holds none', (text) => {
    expect(priceRangeOf(text)).toEqual({ words: text, min: null, max: null });
  });
});

import { parsePrice } from './price.js';

describe('a price in a CSV cell', () => {
  it.each([
    ['12.50', undefined, 1250, 'EUR'], ['12,5', undefined, 1250, 'EUR'], ['12', undefined, 1200, 'EUR'], ['0', undefined, 0, 'EUR'],
    ['1,234.00', 'USD', 123_400, 'USD'], ['1.234,50', undefined, 123_450, 'EUR'], ['1 234,50 €', undefined, 123_450, 'EUR'], ["1'234.50", 'CHF', 123_450, 'CHF'],
    ['€12', undefined, 1200, 'EUR'], ['£9.99', undefined, 999, 'GBP'], ['$ 5', 'CAD', 500, 'CAD'], ['R$ 10,90', undefined, 1090, 'BRL'], ['12 EUR', undefined, 1200, 'EUR'],
    ['1.500', 'CLP', 1500, 'CLP'], ['12.500', undefined, 1_250_000, 'EUR'], ['1,234,567', 'USD', 123_456_700, 'USD'],
    ['1500', 'JPY', 1500, 'JPY'], ['1,500', 'JPY', 1500, 'JPY'], ['4.250', 'KWD', 4250, 'KWD'], ['7.5', 'usd', 750, 'USD'],
  ])('%s (%s) is %d minor units of %s', (text, currency, amount, code) => {
    expect(parsePrice(text, currency, 'EUR')).toEqual({ amount, currency: code });
  });

  it.each([
    ['=1+1', undefined], ['-5', undefined], ['free', undefined], ['', undefined], ['12.50.1', undefined], ['1,23,456.00', 'USD'], ['12.345,6.7', undefined], ['€12', 'USD'],
    ['12', 'XXL'], ['12.5', 'JPY'], ['99999999999999', undefined], ['+12', undefined], ['@12', undefined],
  ])('%s (%s) is refused with a reason', (text, currency) => {
    expect(parsePrice(text, currency, 'EUR')).toEqual({ code: expect.stringMatching(/^(price|currency)\./), detail: expect.any(String) });
  });
  it('a cell of blanks comes to an end', () => expect(parsePrice(`${' '.repeat(5_000)}1${' '.repeat(5_000)}x1`, undefined, 'EUR')).toMatchObject({ code: 'price.invalid' }));
});

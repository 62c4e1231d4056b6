import { amountText, formatMoney, parseAmount } from './money.js';

describe('a price that somebody types', () => {
  it.each([
    ['12.50', 'EUR', 1250], ['12,5', 'EUR', 1250], ['12', 'EUR', 1200], ['0', 'EUR', 0], ['1,234.00', 'USD', 123_400], ['1.234,50', 'EUR', 123_450], ["1'234.50", 'CHF', 123_450],
    ['1500', 'JPY', 1500], ['1,500', 'JPY', 1500], ['4.250', 'KWD', 4250], ['4.25', 'KWD', 4250], ['٤٫٢٥', 'KWD', 4250], ['١٢٬٠٠٠', 'EGP', 1_200_000],
  ])('%s %s is %d minor units', (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
  });

  it.each([['', 'EUR'], ['free', 'EUR'], ['-5', 'EUR'], ['12.5', 'JPY'], ['12.50.1', 'EUR'], ['12.', 'EUR'], ['99999999999999', 'EUR']])('%j %s is none', (text, currency) => {
    expect(parseAmount(text, currency)).toBeUndefined();
  });

  it.each([[1250, 'EUR', 'en'], [1250, 'EUR', 'es'], [1500, 'JPY', 'ar'], [4250, 'KWD', 'ar']])('%d of %s in %s is read as it is written', (amount, currency, locale) => {
    expect(parseAmount(amountText(amount, currency, locale), currency)).toBe(amount);
  });

  it('is shown with the digits of its currency', () => {
    expect([formatMoney({ amount: 1500, currency: 'JPY' }, 'en'), formatMoney({ amount: 4250, currency: 'KWD' }, 'en')]).toEqual(['¥1,500', expect.stringMatching(/4\.250/)]);
  });
});

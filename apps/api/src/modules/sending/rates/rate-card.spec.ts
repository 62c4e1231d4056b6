import { countriesOf } from './markets.js';
import { cardInForce, rateFor, readRateCard } from './rate-card.js';

const CARD = 'Market,Currency,Marketing,Utility,Authentication,Authentication-International,Service\nSpain,EUR,0.0509,0.0166,0.0166,n/a,n/a\nRest of Western Europe,EUR,0.0492,0.0149,0.0149,n/a,n/a\nSaudi Arabia,EUR,0.0376,0.0089,0.0089,0.0492,0.0089\nOther,EUR,0.0501,0.0064,0.0064,n/a,0.0064\n';

describe('a rate card', () => {
  const read = readRateCard(CARD);
  const card = { effectiveFrom: '2026-10-01', currency: 'EUR', rates: read.rates };
  it('is read as Meta publishes it', () => expect([read.currency, read.unknownMarkets, Object.keys(read.rates)]).toEqual(['EUR', [], ['marketing', 'utility', 'authentication', 'authentication_international', 'service']]));
  it.each([
    ['a country of its own', 'marketing', 'ES', 50_900], ['a country of a region', 'utility', 'PT', 14_900], ['any other', 'marketing', 'BR', 50_100], ['an unknown one', 'utility', undefined, 6_400],
    ['what is charged there only', 'authentication_international', 'SA', 49_200], ['what is not charged', 'authentication_international', 'ES', undefined],
  ] as const)('has a price for %s', (_name, category, country, micro) => expect(rateFor(card, category, country)).toBe(micro));
  it('has no price where there is no card', () => expect(rateFor(undefined, 'marketing', 'ES')).toBeUndefined());
  it('is read with semicolons and decimal commas', () => expect(readRateCard('Country;Marketing\nES;0,0509\nDE;€0,11').rates).toEqual({ marketing: { ES: 50_900, DE: 110_000 } }));
  it('has a country\'s own price rather than its region\'s, wherever the line stands', () => {
    expect(readRateCard('Market,Marketing\nMorocco,0.09\nRest of Africa,0.02').rates.marketing).toMatchObject({ MA: 90_000, DZ: 20_000 });
    expect(readRateCard('Market,Marketing\nRest of Western Europe,0.04').rates.marketing).toMatchObject({ FR: 40_000, PT: 40_000 });
  });
  it.each([
    ['France', 'FR'], ['Germany', 'DE'], ['Russia', 'RU'], ['Serbia', 'RS'], ['United Kingdom', 'GB'], ['Benin', 'BJ'], ['Burkina Faso', 'BF'], ['Turkey', 'TR'], ['Hong Kong', 'HK'], ['Czech Republic', 'CZ'], ['Ivory Coast', 'CI'],
    ['Republic of the Congo (Brazzaville)', 'CG'], ['Swaziland', 'SZ'], ['North Macedonia', 'MK'], ['United Arab Emirates', 'AE'], ['Saudi Arabia', 'SA'], ['South Africa', 'ZA'], ['Bangladesh', 'BD'], ['Poland', 'PL'], ['Qatar', 'QA'], ['es', 'ES'],
  ])('knows %s as Meta calls it', (market, code) => expect(countriesOf(market)).toEqual([code]));
  it.each([
    ['Rest of Africa', 'DZ AO BJ BW BF BI CM TD CG ER ET GA GM GH GW CI KE LS LR LY MG MW ML MR MA MZ NA NE RW SN SL SO SS SD SZ TZ TG TN UG ZM'],
    ['Rest of Asia Pacific', 'AF AU BD KH CN HK JP LA MN NP NZ PG PH SG LK TW TJ TH TM UZ VN'], ['Rest of Central & Eastern Europe', 'AL AM AZ BY BG HR CZ GE GR HU LV LT MD MK PL RO RS SK SI UA'],
    ['Rest of Western Europe', 'AT BE DK FI IE NO PT SE CH'], ['Rest of Latin America', 'BO CR DO EC SV GT HT HN JM NI PA PY PR UY VE'], ['Rest of Middle East', 'BH IQ JO KW LB OM QA YE'], ['North America', 'CA US'], ['Other', ''],
  ])('counts as %s whom Meta counts so', (market, codes) => expect(countriesOf(market)).toEqual(expect.arrayContaining(codes.split(' '))));
  it('names markets that nobody knows', () => expect(readRateCard('Market,Marketing\nSpain,0.05\nAtlantis,0.01').unknownMarkets).toEqual(['Atlantis']));
  it.each([['no price', 'Market,Marketing\nSpain,cheap', 'Line 2'], ['two currencies', 'Market,Currency,Marketing\nSpain,EUR,0.1\nFrance,USD,0.1', 'one currency'], ['nothing', 'Market,Marketing\nSpain,n/a', 'No price'], ['a foreign column', 'Market,Colour\nSpain,red', 'Unknown column']])('refuses %s', (_name, csv, detail) => {
    expect(() => readRateCard(csv)).toThrow(expect.objectContaining({ code: 'import.invalid', detail: expect.stringMatching(new RegExp(detail, 'i')) as string }));
  });
  it('counts from its day on', () => {
    const cards = [{ effectiveFrom: '2026-01-01' }, { effectiveFrom: '2026-10-01' }, { effectiveFrom: '2027-01-01' }];
    expect([cardInForce(cards, '2026-09-30'), cardInForce(cards, '2026-10-01'), cardInForce(cards, '2025-12-31')]).toEqual([cards[0], cards[1], undefined]);
  });
});

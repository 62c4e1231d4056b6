import { getCountries } from 'libphonenumber-js';

/**
 * The regions of Meta's rate cards, by the ISO 3166-1 codes of their countries, as Meta's table "Country calling codes" has them
 * (developers.facebook.com/docs/whatsapp/conversation-based-pricing#country-calling-codes, as of December 2025): "If a country is not listed below, it maps to Other."
 * Countries with a line of their own in that table come first: a card names them, and lines come and go.
 */
const REGIONS: Readonly<Record<string, string>> = {
  'north america': 'CA US',
  'rest of africa': 'EG NG ZA DZ AO BJ BW BF BI CM TD CG ER ET GA GM GH GW CI KE LS LR LY MG MW ML MR MA MZ NA NE RW SN SL SO SS SD SZ TZ TG TN UG ZM',
  'rest of asia pacific': 'IN ID MY PK AF AU BD KH CN HK JP LA MN NP NZ PG PH SG LK TW TJ TH TM UZ VN',
  'rest of central & eastern europe': 'RU AL AM AZ BY BG HR CZ GE GR HU LV LT MK MD PL RO RS SK SI UA',
  'rest of latin america': 'AR BR CL CO MX PE BO CR DO EC SV GT HT HN JM NI PA PY PR UY VE',
  'rest of middle east': 'AE IL SA BH IQ JO KW LB OM QA YE',
  'rest of western europe': 'DE ES FR GB IT NL AT BE DK FI IE NO PT SE CH',
};
/** Names that Meta writes otherwise than the standard does. */
const OTHERWISE: Readonly<Record<string, string>> = {
  uae: 'AE', uk: 'GB', usa: 'US', turkey: 'TR', turkiye: 'TR', 'united states of america': 'US', 'hong kong': 'HK', macau: 'MO', 'czech republic': 'CZ', 'ivory coast': 'CI', swaziland: 'SZ',
  'republic of the congo (brazzaville)': 'CG', 'republic of the congo': 'CG', myanmar: 'MM',
};

let names: ReadonlyMap<string, string> | undefined;

/** The countries of a market as a rate card names it; `['']` for "Other"; undefined for a name that says nothing. */
export function countriesOf(market: string): readonly string[] | undefined {
  const name = market.trim().toLowerCase().replace(/\s+and\s+/, ' & ').replaceAll(/\s+/g, ' ');
  if (name === 'other') return [''];
  const region = REGIONS[name];
  if (region !== undefined) return region.split(' ');
  names ??= countryNames();
  const code = OTHERWISE[name] ?? names.get(name);
  return code === undefined ? undefined : [code];
}

/** English names and two-letter codes of all countries with phone numbers, in lower case; names that Intl also has for countries of the past (FX, SU, YU) would hide those of today. */
function countryNames(): Map<string, string> {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const known = getCountries().flatMap((code) => {
    const name = display.of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code] as const, [code.toLowerCase(), code] as const];
  });
  return new Map(known);
}

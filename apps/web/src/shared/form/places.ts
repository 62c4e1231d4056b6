export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timezone: string;
  /** BCP 47. */
  readonly locale: string;
}

/** What people pay with, by ISO 3166-1 country. */
const COUNTRIES_OF: Readonly<Record<string, string>> = {
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM VA XK YT',
  USD: 'AS BQ EC FM GU IO MH MP PA PR PW SV TC TL US VG VI', GBP: 'GB GG IM JE', AUD: 'AU CC CX KI NF NR TV', NZD: 'CK NU NZ PN TK', CHF: 'CH LI',
  DKK: 'DK FO GL', NOK: 'NO SJ BV', XOF: 'BF BJ CI GW ML NE SN TG', XAF: 'CF CG CM GA GQ TD', XCD: 'AG AI DM GD KN LC MS VC', XPF: 'NC PF WF', MAD: 'EH MA', ILS: 'IL PS',
  AED: 'AE', AFN: 'AF', ALL: 'AL', AMD: 'AM', AOA: 'AO', ARS: 'AR', AWG: 'AW', AZN: 'AZ', BAM: 'BA', BBD: 'BB', BDT: 'BD', BHD: 'BH', BIF: 'BI', BMD: 'BM', BND: 'BN', BOB: 'BO', BRL: 'BR', BSD: 'BS',
  BTN: 'BT', BWP: 'BW', BYN: 'BY', BZD: 'BZ', CAD: 'CA', CDF: 'CD', CLP: 'CL', CNY: 'CN', COP: 'CO', CRC: 'CR', CUP: 'CU', CVE: 'CV', XCG: 'CW SX', CZK: 'CZ', DJF: 'DJ', DOP: 'DO', DZD: 'DZ', EGP: 'EG',
  ERN: 'ER', ETB: 'ET', FJD: 'FJ', FKP: 'FK', GEL: 'GE', GHS: 'GH', GIP: 'GI', GMD: 'GM', GNF: 'GN', GTQ: 'GT', GYD: 'GY', HKD: 'HK', HNL: 'HN', HTG: 'HT', HUF: 'HU', IDR: 'ID', INR: 'IN', IQD: 'IQ',
  IRR: 'IR', ISK: 'IS', JMD: 'JM', JOD: 'JO', JPY: 'JP', KES: 'KE', KGS: 'KG', KHR: 'KH', KMF: 'KM', KPW: 'KP', KRW: 'KR', KWD: 'KW', KYD: 'KY', KZT: 'KZ', LAK: 'LA', LBP: 'LB', LKR: 'LK', LRD: 'LR',
  LSL: 'LS', LYD: 'LY', MDL: 'MD', MGA: 'MG', MKD: 'MK', MMK: 'MM', MNT: 'MN', MOP: 'MO', MRU: 'MR', MUR: 'MU', MVR: 'MV', MWK: 'MW', MXN: 'MX', MYR: 'MY', MZN: 'MZ', NAD: 'NA', NGN: 'NG', NIO: 'NI',
  NPR: 'NP', OMR: 'OM', PEN: 'PE', PGK: 'PG', PHP: 'PH', PKR: 'PK', PLN: 'PL', PYG: 'PY', QAR: 'QA', RON: 'RO', RSD: 'RS', RUB: 'RU', RWF: 'RW', SAR: 'SA', SBD: 'SB', SCR: 'SC', SDG: 'SD', SEK: 'SE',
  SGD: 'SG', SHP: 'SH', SLE: 'SL', SOS: 'SO', SRD: 'SR', SSP: 'SS', STN: 'ST', SYP: 'SY', SZL: 'SZ', THB: 'TH', TJS: 'TJ', TMT: 'TM', TND: 'TN', TOP: 'TO', TRY: 'TR', TTD: 'TT', TWD: 'TW', TZS: 'TZ',
  UAH: 'UA', UGX: 'UG', UYU: 'UY', UZS: 'UZ', VES: 'VE', VND: 'VN', VUV: 'VU', WST: 'WS', YER: 'YE', ZAR: 'ZA', ZMW: 'ZM', ZWG: 'ZW',
};
const CURRENCY_OF = new Map(Object.entries(COUNTRIES_OF).flatMap(([currency, countries]) => countries.split(' ').map((country) => [country, currency] as const)));

interface Choice { readonly value: string; readonly label: string }

function named(values: Iterable<string>, language: string, type: 'region' | 'currency' | 'language'): Choice[] {
  const names = new Intl.DisplayNames(language, { type, fallback: 'code' });
  const choices = [...values].map((value) => ({ value, label: names.of(value) ?? value }));
  return choices.toSorted((one, other) => one.label.localeCompare(other.label, language));
}

export function countryChoices(language: string): Choice[] {
  return named(CURRENCY_OF.keys(), language, 'region');
}
export function currencyChoices(language: string): Choice[] {
  return named(Intl.supportedValuesOf('currency'), language, 'currency').map(({ value, label }) => ({ value, label: `${value} · ${label}` }));
}
export function timezoneChoices(): Choice[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
const LANGUAGES = ['ar', 'bn', 'de', 'en', 'es', 'fr', 'hi', 'id', 'it', 'ja', 'ko', 'ms', 'nl', 'pl', 'pt', 'ru', 'sw', 'tr', 'uk', 'ur', 'vi', 'zh'];
export function languageChoices(language: string, chosen: string): Choice[] {
  return named(new Set([...LANGUAGES, chosen]), language, 'language');
}

/** Money of a country; undefined for one that we do not know. */
export function currencyOf(country: string): string | undefined {
  return CURRENCY_OF.get(country);
}

/** Where this browser seems to be: a start that people can change. */
export function likelyPlace(locale: string): Place {
  const country = navigator.languages.map((language) => new Intl.Locale(language).region).find((region) => region !== undefined && CURRENCY_OF.has(region)) ?? 'US';
  return { country, currency: currencyOf(country) ?? 'USD', timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale };
}

import { RATE_CATEGORIES, type RateCategory } from '#contracts';
import { readCsv } from '../../../platform/csv/read-csv.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { countriesOf } from './markets.js';

/** category -> country (ISO 3166-1; '' for all others) -> millionths of the card's currency. */
export type Rates = Readonly<Partial<Record<RateCategory, Readonly<Record<string, number>>>>>;
export interface RateCard { readonly effectiveFrom: string; readonly currency: string; readonly rates: Rates }
export interface ReadRateCard { readonly currency: string | undefined; readonly rates: Rates; /** Markets nobody knows: left out. */ readonly unknownMarkets: readonly string[] }

const MILLION = 1_000_000;
const MOST_ROWS = 500;
const HIGHEST = 1_000;

/**
 * A rate card as Meta publishes it (Market, Currency, Marketing, Utility, Authentication, Authentication-International, Service; "n/a" where nothing is charged so),
 * also with country codes and with fewer columns.
 * @throws AppError import.invalid
 */
export function readRateCard(csv: string): ReadRateCard {
  const table = readCsv(Buffer.from(csv, 'utf8'), { columnsOf: (headers) => headers.map(columnOf), columns: ['market', 'currency', ...RATE_CATEGORIES], required: ['market'], maxRows: MOST_ROWS });
  const rates: Partial<Record<RateCategory, Record<string, number>>> = {};
  const unknownMarkets: string[] = [];
  const currencies = new Set<string>();
  // A country's own line goes before that of its region, wherever it stands.
  const rows = table.rows.map(({ cells, line }) => ({ cells, line, countries: countriesOf(cells['market'] ?? '') }));
  for (const { cells, line, countries } of rows.toSorted((a, b) => (b.countries?.length ?? 0) - (a.countries?.length ?? 0))) {
    if (countries === undefined) unknownMarkets.push((cells['market'] ?? '').slice(0, 60));
    if (cells['currency']) currencies.add(currencyOf(cells['currency']));
    for (const category of RATE_CATEGORIES) {
      const amount = amountOf(cells[category] ?? '', line);
      if (amount === undefined) continue;
      for (const country of countries ?? []) (rates[category] ??= {})[country] = amount;
    }
  }
  if (currencies.size > 1) throw new AppError('import.invalid', { detail: `One card has one currency; the file has ${[...currencies].slice(0, 3).join(', ')}` });
  if (Object.keys(rates).length === 0) throw new AppError('import.invalid', { detail: 'No price could be read from the file' });
  return { currency: [...currencies][0], rates, unknownMarkets };
}

/** Millionths for one message; undefined when the card says nothing. A country of its own goes before "all others". */
export function rateFor(card: RateCard | undefined, category: RateCategory, country: string | undefined): number | undefined {
  return ownRate(card, category, country) ?? card?.rates[category]?.[''];
}
/** False where the card has at most a price for "all others". */
export function hasOwnRate(card: RateCard | undefined, category: RateCategory, country: string | undefined): boolean {
  return ownRate(card, category, country) !== undefined;
}
function ownRate(card: RateCard | undefined, category: RateCategory, country: string | undefined): number | undefined {
  return country === undefined ? undefined : card?.rates[category]?.[country];
}

/** Of several cards the one in force on a day (`YYYY-MM-DD`). */
export function cardInForce<C extends Pick<RateCard, 'effectiveFrom'>>(cards: readonly C[], day: string): C | undefined {
  return cards.filter(({ effectiveFrom }) => effectiveFrom <= day).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}

function columnOf(header: string): string {
  const name = header.toLowerCase().replaceAll(/[^a-z]+/g, '_').replaceAll(/^_|_$/g, '');
  return name === 'country' ? 'market' : name;
}

/** "$US", "USD", "EUR" ... as Meta writes them. */
function currencyOf(text: string): string {
  const letters = text.toUpperCase().replaceAll(/[^A-Z]/g, '');
  if (letters === 'US') return 'USD';
  if (!/^[A-Z]{3}$/.test(letters)) throw new AppError('import.invalid', { detail: `${text.slice(0, 20)} is no currency` });
  return letters;
}

function amountOf(text: string, line: number): number | undefined {
  if (text === '' || /^(n\/?a|-|–)$/i.test(text)) return undefined;
  const digits = text.replace(/^(?:\p{Sc}|[A-Z]{1,3}\$?|\$[A-Z]{2})\s?/u, '').replace(/^(\d+),(\d+)$/, '$1.$2');
  const value = digits === '' ? Number.NaN : Number(digits);
  if (!Number.isFinite(value) || value < 0 || value > HIGHEST) throw new AppError('import.invalid', { detail: `Line ${line}: ${text.slice(0, 20)} is no price` });
  return Math.round(value * MILLION);
}

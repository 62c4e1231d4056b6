import { isSupportedCountry } from 'libphonenumber-js';
import { AppError } from '../../platform/errors/app-error.js';

/** Where a store is: what money, times and phone numbers are written in. */
export interface Place {
  /** IANA name. */
  readonly timezone: string;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47. */
  readonly locale: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/**
 * A complete place, in canonical spelling; what is missing is UTC, USD, English, US.
 * @throws AppError request.invalid naming the field that no standard knows
 */
export function checkedPlace(input: Partial<Place>): Place {
  return {
    timezone: checked('timezone', input.timezone ?? 'UTC', (text) => (isTimezone(text) ? text : undefined)),
    currency: checked('currency', input.currency ?? 'USD', (text) => (CURRENCIES.has(text.toUpperCase()) ? text.toUpperCase() : undefined)),
    locale: checked('locale', input.locale ?? 'en', (text) => Intl.getCanonicalLocales(text)[0]),
    country: checked('country', input.country ?? 'US', (text) => (isSupportedCountry(text.toUpperCase()) ? text.toUpperCase() : undefined)),
  };
}

// Offsets such as +02:00 are accepted by Intl too, but they know no summer time.
function isTimezone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
}

function checked(field: keyof Place, value: string, canonical: (text: string) => string | undefined): string {
  try {
    const text = canonical(value);
    if (text !== undefined) return text;
  } catch { /* Intl throws RangeError for what it does not know: the same answer */ }
  throw AppError.field('not_known', `/${field}`, `${field} is not a known ${field}`);
}

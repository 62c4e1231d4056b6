import { type SendableTemplate, variablesOf } from '#contracts';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { LANGUAGE_COLUMN } from '../lists/segment.queries.js';

/** How a template's language says what is known of a recipient as a code, and which values of the template people read: links and codes stay as they are. */
export interface Wording { readonly isRead: (key: string) => boolean; readonly inWords: (cell: string, column: string) => string }

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** `2026-11-24`, and `2026-11-24T10:00:00Z`, in the words of a language with Latin digits; everything else as it is. */
export function datesInWords(locale: string, timeZone: string): (cell: string) => string {
  const language = `${locale}-u-nu-latn`;
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  return (cell) => {
    const isDay = DAY.test(cell);
    if (!isDay && !INSTANT.test(cell)) return cell;
    const at = new Date(cell);
    if (Number.isNaN(at.getTime()) || (isDay && at.toISOString().slice(0, 10) !== cell)) return cell;
    return (isDay ? days : times).format(at).replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u061c]/g, '');
  };
}

/** `es` in the words of a language; what is no language's code as it is. */
export function languageInWords(locale: string): (cell: string) => string {
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  return (cell) => {
    if (!LANGUAGE.test(cell)) return cell;
    try {
      return names.of(cell) ?? cell;
    } catch {
      return cell;
    }
  };
}

/** In the language of a template, and the time zone of the store that sends it. */
export async function wordingIn(tx: Tx, storeId: string, { components, format, language }: Pick<SendableTemplate, 'components' | 'format' | 'language'>): Promise<Wording> {
  const [store] = await queryRows<{ locale: string; timezone: string }>(tx, 'select locale, timezone from stores where id = $1', [storeId]);
  const read = new Set(variablesOf(components, format).filter(({ type }) => type === 'text').map(({ key }) => key));
  const locale = localeOf(language) ?? store?.locale ?? 'en';
  const [ofDates, ofLanguages] = [datesInWords(locale, store?.timezone ?? 'UTC'), languageInWords(locale)];
  return { isRead: (key) => read.has(key), inWords: (cell, column) => (column === LANGUAGE_COLUMN ? ofLanguages(cell) : ofDates(cell)) };
}

/** Of a template's language as Meta writes it, such as `en_US`; undefined where its words are not known. */
function localeOf(language: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

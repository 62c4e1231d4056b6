import { type SendableTemplate, variablesOf } from '#contracts';
import { queryRows, type Tx } from '../../../platform/database/database.js';

/** How a store writes days and times, and which values of a template people read: links and codes stay as they are. */
export interface Wording { readonly isRead: (key: string) => boolean; readonly inWords: (cell: string) => string }

const DAY = /^\d{4}-\d{2}-\d{2}$/;
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

/** Of the store in whose name a template is sent. */
export async function wordingIn(tx: Tx, storeId: string, { components, format }: SendableTemplate): Promise<Wording> {
  const [store] = await queryRows<{ locale: string; timezone: string }>(tx, 'select locale, timezone from stores where id = $1', [storeId]);
  const read = new Set(variablesOf(components, format).filter(({ type }) => type === 'text').map(({ key }) => key));
  return { isRead: (key) => read.has(key), inWords: datesInWords(store?.locale ?? 'en', store?.timezone ?? 'UTC') };
}

import { type BulkValues, mapValues, type TemplateValues } from '#contracts';
import type { Wording } from './dates-in-words.js';

/** What is known of a recipient. */
export interface RecipientFacts { readonly phone: string; readonly name: string; readonly data: Readonly<Record<string, unknown>> }

/** The values of one recipient: fixed texts, their own columns, and what stands in for empty ones. Days, times and languages of the columns are put in words where people read them. */
export function valuesFor(values: BulkValues, recipient: RecipientFacts, { isRead, inWords }: Wording): TemplateValues {
  return mapValues(values, (column, key) => (isRead(key) ? inWords(cellOf(recipient, column), column) : cellOf(recipient, column)));
}

function cellOf({ phone, name, data }: RecipientFacts, column: string): string {
  if (column === 'recipient_name') return name;
  if (column === 'mobile_number') return phone;
  const value = Object.hasOwn(data, column) ? data[column] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

import type { TemplateValues } from './template.js';

/** One value of a template: a fixed text, or a column of what is known with a text for where it is empty. */
export interface MappedValue { readonly text?: string; readonly column?: string; readonly fallback?: string }
export type MappedValues = Readonly<Record<string, MappedValue>>;

/** The values with everything filled in. @param cellOf what is known under a column's name, for the value of this key; empty when nothing is */
export function mapValues(values: MappedValues, cellOf: (column: string, key: string) => string): TemplateValues {
  return Object.fromEntries(Object.entries(values).map(([key, { text, column, fallback }]) => {
    const own = column === undefined ? text ?? '' : cellOf(column, key);
    return [key, own.trim() === '' ? fallback ?? '' : own];
  }));
}

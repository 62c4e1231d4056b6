import type { RowError } from '../../../platform/csv/read-csv.js';

/** Everything that can be wrong with a row, for screens that say it in their own language. */
export const ROW_ERROR_CODES = [
  'row.too_many_cells', 'row.unnamed', 'text.too_long', 'handle.invalid', 'handle.needed', 'status.unknown', 'url.invalid', 'stock.invalid', 'tags.invalid', 'search_terms.invalid',
  'sku.twice', 'sku.of_other_product', 'product.twice', 'title.missing', 'price.missing', 'price.invalid', 'price.other_currency', 'currency.unknown', 'currency.mixed', 'variants.invalid',
  'images.invalid', 'images.too_many', 'image.unreachable', 'image.refused', 'image.too_large',
] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];

export interface ProductRowError extends RowError {
  readonly code: RowErrorCode;
  /** The cell, shortened, when there is one. */
  readonly value: string | null;
  /** The earlier line that says the same. */
  readonly otherLine: number | null;
  /** The most that is allowed. */
  readonly limit: number | null;
}

const VALUE_MAX = 80;

export interface RowErrorFacts { readonly value?: string | undefined; readonly otherLine?: number; readonly limit?: number }

export function rowError(line: number, column: string, code: RowErrorCode, detail: string, { value, otherLine, limit }: RowErrorFacts = {}): ProductRowError {
  return { line, column, code, detail, value: value === undefined ? null : value.slice(0, VALUE_MAX), otherLine: otherLine ?? null, limit: limit ?? null };
}

import { COMMON_ROW_ERRORS, type ImportRowError } from '../../../platform/imports/row-error.js';

/** Everything that can be wrong with a row, for screens that say it in their own language. */
export const ROW_ERROR_CODES = [
  ...COMMON_ROW_ERRORS, 'row.unnamed', 'handle.invalid', 'handle.needed', 'url.invalid', 'stock.invalid', 'tags.invalid',
  'sku.twice', 'sku.of_other_product', 'product.twice', 'title.missing', 'price.missing', 'price.invalid', 'price.other_currency', 'currency.unknown', 'currency.mixed', 'variants.invalid',
  'images.invalid', 'images.too_many', 'image.unreachable', 'image.refused', 'image.too_large',
] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];
export type ProductRowError = ImportRowError<RowErrorCode>;

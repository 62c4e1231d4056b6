import { addressesIn, listOf } from '../../../platform/csv/list-cell.js';
import type { CsvRow } from '../../../platform/csv/read-csv.js';
import { checkCells, rowError } from '../../../platform/imports/row-error.js';
import { handleOf, HANDLE_MAX } from '../handle.js';
import { PRODUCT_STATUSES, type ProductStatus } from '../product.js';
import type { ProductRowError, RowErrorCode } from './row-error.js';

/** What one row says of a variant; an absent field changes nothing. */
export interface ImportedVariant {
  readonly line: number;
  readonly title?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly sku?: string;
  /** As typed: what it means depends on the currency, which the stored product may know. */
  readonly price?: string;
  readonly compareAt?: string;
  readonly cost?: string;
  readonly currency?: string;
  readonly stock?: number;
}
/** What the rows of one product say. Rows with one handle, or without a handle but with one title, are variants of one product. */
export interface ImportedProduct {
  readonly line: number;
  readonly handle: string;
  /** Whether the file names the handle, or it was made from the title. */
  readonly isHandleGiven: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly status?: ProductStatus;
  readonly category?: string;
  readonly tags?: string[];
  readonly searchTerms?: string[];
  readonly url?: string;
  /** Addresses of pictures. */
  readonly pictures?: readonly ImportedPicture[];
  readonly variants: ImportedVariant[];
  /** How many rows of the file are about it. */
  readonly rows: number;
}
export interface ImportedPicture { readonly line: number; readonly address: string }

/** Longest texts of the cells, as in the API. */
const LONGEST: Readonly<Record<string, number>> = { title: 200, description: 10_000, url: 1000, variant: 120, sku: 64, category: 120, handle: HANDLE_MAX };
/** Of an address of a picture. */
const ADDRESS_MAX = 2_000;
const HANDLE = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** Products out of rows; every problem with its line. Rows with a problem are left out. */
export function productsOf(rows: readonly CsvRow[]): { products: ImportedProduct[]; errors: ProductRowError[] } {
  const errors: ProductRowError[] = [];
  const products = new Map<string, ImportedProduct>();
  const lineOfSku = new Map<string, number>();
  for (const row of rows) {
    const found = problemsOf(row);
    const variant = variantOf(row);
    const sku = row.cells['sku'];
    const earlier = sku === undefined ? undefined : lineOfSku.get(sku);
    if (earlier !== undefined) found.push(rowError(row.line, 'sku', 'sku.twice', `This SKU stands in line ${earlier} too`, { value: sku, otherLine: earlier }));
    if (sku !== undefined && earlier === undefined) lineOfSku.set(sku, row.line);
    const key = productKeyOf(row);
    if (key === undefined) found.push(rowError(row.line, 'title', 'row.unnamed', 'A row needs a handle, a title or a SKU'));
    errors.push(...found);
    if (found.length > 0 || key === undefined) continue;
    const product = products.get(key);
    products.set(key, product === undefined ? startOf(row, variant) : {
      ...product, ...fieldsOf(row), rows: product.rows + 1, pictures: [...product.pictures ?? [], ...picturesOf(row)], variants: bringsPicturesOnly(row, variant) ? product.variants : [...product.variants, variant],
    });
  }
  return { products: [...products.values()], errors };
}

/** The same for rows of one product; undefined for a row that names none. */
export function productKeyOf({ cells }: CsvRow): string | undefined {
  if (cells['handle'] !== undefined) return `handle ${cells['handle']}`;
  if (cells['title'] !== undefined) return `handle ${handleOf(cells['title'])}`;
  return cells['sku'] === undefined ? undefined : `sku ${cells['sku']}`;
}

function startOf(row: CsvRow, variant: ImportedVariant): ImportedProduct {
  const { handle, title } = row.cells;
  return { line: row.line, handle: handle ?? (handleOf(title ?? '') || 'product'), isHandleGiven: handle !== undefined, ...fieldsOf(row), pictures: picturesOf(row), variants: [variant], rows: 1 };
}

function fieldsOf({ cells }: CsvRow): Omit<ImportedProduct, 'line' | 'handle' | 'isHandleGiven' | 'pictures' | 'variants' | 'rows'> {
  const status = PRODUCT_STATUSES.find((known) => known === cells['status']?.toLowerCase());
  return {
    ...(cells['title'] === undefined ? {} : { title: cells['title'] }),
    ...(cells['description'] === undefined ? {} : { description: cells['description'] }),
    ...(status === undefined ? {} : { status }),
    ...(cells['category'] === undefined ? {} : { category: cells['category'] }),
    ...(cells['tags'] === undefined ? {} : { tags: listOf(cells['tags']) }),
    ...(cells['search_terms'] === undefined ? {} : { searchTerms: listOf(cells['search_terms']) }),
    ...(cells['url'] === undefined ? {} : { url: cells['url'] }),
  };
}

/** Shop systems write a row for each further picture of a product. */
function bringsPicturesOnly({ cells }: CsvRow, variant: ImportedVariant): boolean {
  return cells['images'] !== undefined && Object.keys(variant).length === 1;
}

function picturesOf({ cells, line }: CsvRow): ImportedPicture[] {
  return addressesIn(cells['images'] ?? '').map((address) => ({ line, address }));
}

function variantOf({ cells, line }: CsvRow): ImportedVariant {
  const options = optionsOf(cells);
  return {
    line,
    ...(cells['variant'] === undefined ? {} : { title: cells['variant'] }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
    ...(cells['sku'] === undefined ? {} : { sku: cells['sku'] }),
    ...(cells['price'] === undefined ? {} : { price: cells['price'] }),
    ...(cells['compare_at'] === undefined ? {} : { compareAt: cells['compare_at'] }),
    ...(cells['cost'] === undefined ? {} : { cost: cells['cost'] }),
    ...(cells['currency'] === undefined ? {} : { currency: cells['currency'] }),
    ...(cells['stock'] === undefined ? {} : { stock: Number(cells['stock']) }),
  };
}

function optionsOf(cells: CsvRow['cells']): Record<string, string> {
  return Object.fromEntries([1, 2, 3].flatMap((place) => {
    const name = cells[`option${place}_name`];
    const value = cells[`option${place}_value`];
    return name === undefined || value === undefined ? [] : [[name.slice(0, 40), value.slice(0, 60)]];
  }));
}

function problemsOf(row: CsvRow): ProductRowError[] {
  const { cells } = row;
  const { errors, check } = checkCells<RowErrorCode>(row);
  for (const [column, most] of Object.entries(LONGEST)) check(column, 'text.too_long', (text) => text.length <= most, `At most ${most} characters`, most);
  check('handle', 'handle.invalid', (text) => HANDLE.test(text), 'A handle is letters, digits and hyphens');
  check('status', 'status.unknown', (text) => PRODUCT_STATUSES.some((known) => known === text.toLowerCase()), `One of ${PRODUCT_STATUSES.join(', ')}`);
  check('url', 'url.invalid', (text) => /^https?:\/\/\S+$/.test(text), 'An address begins with http:// or https://');
  check('images', 'images.invalid', (text) => addressesIn(text).every((address) => address.length <= ADDRESS_MAX && /^https?:\/\/[^\s/]+/i.test(address) && URL.canParse(address)), `Addresses of pictures that begin with http:// or https://, up to ${ADDRESS_MAX} characters each`, ADDRESS_MAX);
  check('title', 'handle.needed', (text) => cells['handle'] !== undefined || handleOf(text) !== '', 'A title without letters or digits needs a handle beside it');
  check('stock', 'stock.invalid', (text) => /^-?\d{1,9}$/.test(text), 'Stock is a whole number');
  check('tags', 'tags.invalid', (text) => listOf(text).length <= 50 && listOf(text).every((tag) => tag.length <= 60), 'At most 50 tags of up to 60 characters', 50);
  check('search_terms', 'search_terms.invalid', (text) => listOf(text).length <= 100 && listOf(text).every((term) => term.length <= 60), 'At most 100 terms of up to 60 characters', 100);
  return errors;
}

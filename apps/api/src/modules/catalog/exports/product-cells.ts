import { amountCell } from '../../../platform/csv/amount-cell.js';
import type { ImportColumn } from '../imports/import-columns.js';
import { listCell } from '../../../platform/csv/list-cell.js';
import type { CatalogProduct, CatalogVariant, Money } from '../product.js';

/** The rows of a product, one for each variant, as an import reads them: imported again, they change nothing. */
export function productCells(product: CatalogProduct): Partial<Record<ImportColumn, string>>[] {
  return product.variants.map((variant, place) => ({ handle: product.handle, title: product.title, ...(place === 0 ? wholeCells(product) : {}), ...variantCells(variant) }));
}

function wholeCells(product: CatalogProduct): Partial<Record<ImportColumn, string>> {
  return {
    description: product.description, status: product.status, category: product.category, tags: listCell(product.tags), search_terms: listCell(product.searchTerms), url: product.url ?? '',
    images: product.images.flatMap(({ address }) => address ?? []).join(' '),
  };
}

function variantCells({ title, options, sku, price, compareAt, cost, stock }: CatalogVariant): Partial<Record<ImportColumn, string>> {
  const [one = ['', ''], two = ['', ''], three = ['', '']] = Object.entries(options);
  return {
    variant: title, option1_name: one[0], option1_value: one[1], option2_name: two[0], option2_value: two[1], option3_name: three[0], option3_value: three[1],
    sku: sku ?? '', price: decimal(price), compare_at: compareAt === null ? '' : decimal(compareAt), cost: cost === null ? '' : decimal(cost), currency: price.currency, stock: stock === null ? '' : String(stock),
  };
}

const decimal = ({ amount, currency }: Money): string => amountCell(amount, currency);

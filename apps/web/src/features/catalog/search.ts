/** Statuses of a product, in the order of its life. */
export const STATUSES = ['active', 'draft', 'archived'] as const;
export type ProductStatus = (typeof STATUSES)[number];

/** What of the catalog's list is in the address. */
export interface CatalogSearch {
  readonly q?: string;
  readonly status?: ProductStatus;
  /** Its whole path. */
  readonly category?: string;
}

/** Reads the address; what makes no sense is left out. */
export function catalogSearch(search: Record<string, unknown>): CatalogSearch {
  const status = STATUSES.find((each) => each === search['status']);
  const [words, category] = [textOf(search['q'], 100), textOf(search['category'], 120)];
  return { ...(words === '' ? {} : { q: words }), ...(status ? { status } : {}), ...(category === '' ? {} : { category }) };
}

function textOf(value: unknown, longest: number): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longest) : '';
}

/** Statuses of a product, in the order of its life. */
export const STATUSES = ['active', 'draft', 'archived'] as const;
export type ProductStatus = (typeof STATUSES)[number];

/** What of the catalog's list is in the address. */
export interface CatalogSearch {
  readonly q?: string;
  readonly status?: ProductStatus;
}

/** Reads the address; what makes no sense is left out. */
export function catalogSearch(search: Record<string, unknown>): CatalogSearch {
  const status = STATUSES.find((each) => each === search['status']);
  const { q } = search;
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 100) : '';
  return { ...(words === '' ? {} : { q: words }), ...(status ? { status } : {}) };
}

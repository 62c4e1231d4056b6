/** What of the customers' list is in the address. */
export interface CustomersSearch {
  readonly q?: string;
  /** Only those who want no marketing. */
  readonly opted?: 'out';
}

/** Reads the address; what makes no sense is left out. */
export function customersSearch(search: Record<string, unknown>): CustomersSearch {
  const { q } = search;
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, 100) : '';
  return { ...(words === '' ? {} : { q: words }), ...(search['opted'] === 'out' ? { opted: 'out' as const } : {}) };
}

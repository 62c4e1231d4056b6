import { CATEGORY_SEPARATOR } from './product.js';

/** `count`: products in the category and in those below it. */
export interface CategoryCount { readonly category: string; readonly count: number }

/** True for the category itself and those below it. Paths as applyDraft writes them. */
export function isIn(category: string, whole: string): boolean {
  return category === whole || category.startsWith(`${whole}${CATEGORY_SEPARATOR}`);
}

/** Every category with all above it, sorted by path, out of how many products have exactly this one. */
export function sumsOf(exact: readonly CategoryCount[]): CategoryCount[] {
  const sums = new Map<string, number>();
  for (const { category, count } of exact) {
    const parts = category.split(CATEGORY_SEPARATOR);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const path = parts.slice(0, depth).join(CATEGORY_SEPARATOR);
      sums.set(path, (sums.get(path) ?? 0) + count);
    }
  }
  return [...sums].map(([category, count]) => ({ category, count })).toSorted((a, b) => a.category.localeCompare(b.category));
}

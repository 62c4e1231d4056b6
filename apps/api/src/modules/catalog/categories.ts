import { CATEGORY_SEPARATOR } from './product.js';

/** `count`: products in the category and in those below it. */
export interface CategoryCount { readonly category: string; readonly count: number }

/** True for the category itself and those below it. Paths as applyDraft writes them. */
export function isIn(category: string, whole: string): boolean {
  return category === whole || category.startsWith(`${whole}${CATEGORY_SEPARATOR}`);
}

/** What stands in a category: its own parts, and how many products there are in all of it. */
export interface Shelf {
  /** Directly below it, largest first. */
  readonly categories: readonly CategoryCount[];
  /** Products in it that are in none of those. */
  readonly loose: number;
  readonly total: number;
}

/** A category seen from inside, out of how many products have exactly which one; '' is the whole shop. */
export function shelfOf(exact: readonly CategoryCount[], whole: string): Shelf {
  const inside = exact.filter(({ category }) => whole === '' || isIn(category, whole));
  const depth = whole === '' ? 0 : whole.split(CATEGORY_SEPARATOR).length;
  const loose = inside.filter(({ category }) => category === whole).reduce((sum, { count }) => sum + count, 0);
  const categories = sumsOf(inside).filter(({ category }) => category !== whole && category.split(CATEGORY_SEPARATOR).length === depth + 1).toSorted((a, b) => b.count - a.count);
  return { categories, loose, total: inside.reduce((sum, { count }) => sum + count, 0) };
}

/** Every category with all above it, sorted by path, out of how many products have exactly this one. */
export function sumsOf(exact: readonly CategoryCount[]): CategoryCount[] {
  const sums = new Map<string, number>();
  for (const { category, count } of exact.filter((each) => each.category !== '')) {
    const parts = category.split(CATEGORY_SEPARATOR);
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const path = parts.slice(0, depth).join(CATEGORY_SEPARATOR);
      sums.set(path, (sums.get(path) ?? 0) + count);
    }
  }
  return [...sums].map(([category, count]) => ({ category, count })).toSorted((a, b) => a.category.localeCompare(b.category));
}

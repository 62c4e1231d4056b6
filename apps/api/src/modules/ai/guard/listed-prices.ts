import { DELIVERY_FEE, type Meant, type Subject, subjectsInOrder } from './price-subjects.js';

/** A clause of a sentence as `subjectsIn` reads it. */
export interface ListedClause<T extends Subject> { readonly clause: string; readonly named: readonly T[]; readonly subjects: readonly { readonly number: string; readonly meant: Meant<T> | undefined }[] }

/**
 * Goods first, as many prices behind them: "The mug and the table: $12.50 and $1,234.50". Each price is of the one at its place.
 * By clause and number, "1 0"; nothing where there are more of the ones than of the others.
 */
export function listedPrices<T extends Subject>(clauses: readonly ListedClause<T>[], priced: ReadonlySet<string>): ReadonlyMap<string, Meant<T>> {
  const found = new Map<string, Meant<T>>();
  let goods: (readonly (T | typeof DELIVERY_FEE)[])[] = [];
  let prices: string[] = [];
  const close = (): void => {
    if (goods.length > 1 && goods.length === prices.length) for (const [place, key] of prices.entries()) found.set(key, { of: goods[place] ?? [], isOfAll: false });
    [goods, prices] = [[], []];
  };
  for (const [index, { clause, named, subjects }] of clauses.entries()) {
    const own = subjects.flatMap(({ number }, place) => (priced.has(number) ? [`${index} ${place}`] : []));
    const order = subjectsInOrder(clause, named);
    if (order.length > 0) {
      if (prices.length > 0 || own.length > 0) close();
      if (own.length === 0) goods.push(...order);
    } else prices.push(...own);
  }
  close();
  return found;
}

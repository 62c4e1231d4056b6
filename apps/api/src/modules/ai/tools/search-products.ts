import { flag, listOf, objectOf, text, whole } from './shape.js';
import { productSource, viewProduct } from './product-view.js';
import { defineTool, type ToolContext } from './tool.js';
import type { ProductHits } from '../sources.js';

const MOST_MAJOR_UNITS = 1_000_000_000;

/** Finds products by the customer's words. */
export const searchProducts = defineTool({
  name: 'search_products',
  description: 'Searches the store catalog. Forgives typos and works in any language. Use it before you say that something exists or not; when nothing fits, search once more with other words before you say that there is nothing. Returns products with their ids, prices and stock as they are now. With closest_only none of them is what was asked for: say first that the shop does not have it, then what comes closest.',
  shape: objectOf(
    { query: text({ description: 'What the customer looks for, in a few words of the customer', max: 200 }) },
    {
      also: listOf(text({ description: 'Other words', max: 200 }), { min: 1, max: 3, description: 'The same in other words, tried when the query finds too little: the language the catalog is written in, a more general word' }),
      limit: whole({ description: 'How many products at most, 5 when absent', min: 1, max: 10 }),
      min_price: whole({ description: 'Lowest price in whole units of the store currency', min: 0, max: MOST_MAJOR_UNITS }),
      max_price: whole({ description: 'Highest price in whole units of the store currency', min: 0, max: MOST_MAJOR_UNITS }),
      in_stock_only: flag('True to leave out what is sold out'),
    },
  ),
  async run(args, context): Promise<ProductHits> {
    const minor = minorUnits(context);
    const limit = args.limit ?? 5;
    const filter = {
      ...(args.min_price === undefined ? {} : { priceMin: Math.round(args.min_price * minor) }),
      ...(args.max_price === undefined ? {} : { priceMax: Math.round(args.max_price * minor) }),
      ...(args.in_stock_only === undefined ? {} : { inStockOnly: args.in_stock_only }),
    };
    let found = await context.products.search(context.storeId, { ...filter, text: args.query, limit });
    for (const text of args.also ?? []) if (found.hits.length < limit || found.isOnlyNear) found = joined(found, await context.products.search(context.storeId, { ...filter, text, limit }), limit);
    for (const { product } of found.hits) context.seen.set(product.id, product);
    return found;
  },
  show: (found, context) => ({
    ...(found.repaired === null ? {} : { searched_for: found.repaired }),
    ...(found.isOnlyNear ? { closest_only: true } : {}),
    products: found.hits.map((hit) => viewProduct(hit.product, context)),
  }),
  sources: (found) => found.hits.map((hit) => productSource(hit.product, hit.score)),
});

/** What the customer's words found stays before what other words did; what is only near falls away once something is what was asked for. */
function joined(first: ProductHits, second: ProductHits, limit: number): ProductHits {
  if (first.hits.length === 0 || (first.isOnlyNear && !second.isOnlyNear && second.hits.length > 0)) return second;
  if (second.isOnlyNear && !first.isOnlyNear) return first;
  const known = new Set(first.hits.map(({ product }) => product.id));
  return {
    hits: [...first.hits, ...second.hits.filter(({ product }) => !known.has(product.id))].slice(0, limit), repaired: first.repaired, isOnlyNear: first.isOnlyNear,
  };
}

function minorUnits({ currency }: ToolContext): number {
  return 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
}

import type { ProductShelf } from '../sources.js';
import { productSource, viewProduct } from './product-view.js';
import { flag, objectOf, text, whole } from './shape.js';
import { defineTool } from './tool.js';

const SHOWN = 10;

/** Looks around in the catalog, category by category. */
export const browseCatalog = defineTool({
  name: 'browse_catalog',
  description: 'For customers who want to look around: the categories of the catalog with how many products each has, and the first products. With a category: its parts and products.',
  shape: objectOf({}, {
    category: text({ description: 'A category exactly as this tool names it; the whole catalog when absent', max: 120 }),
    loose_only: flag('Only products that stand in none of the parts'),
    skip: whole({ description: 'Products to skip, to go on where the last answer ended', min: 0, max: 10_000 }),
    limit: whole({ description: `How many products at most, ${SHOWN} when absent`, min: 1, max: SHOWN }),
  }),
  async run(args, context): Promise<ProductShelf> {
    const shelf = await context.products.browse(context.storeId, { category: args.category ?? '', looseOnly: args.loose_only ?? false, offset: args.skip ?? 0, limit: args.limit ?? SHOWN });
    for (const product of shelf.products) context.seen.set(product.id, product);
    return shelf;
  },
  show: ({ categories, loose, total, products }, context) => ({
    total_products: total, categories: categories.map(({ category, count }) => ({ title: category, products: count })), products_in_none_of_them: loose,
    products: products.map((product) => viewProduct(product, context)),
  }),
  sources: ({ products }) => products.map((product) => productSource(product)),
});

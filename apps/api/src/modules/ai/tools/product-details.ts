import { PRODUCT_ID, productSource, productsOf, viewProduct } from './product-view.js';
import { listOf, objectOf } from './shape.js';
import { defineTool } from './tool.js';

/** Reads products by id. */
export const productDetails = defineTool({
  name: 'product_details',
  description: 'Reads up to 10 products by id, with every variant, its price and its stock as they are now.',
  shape: objectOf({ product_ids: listOf(PRODUCT_ID, { min: 1, max: 10 }) }),
  run: (args, context) => productsOf(args.product_ids, context, true),
  show: (products, context) => ({ products: products.map((product) => viewProduct(product, context)) }),
  sources: (products) => products.map((product) => productSource(product)),
});

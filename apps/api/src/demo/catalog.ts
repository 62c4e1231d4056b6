import type { DemoProduct, DemoProductText } from './demo-product.js';
import { HOME_PRODUCTS } from './home-products.js';
import { KITCHEN_PRODUCTS } from './kitchen-products.js';
import { OUTDOOR_PRODUCTS } from './outdoor-products.js';

export type { DemoProduct, DemoVariant } from './demo-product.js';
export { DEMO_KNOWLEDGE } from './knowledge.js';
export type { DemoKnowledge } from './knowledge.js';

/** What Casa Lumen, the sample store, sells: things for the house, the table and outside. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = [...inCategory('Home', HOME_PRODUCTS), ...inCategory('Kitchen', KITCHEN_PRODUCTS), ...inCategory('Outdoor', OUTDOOR_PRODUCTS)];

function inCategory(category: string, products: readonly DemoProductText[]): DemoProduct[] {
  return products.map((product) => ({ ...product, category }));
}

/** Currency of the demo's prices. */
export const DEMO_CURRENCY = 'EUR';

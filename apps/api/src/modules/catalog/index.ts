export { Catalog } from './catalog.service.js';
export type { ProductQuery, ProductSearch } from './catalog.service.js';
export { PRODUCT_STATUSES } from './product.js';
export type { CatalogImage, CatalogProduct, CatalogVariant, Money, ProductHit, ProductStatus } from './product.js';

export { CatalogModule } from './catalog.module.js';
export { Catalog } from './catalog.service.js';
export type { ProductQuery, ProductSearch } from './catalog.service.js';
export type { ProductDraft, VariantDraft } from './product-draft.js';
export { PRODUCT_STATUSES } from './product.js';
export type { CatalogImage, CatalogProduct, CatalogVariant, Money, ProductHit, ProductStatus } from './product.js';
export { Products } from './products.service.js';

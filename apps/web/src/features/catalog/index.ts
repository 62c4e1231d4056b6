export { CatalogPage } from './list/catalog-page.js';
export { NewProductPage, ProductPage } from './editor/product-page.js';
export { ImportPage } from './import/import-page.js';

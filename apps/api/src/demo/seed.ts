import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Products } from '../modules/catalog/index.js';
import type { KnowledgeEntries } from '../modules/knowledge/index.js';
import type { MediaFiles } from '../modules/media/index.js';
import { DEMO_CURRENCY, DEMO_KNOWLEDGE, DEMO_PRODUCTS, type DemoProduct } from './catalog.js';

export interface CatalogServices {
  readonly products: Products;
  readonly entries: KnowledgeEntries;
  readonly files: MediaFiles;
}
const PAGE = 100;

/** Gives a store the demo's products with their photos and its knowledge. What is there already, by handle or title, stays as it is. */
export async function seedCatalog(storeId: string, services: CatalogServices): Promise<{ products: number; entries: number }> {
  const handles = new Set((await services.products.list(storeId, { statuses: ['draft', 'active', 'archived'], limit: PAGE, cursor: undefined })).map((product) => product.handle));
  const titles = new Set((await services.entries.list(storeId, { limit: PAGE, cursor: undefined })).map((entry) => entry.title));
  const products = DEMO_PRODUCTS.filter((product) => !handles.has(product.handle));
  const entries = DEMO_KNOWLEDGE.filter((entry) => !titles.has(entry.title));
  // The list shows the newest first: written in reverse, it reads like the file.
  for (const product of products.toReversed()) await seedProduct(storeId, services, product);
  for (const entry of entries.toReversed()) await services.entries.create(storeId, { ...entry, language: 'en', searchTerms: [...(entry.searchTerms ?? [])] });
  return { products: products.length, entries: entries.length };
}

async function seedProduct(storeId: string, { products, files }: CatalogServices, product: DemoProduct): Promise<void> {
  const photo = await files.put(storeId, await readPhoto(product.handle), { filename: `${product.handle}.jpg`, source: 'demo' });
  await products.create(storeId, {
    handle: product.handle, title: product.title, description: product.description, status: 'active', category: product.category, tags: [...product.tags], searchTerms: [...product.searchTerms],
    images: [{ mediaId: photo.id, alt: product.alt }],
    variants: product.variants.map((variant) => ({
      ...(variant.options === undefined ? {} : { options: variant.options }), sku: variant.sku, stock: variant.stock, price: { amount: variant.price, currency: DEMO_CURRENCY },
      compareAt: variant.compareAt === undefined ? null : { amount: variant.compareAt, currency: DEMO_CURRENCY },
    })),
  });
}

/** The photo of a demo product; photos lie in the source tree, also when this file runs from the build. */
export async function readPhoto(handle: string): Promise<Buffer> {
  return readFile(join(repositoryFolder(), 'apps', 'api', 'src', 'demo', 'photos', `${handle}.jpg`));
}

function repositoryFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json is not above this file');
    folder = parent;
  }
  return folder;
}

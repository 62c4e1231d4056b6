import type { Schemas } from '../../../shared/api/api.js';
import type { Product } from '../model.js';
import type { ProductStatus } from '../search.js';
import { emptyVariant, readVariants, type VariantField, variantsValue, type VariantsValue } from './variants.js';

export interface Photo {
  readonly mediaId: string;
  readonly alt: string;
}
/** A product as it is typed. */
export interface ProductValues {
  readonly title: string;
  readonly description: string;
  readonly status: ProductStatus;
  readonly url: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly searchTerms: readonly string[];
  readonly variants: VariantsValue;
  readonly photos: readonly Photo[];
}

export function valuesOf(product: Product | undefined, locale: string): ProductValues {
  if (product === undefined) return { title: '', description: '', status: 'active', url: '', category: '', tags: [], searchTerms: [], variants: { options: [], variants: [emptyVariant()] }, photos: [] };
  return {
    title: product.title, description: product.description, status: product.status, url: product.url ?? '', category: product.category, tags: product.tags, searchTerms: product.search_terms,
    variants: variantsValue(product.variants, locale), photos: product.images.map(({ media_id: mediaId, alt }) => ({ mediaId, alt })),
  };
}

/** The currency of a product: its own, or the store's for a new one. */
export function currencyOf(product: Product | undefined, storeCurrency: string): string {
  return product?.variants[0]?.price.currency ?? storeCurrency;
}

type Input = Required<Omit<Schemas['CreateProductDto'], 'handle'>>;
export type WrongField = 'title' | 'url' | 'option' | VariantField;

/** For the API; fields that make no sense are named by their pointer. */
export function readValues(values: ProductValues, currency: string): { input: Input; wrong: { pointer: string; field: WrongField }[] } {
  const { inputs, wrong } = readVariants(values.variants, currency);
  const names = values.variants.options.map(({ name }) => name.trim());
  const unnamed = names.findIndex((name, place) => name === '' || names.indexOf(name) !== place);
  const url = values.url.trim();
  return {
    input: {
      title: values.title.trim(), description: values.description.trim(), status: values.status, url: url === '' ? null : url, category: values.category.trim(), tags: [...values.tags], search_terms: [...values.searchTerms],
      variants: inputs, images: values.photos.map(({ mediaId, alt }) => ({ media_id: mediaId, alt: alt.trim() })),
    },
    wrong: [
      ...(values.title.trim() === '' ? [{ pointer: '/title', field: 'title' as const }] : []),
      ...(url !== '' && !/^https?:\/\/\S+$/.test(url) ? [{ pointer: '/url', field: 'url' as const }] : []),
      ...(unnamed >= 0 ? [{ pointer: `/options/${unnamed}/name`, field: 'option' as const }] : []),
      ...wrong,
    ],
  };
}

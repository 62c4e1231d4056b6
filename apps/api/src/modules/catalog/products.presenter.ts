import { publicId } from '#contracts';
import { AppError } from '../../platform/errors/app-error.js';
import { OPTION_TYPES_MAX, type ProductDraft, type VariantDraft } from './product-draft.js';
import type { CatalogProduct, Money } from './product.js';
import type { CreateProductDto, ProductDto, UpdateProductDto, VariantInputDto } from './products.dto.js';

export function presentProduct(product: CatalogProduct): ProductDto {
  return {
    id: publicId('product', product.id),
    version: product.version,
    handle: product.handle,
    title: product.title,
    description: product.description,
    status: product.status,
    category: product.category,
    tags: product.tags,
    search_terms: product.searchTerms,
    url: product.url,
    variants: product.variants.map((variant) => ({
      id: publicId('variant', variant.id), title: variant.title, options: { ...variant.options }, sku: variant.sku,
      price: variant.price, compare_at: variant.compareAt, cost: variant.cost, stock: variant.stock,
    })),
    images: product.images.map((image) => ({ media_id: publicId('media', image.mediaId), alt: image.alt })),
    created_at: product.createdAt.toISOString(),
    updated_at: product.updatedAt.toISOString(),
  };
}

export function draftOf(dto: CreateProductDto): ProductDraft & { title: string };
export function draftOf(dto: UpdateProductDto): ProductDraft;
export function draftOf(dto: UpdateProductDto): ProductDraft {
  return {
    ...(dto.handle === undefined ? {} : { handle: dto.handle }),
    ...(dto.title === undefined ? {} : { title: dto.title }),
    ...(dto.description === undefined ? {} : { description: dto.description }),
    ...(dto.status === undefined ? {} : { status: dto.status }),
    ...(dto.category === undefined ? {} : { category: dto.category }),
    ...(dto.tags === undefined ? {} : { tags: dto.tags }),
    ...(dto.search_terms === undefined ? {} : { searchTerms: dto.search_terms }),
    ...(dto.url === undefined ? {} : { url: dto.url }),
    ...(dto.variants === undefined ? {} : { variants: dto.variants.map(variantDraftOf) }),
    ...(dto.images === undefined ? {} : { images: dto.images.map((image) => ({ mediaId: image.media_id, alt: image.alt ?? '' })) }),
  };
}

function variantDraftOf(dto: VariantInputDto, place: number): VariantDraft {
  const money = ({ amount, currency }: Money): Money => ({ amount, currency });
  return {
    ...(dto.id === undefined ? {} : { id: dto.id }),
    ...(dto.title === undefined ? {} : { title: dto.title }),
    ...(dto.options === undefined ? {} : { options: optionsOf(dto.options, `/variants/${place}/options`) }),
    ...(dto.sku === undefined ? {} : { sku: dto.sku }),
    ...(dto.price === undefined ? {} : { price: money(dto.price) }),
    ...(dto.compare_at === undefined ? {} : { compareAt: dto.compare_at && money(dto.compare_at) }),
    ...(dto.cost === undefined ? {} : { cost: dto.cost && money(dto.cost) }),
    ...(dto.stock === undefined ? {} : { stock: dto.stock }),
  };
}

function optionsOf(given: Readonly<Record<string, unknown>>, pointer: string): Record<string, string> {
  const entries = Object.entries(given);
  if (entries.length > OPTION_TYPES_MAX) throw AppError.field('too_many', pointer, `At most ${OPTION_TYPES_MAX} options`, { max: OPTION_TYPES_MAX });
  return Object.fromEntries(entries.map(([name, value]) => {
    if (name.trim() === '' || name.length > 40 || typeof value !== 'string' || value.trim() === '' || value.length > 60) {
      throw AppError.field('invalid', pointer, 'An option is a name of up to 40 and a text of up to 60 characters');
    }
    return [name.trim(), value.replaceAll('\u0000', '').trim()];
  }));
}

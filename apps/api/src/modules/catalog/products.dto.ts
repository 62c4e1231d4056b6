import { PickType } from '@nestjs/swagger';
import { Decimal, Flag, Id, JsonObject, NestedList, Nested, OneOf, Text, Texts, Timestamp, Whole } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';
import { HANDLE_MAX } from './handle.js';
import { IMAGES_MAX, PRODUCT_STATUSES, type ProductStatus } from './product.js';

const HANDLE = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;
const WEB_ADDRESS = /^https?:\/\/\S+$/;
const CATEGORY = 'Where it stands in the shop, from the whole to the part: "Home > Lighting"; empty for none';
const OPTIONS = 'Name and value of each choice, for example { "Size": "M" }; at most 3 names in all variants of a product together';

export class MoneyDto {
  @Whole({ min: 0, max: 1_000_000_000_000, description: 'Minor units of the currency', example: 1250 }) amount!: number;
  @Text({ max: 3, min: 3, pattern: /^[A-Z]{3}$/, example: 'EUR' }) currency!: string;
}
/** In an update, fields of a variant that is kept stay as they are when they are absent. */
export class VariantInputDto {
  @Id('variant', { optional: true, description: 'Keeps this variant; without it one of the same SKU is kept' }) id?: string;
  @Text({ max: 120, optional: true, description: 'The values of its options when missing' }) title?: string;
  @JsonObject({ optional: true, description: OPTIONS }) options?: Record<string, unknown>;
  @Text({ max: 64, optional: true, nullable: true }) sku?: string | null;
  @Nested(() => MoneyDto, { optional: true, description: 'A new variant needs one; absent: as it was' }) price?: MoneyDto;
  @Nested(() => MoneyDto, { optional: true, nullable: true, description: 'Former price, shown struck through; absent: as it was' }) compare_at?: MoneyDto | null;
  @Nested(() => MoneyDto, { optional: true, nullable: true, description: 'What the store pays for it, for its people only; absent: as it was' }) cost?: MoneyDto | null;
  @Whole({ optional: true, nullable: true, min: -1_000_000, max: 1_000_000_000, description: 'Pieces at hand; null when not counted; absent: as it was' }) stock?: number | null;
}
export class ImageInputDto {
  @Id('media') media_id!: string;
  @Text({ max: 300, optional: true, description: 'What the picture shows' }) alt?: string;
}
export class UpdateProductDto {
  @Text({ max: HANDLE_MAX, min: 1, optional: true, pattern: HANDLE, description: 'Made from the title when missing' }) handle?: string;
  @Text({ max: 200, min: 1, optional: true }) title?: string;
  @Text({ max: 10_000, optional: true }) description?: string;
  @OneOf(PRODUCT_STATUSES, { optional: true, description: 'Customers see active products only; draft when missing' }) status?: ProductStatus;
  @Text({ max: 120, optional: true, description: CATEGORY }) category?: string;
  @Texts({ max: 60, maxItems: 50, optional: true }) tags?: string[];
  @Texts({ max: 60, maxItems: 100, optional: true, description: 'Further words customers use for it, in any language' }) search_terms?: string[];
  @Text({ max: 1000, optional: true, nullable: true, pattern: WEB_ADDRESS }) url?: string | null;
  @NestedList(() => VariantInputDto, { minItems: 1, maxItems: 100, optional: true }) variants?: VariantInputDto[];
  @NestedList(() => ImageInputDto, { maxItems: IMAGES_MAX, optional: true }) images?: ImageInputDto[];
}
export class CreateProductDto extends UpdateProductDto {
  @Text({ max: 200 }) declare title: string;
  @NestedList(() => VariantInputDto, { minItems: 1, maxItems: 100 }) declare variants: VariantInputDto[];
}
export class ListProductsQuery extends ChangedQuery {
  @Text({ max: 100, optional: true, description: 'One or more of draft, active, archived, comma separated; all when missing' }) status?: string;
  @Text({ max: 120, optional: true, description: 'Only what stands in this category or in one below it' }) category?: string;
  @Text({ max: 500, optional: true, description: 'Words to look for; typing errors are forgiven and the best match comes first' }) q?: string;
}
export class ExportProductsQuery extends PickType(ListProductsQuery, ['q', 'status', 'category']) {}
export class CategoryDto {
  @Text({ max: 120, description: 'Its whole path' }) category!: string;
  @Whole({ description: 'Products in it and in those below it' }) count!: number;
}
export class CategoriesDto {
  @NestedList(() => CategoryDto, { maxItems: 100_000, description: 'By path; a category comes before those below it' }) data!: CategoryDto[];
}
export class SearchProductsQuery {
  @Text({ max: 500, description: 'Words of a customer' }) q!: string;
  @Whole({ optional: true, min: 1, max: 100, description: 'Hits, default 10' }) limit?: number;
  @Whole({ optional: true, min: 0, description: 'Lowest price, minor units' }) price_min?: number;
  @Whole({ optional: true, min: 0, description: 'Highest price, minor units' }) price_max?: number;
  @Flag({ optional: true }) in_stock?: boolean;
}
export class ProductCountsDto {
  @Whole() draft!: number;
  @Whole() active!: number;
  @Whole() archived!: number;
}
export class SetProductStatusDto {
  @Texts({ max: 40, maxItems: 500, description: 'Product ids' }) product_ids!: string[];
  @OneOf(PRODUCT_STATUSES) status!: ProductStatus;
}
export class ProductStatusChangeDto {
  @Text({ max: 40 }) product_id!: string;
  @OneOf(PRODUCT_STATUSES) previous_status!: ProductStatus;
  @Whole({ description: 'The version it has now' }) version!: number;
}
export class ProductStatusChangesDto {
  @NestedList(() => ProductStatusChangeDto, { maxItems: 500, description: 'Products that had another status' }) changed!: ProductStatusChangeDto[];
}
export class VariantDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 120 }) title!: string;
  @JsonObject({ description: OPTIONS }) options!: Record<string, string>;
  @Text({ max: 64, nullable: true }) sku!: string | null;
  @Nested(() => MoneyDto) price!: MoneyDto;
  @Nested(() => MoneyDto, { nullable: true }) compare_at!: MoneyDto | null;
  @Nested(() => MoneyDto, { nullable: true }) cost!: MoneyDto | null;
  @Whole({ nullable: true }) stock!: number | null;
}
export class ImageDto {
  @Text({ max: 40 }) media_id!: string;
  @Text({ max: 300 }) alt!: string;
}
export class ProductDto {
  @Text({ max: 40 }) id!: string;
  @Whole({ description: 'Grows with every change' }) version!: number;
  @Text({ max: HANDLE_MAX }) handle!: string;
  @Text({ max: 200 }) title!: string;
  @Text({ max: 10_000 }) description!: string;
  @OneOf(PRODUCT_STATUSES) status!: ProductStatus;
  @Text({ max: 120, min: 0, description: CATEGORY }) category!: string;
  @Texts({ max: 60, maxItems: 50 }) tags!: string[];
  @Texts({ max: 60, maxItems: 100 }) search_terms!: string[];
  @Text({ max: 1000, nullable: true }) url!: string | null;
  @NestedList(() => VariantDto, { maxItems: 100 }) variants!: VariantDto[];
  @NestedList(() => ImageDto, { maxItems: IMAGES_MAX }) images!: ImageDto[];
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class ProductHitDto {
  @Nested(() => ProductDto) product!: ProductDto;
  @Decimal({ description: 'Comparable within one answer only' }) score!: number;
  @Texts({ max: 60, maxItems: 30, description: 'Words of the query that the product answers' }) matched!: string[];
}
export class ProductSearchDto {
  @NestedList(() => ProductHitDto, { maxItems: 100 }) hits!: ProductHitDto[];
  @Text({ max: 600, nullable: true, description: 'The query after its spelling was repaired' }) repaired!: string | null;
}

import { DESCRIPTION_STATES, type DescriptionState } from '#contracts';
import { Decimal, Id, NestedList, OneOf, Text, Whole } from '../../../platform/http/fields.js';

export class PhotoMatchDto {
  @Id('product') product_id!: string;
  @Text({ max: 300 }) title!: string;
  @Decimal({ description: 'Compares within one photo only' }) score!: number;
}
export class DescriptionDto {
  @OneOf(DESCRIPTION_STATES, { description: 'pending: being fetched or looked at' }) state!: DescriptionState;
  @Text({ max: 2000, nullable: true, description: 'What is to be seen in the photo' }) text!: string | null;
  @Text({ max: 200, nullable: true, description: 'Words that the catalog was searched with' }) search_words!: string | null;
  @Text({ max: 1000, nullable: true, description: 'What can be read in the photo' }) text_in_photo!: string | null;
  @NestedList(() => PhotoMatchDto, { maxItems: 10, description: 'Products that it may show, best first' }) matches!: PhotoMatchDto[];
  @Text({ max: 500, nullable: true, description: 'Why it is not known' }) failure!: string | null;
  @Whole({ nullable: true, description: 'Millionths of a US dollar that it cost to look at it' }) cost_micro_usd!: number | null;
}

import { Ids, OneOf, Text } from '../../../platform/http/fields.js';
import { LANGUAGES, type Language } from '../wording/language.js';
import { PICTURE_KINDS, type PictureKind } from './picture-card.js';

export class PaintPictureDto {
  @Text({ max: 1000, description: 'What is to be seen' }) prompt!: string;
}
export class MakePictureDto {
  @OneOf(PICTURE_KINDS, { description: 'menu: a price list of up to 9 products. offer: up to 4 whose price is below their compare-at price. comparison: 2 or 3 side by side' }) kind!: PictureKind;
  @Ids('product', { maxItems: 9, description: 'Active products, in the order in which they are shown' }) product_ids!: string[];
  @OneOf(LANGUAGES, { optional: true, description: 'Of the words on the picture; the language of the store when absent' }) language?: Language;
}

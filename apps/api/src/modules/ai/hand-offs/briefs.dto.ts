import { CUSTOMER_MOODS, type CustomerMood, HAND_OFF_TRIES, type HandOffTry } from '#contracts';
import { Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class BriefTryDto {
  @OneOf(HAND_OFF_TRIES) what!: HandOffTry['what'];
  @Text({ max: 200, min: 0 }) about!: string;
  @Whole({ description: 'How many products or entries' }) found!: number;
}
export class BriefLineDto {
  @Text({ max: 500 }) title!: string;
  @Whole() quantity!: number;
}
export class BriefCartDto {
  @NestedList(() => BriefLineDto, { maxItems: 200 }) lines!: BriefLineDto[];
  @Text({ max: 60, description: 'As the customer reads it' }) total!: string;
}
export class BriefPromiseDto {
  @Text({ max: 200 }) text!: string;
  @Timestamp() at!: string;
}
export class HandOffBriefDto {
  @Text({ max: 400, min: 0, description: 'The customer\'s last words that say what they want' }) wish!: string;
  @NestedList(() => BriefTryDto, { maxItems: 6, description: 'What the assistant did about it, in this order' }) tried!: BriefTryDto[];
  @Nested(() => BriefCartDto, { nullable: true }) cart!: BriefCartDto | null;
  @OneOf(CUSTOMER_MOODS) mood!: CustomerMood;
  @Nested(() => BriefPromiseDto, { nullable: true, description: 'What somebody of the store promised last' }) promise!: BriefPromiseDto | null;
}

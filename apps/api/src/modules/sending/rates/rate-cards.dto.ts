import { RATE_CATEGORIES, type RateCategory } from '#contracts';
import { Day, Id, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../../platform/http/fields.js';

const DAY = { description: 'First day, in UTC, on which it counts', example: '2026-10-01' } as const;
const CURRENCY = { min: 3, max: 3, pattern: /^[A-Z]{3}$/, description: 'ISO 4217', example: 'EUR' } as const;
const MOST_RATES = 2_000;

export class RateDto {
  @OneOf(RATE_CATEGORIES) category!: RateCategory;
  @Text({ max: 2, min: 2, nullable: true, pattern: /^[A-Z]{2}$/, description: 'ISO 3166-1 of the customer; null: every country without a price of its own' }) country!: string | null;
  @Whole({ min: 0, max: 1_000_000_000, description: 'For one delivered message, in millionths of the currency' }) amount_micro!: number;
}
export class SaveRateCardDto {
  @Day(DAY) effective_from!: string;
  @Text({ ...CURRENCY, optional: true, description: 'ISO 4217; what a CSV text names goes before it' }) currency?: string;
  @NestedList(() => RateDto, { optional: true, maxItems: MOST_RATES, description: 'Either these or `csv`' }) rates?: RateDto[];
  @Text({ max: 200_000, optional: true, raw: true, description: 'A rate card as Meta publishes it: Market, Currency, Marketing, Utility, Authentication, Authentication-International, Service' }) csv?: string;
}
export class RateCardDto {
  @Id('rate_card') id!: string;
  @Day(DAY) effective_from!: string;
  @Text(CURRENCY) currency!: string;
  @NestedList(() => RateDto, { maxItems: MOST_RATES }) rates!: RateDto[];
  @Timestamp() updated_at!: string;
}
export class SavedRateCardDto extends RateCardDto {
  @Texts({ max: 60, maxItems: 500, description: 'Markets of the CSV text that nobody knows; they were left out' }) unknown_markets!: string[];
}
export class RateCardsDto {
  @NestedList(() => RateCardDto, { maxItems: 101, description: 'Newest first' }) data!: RateCardDto[];
}

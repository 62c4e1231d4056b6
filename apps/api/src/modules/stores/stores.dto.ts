import { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '#contracts';
import { OneOf, Text, Timestamp } from '../../platform/http/fields.js';

/** Fields of a store that people write. */
export class CreateStoreDto {
  @Text({ max: 120, example: 'Corner Books' }) name!: string;
  @Text({ max: 64, optional: true, description: 'IANA name; UTC when missing', example: 'Europe/Lisbon' }) timezone?: string;
  @Text({ max: 3, min: 3, optional: true, description: 'ISO 4217; USD when missing', example: 'EUR' }) currency?: string;
  @Text({ max: 35, optional: true, description: 'BCP 47; en when missing', example: 'pt-PT' }) locale?: string;
  @Text({ max: 2, min: 2, optional: true, description: 'ISO 3166-1 alpha-2; US when missing', example: 'PT' }) country?: string;
}
export class UpdateStoreDto {
  @Text({ max: 120, min: 1, optional: true }) name?: string;
  @Text({ max: 64, optional: true }) timezone?: string;
  @Text({ max: 3, min: 3, optional: true }) currency?: string;
  @Text({ max: 35, optional: true }) locale?: string;
  @Text({ max: 2, min: 2, optional: true }) country?: string;
}
export class StoreDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 120 }) name!: string;
  @Text({ max: 60, description: 'Name of the store in addresses of the app' }) slug!: string;
  @Text({ max: 64 }) timezone!: string;
  @Text({ max: 3 }) currency!: string;
  @Text({ max: 35 }) locale!: string;
  @Text({ max: 2 }) country!: string;
  @OneOf(SUBSCRIPTION_STATUSES) subscription_status!: SubscriptionStatus;
  @Timestamp() trial_ends_at!: string;
  @Timestamp() created_at!: string;
}

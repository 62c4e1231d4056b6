import { Flag, Whole } from '../../../platform/http/fields.js';

export class OrderSettingsDto {
  @Whole({ min: 0, max: 10_000, description: 'Hundredths of a percent: 2100 is 21 %' }) tax_rate_bp!: number;
  @Flag({ description: 'The prices of the catalog contain the tax' }) prices_include_tax!: boolean;
  @Whole({ min: 0, max: 1_000_000_000, description: 'Minor units of the store\'s currency' }) delivery_fee!: number;
  @Flag({ description: 'Customers may come for the goods' }) pickup!: boolean;
}
export class UpdateOrderSettingsDto {
  @Whole({ min: 0, max: 10_000, optional: true }) tax_rate_bp?: number;
  @Flag({ optional: true }) prices_include_tax?: boolean;
  @Whole({ min: 0, max: 1_000_000_000, optional: true }) delivery_fee?: number;
  @Flag({ optional: true }) pickup?: boolean;
}

import { Day, Flag, NestedList, Text, Timestamp } from '../../../platform/http/fields.js';

export class CustomerDateDto {
  @Text({ max: 60, example: 'birthday' }) name!: string;
  @Day() day!: string;
  @Flag({ description: 'Every year on this day, like a birthday' }) repeats_yearly!: boolean;
  @Timestamp() updated_at!: string;
}
export class CustomerDatesDto {
  @NestedList(() => CustomerDateDto, { maxItems: 20 }) data!: CustomerDateDto[];
}
export class SetCustomerDateDto {
  @Day() day!: string;
  @Flag({ optional: true, description: 'false when missing' }) repeats_yearly?: boolean;
}
export class CustomerDateNamesDto {
  @NestedList(() => CustomerDateNameDto, { maxItems: 100, description: 'Most used first' }) data!: CustomerDateNameDto[];
}
export class CustomerDateNameDto {
  @Text({ max: 60 }) name!: string;
}

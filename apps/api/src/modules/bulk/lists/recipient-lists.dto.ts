import { RECIPIENT_PROBLEMS, type RecipientProblem } from '#contracts';
import { Flag, Id, JsonObject, Nested, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.js';

export class RecipientListSummaryDto {
  @Id('recipient_list') id!: string;
  @Text({ max: 200, nullable: true, description: 'null: the list of one bulk message' }) name!: string | null;
  @Text({ max: 1000 }) description!: string;
  @Whole() recipients!: number;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class RecipientListDto extends RecipientListSummaryDto {
  @Whole({ description: 'Rows without a phone number that can exist: they are kept to be looked at' }) invalid!: number;
  @Whole({ description: 'Rows whose number was there already' }) duplicates!: number;
  @Texts({ max: 100, maxItems: 50, description: 'Names of data that rows have' }) columns!: string[];
}
export class CreateRecipientListDto {
  @Text({ max: 200 }) name!: string;
  @Text({ max: 1000, optional: true }) description?: string;
}
export class UpdateRecipientListDto {
  @Text({ max: 200, min: 1, optional: true }) name?: string;
  @Text({ max: 1000, optional: true }) description?: string;
}
export class RecipientDto {
  @Id('recipient') id!: string;
  @Text({ max: 100, description: 'In international form; as it was written when it is invalid' }) mobile_number!: string;
  @Text({ max: 200 }) recipient_name!: string;
  @JsonObject() recipient_data!: Record<string, unknown>;
  @Text({ max: 2, nullable: true }) country!: string | null;
  @OneOf(RECIPIENT_PROBLEMS, { nullable: true }) problem!: RecipientProblem | null;
}
export class RecipientQuery extends PageQuery {
  @OneOf(RECIPIENT_PROBLEMS, { optional: true, description: 'Only rows with this problem; else those without' }) problem?: RecipientProblem;
  @Text({ max: 100, optional: true, description: 'Part of a number or name' }) q?: string;
}
export class NewRecipientDto {
  @Text({ max: 100, example: '+491701234567' }) mobile_number!: string;
  @Text({ max: 200, optional: true }) recipient_name?: string;
  @JsonObject({ optional: true, example: { city: 'Ulm' } }) recipient_data?: Record<string, unknown>;
}
export class NewRecipientsDto {
  @NestedList(() => NewRecipientDto, { maxItems: 1000, minItems: 1 }) rows!: NewRecipientDto[];
}
export class RecipientReportDto {
  @Whole() added!: number;
  @Whole() invalid!: number;
  @Whole() duplicates!: number;
}
export class FileColumnsDto {
  @Whole({ description: 'Place of the column, from 0; -1: none was found' }) mobile_number!: number;
  @Whole({ nullable: true }) recipient_name!: number | null;
}
export class RecipientFileRowDto {
  @Texts({ max: 10_000, maxItems: 500 }) cells!: string[];
}
export class RecipientFileDto {
  @Texts({ max: 1000, maxItems: 500 }) headers!: string[];
  @NestedList(() => RecipientFileRowDto, { maxItems: 10, description: 'The first rows' }) samples!: RecipientFileRowDto[];
  @Whole() rows!: number;
  @Nested(() => FileColumnsDto) guess!: FileColumnsDto;
}
export class SegmentDto {
  @Text({ max: 100, optional: true, description: 'Part of a name or number' }) q?: string;
  @Id('label', { optional: true, description: 'Has a conversation with this label' }) label_id?: string;
  @Whole({ optional: true, min: 1, max: 3650, description: 'Wrote within so many days' }) active_days?: number;
  @Whole({ optional: true, min: 1, max: 3650, description: 'Did not write within so many days' }) inactive_days?: number;
  @Flag({ optional: true, description: 'Placed an order, or never did' }) ordered?: boolean;
  @Text({ optional: true, max: 2, pattern: /^[A-Z]{2}$/, example: 'DE' }) country?: string;
  @Text({ optional: true, max: 20, example: 'es', description: 'Language of the customer' }) locale?: string;
}
export class SegmentCountDto {
  @Whole({ description: 'Customers with a number' }) customers!: number;
}

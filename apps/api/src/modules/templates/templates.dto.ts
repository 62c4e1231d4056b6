import {
  TEMPLATE_CATEGORIES, TEMPLATE_FORMATS, TEMPLATE_QUALITIES, TEMPLATE_STATUSES, type TemplateCategory, type TemplateFormat, type TemplateQuality, type TemplateStatus,
} from '#contracts';
import { Flag, Id, Nested, NestedList, OneOf, Text, Texts, Timestamp, Whole } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';
import { TemplateComponentsDto } from './components.dto.js';

const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2,4})?$/;

export class TemplateReasonDto {
  @Text({ max: 200 }) code!: string;
  @Text({ max: 2000, description: 'In words for people' }) text!: string;
}
export class TemplateDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 40, description: 'The account that it belongs to' }) account_id!: string;
  @Text({ max: 200 }) label!: string;
  @Text({ max: 512 }) name!: string;
  @Text({ max: 20, example: 'en_US' }) language!: string;
  @OneOf(TEMPLATE_CATEGORIES, { description: 'As the provider files it now' }) category!: TemplateCategory;
  @OneOf(TEMPLATE_CATEGORIES, { description: 'As it was handed in' }) requested_category!: TemplateCategory;
  @OneOf(TEMPLATE_CATEGORIES, { nullable: true, description: 'As the provider will file it from `coming_category_at` on' }) coming_category!: TemplateCategory | null;
  @Timestamp({ nullable: true }) coming_category_at!: string | null;
  @OneOf(TEMPLATE_FORMATS) format!: TemplateFormat;
  @Nested(() => TemplateComponentsDto) components!: TemplateComponentsDto;
  @OneOf(TEMPLATE_STATUSES, { description: 'Only approved and ready ones can be sent' }) status!: TemplateStatus;
  @Nested(() => TemplateReasonDto, { nullable: true, description: 'Why it was rejected, paused or disabled' }) reason!: TemplateReasonDto | null;
  @OneOf(TEMPLATE_QUALITIES) quality!: TemplateQuality;
  @Whole({ min: 1 }) version!: number;
  @Timestamp({ nullable: true }) submitted_at!: string | null;
  @Timestamp({ nullable: true, description: 'When the provider was last asked about it' }) synced_at!: string | null;
  @Timestamp({ nullable: true }) used_at!: string | null;
  @Texts({ max: 30, maxItems: 20, description: 'When it was changed here while it was approved, the newest first: the provider takes so many changes in a time (`template_rules.edits` of GET /api/v1/providers)' }) approved_edits!: string[];
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class CreateTemplateDto {
  @Id('account') account_id!: string;
  @Text({ max: 200, description: 'For people; its name is made of it: small letters, digits and underscores' }) label!: string;
  @Text({ max: 20, pattern: LANGUAGE, example: 'en_US' }) language!: string;
  @OneOf(TEMPLATE_CATEGORIES) category!: TemplateCategory;
  @OneOf(TEMPLATE_FORMATS, { optional: true, description: 'positional when missing' }) format?: TemplateFormat;
  @Nested(() => TemplateComponentsDto) components!: TemplateComponentsDto;
}
export class UpdateTemplateDto {
  @Text({ max: 200, min: 1, optional: true }) label?: string;
  @OneOf(TEMPLATE_CATEGORIES, { optional: true }) category?: TemplateCategory;
  @OneOf(TEMPLATE_FORMATS, { optional: true }) format?: TemplateFormat;
  @Nested(() => TemplateComponentsDto, { optional: true }) components?: TemplateComponentsDto;
}
export class SubmitTemplateDto extends UpdateTemplateDto {}
export class SyncTemplatesDto {
  @Id('account', { optional: true, description: 'All active accounts when missing' }) account_id?: string;
}
export class TemplateSyncDto {
  @Text({ max: 40 }) account_id!: string;
  @Text({ max: 100 }) account_name!: string;
  @Flag() ok!: boolean;
  @Whole() added!: number;
  @Whole() changed!: number;
  @Whole() removed!: number;
  @Text({ max: 2000, nullable: true, description: 'Why the provider gave no list, or which templates could not be taken over' }) problem!: string | null;
}
export class TemplateSyncsDto {
  @NestedList(() => TemplateSyncDto, { maxItems: 1000 }) data!: TemplateSyncDto[];
}
export class DeleteTemplateQuery {
  @Flag({ optional: true, description: 'true: every language of its name' }) all_languages?: boolean;
}
export class TemplateQuery extends ChangedQuery {
  @Id('account', { optional: true, description: 'Templates that this account can send' }) account_id?: string;
  @OneOf(TEMPLATE_STATUSES, { optional: true }) status?: TemplateStatus;
  @OneOf(TEMPLATE_CATEGORIES, { optional: true }) category?: TemplateCategory;
  @Text({ max: 512, optional: true }) name?: string;
  @Text({ max: 100, optional: true, description: 'Part of the label, the name or the body' }) q?: string;
  @Flag({ optional: true, description: 'true: only what can be sent' }) sendable?: boolean;
}
export class TemplateVersionDto {
  @Whole({ min: 1 }) version!: number;
  @OneOf(TEMPLATE_CATEGORIES) category!: TemplateCategory;
  @Nested(() => TemplateComponentsDto) components!: TemplateComponentsDto;
  @OneOf(['user', 'api', 'provider']) author!: 'user' | 'api' | 'provider';
  @Id('user', { nullable: true }) author_id!: string | null;
  @Timestamp() created_at!: string;
}

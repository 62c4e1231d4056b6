import { Id, NestedList, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class AccountUsesDto {
  @Id('account') account_id!: string;
  @Whole({ description: 'Templates that it may send; the numbers of one business account share theirs' }) templates!: number;
  @Whole({ description: 'Notification rules that send through it' }) rules!: number;
  @Timestamp({ nullable: true, description: 'When its provider last gave the list of its templates; null where templates are filled in here, and before the first time' }) templates_synced_at!: string | null;
  @Text({ max: 1000, nullable: true, description: 'Why the last time failed' }) sync_failure!: string | null;
}
export class AccountUsesListDto {
  @NestedList(() => AccountUsesDto, { maxItems: 1000 }) data!: AccountUsesDto[];
}
export class TemplateUsesDto {
  @Id('template') template_id!: string;
  @Whole({ description: 'Messages that WhatsApp took' }) sent!: number;
}
export class TemplateUsesListDto {
  @Whole({ description: 'Of so many days until now' }) days!: number;
  @NestedList(() => TemplateUsesDto, { maxItems: 10_000, description: 'Those that were not sent are missing' }) data!: TemplateUsesDto[];
}

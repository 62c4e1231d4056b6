import { Flag, Id, Nested, OneOf, Text, Timestamp } from '../../platform/http/fields.js';

const TABS = ['waiting', 'mine', 'unassigned', 'ai', 'all', 'snoozed', 'resolved'] as const;

/** What the list of conversations is narrowed down by; what is absent narrows nothing down. */
export class InboxViewFilterDto {
  @OneOf(TABS, { optional: true }) tab?: (typeof TABS)[number];
  @Id('account', { optional: true }) account?: string;
  @Id('user', { optional: true }) assignee?: string;
  @Id('label', { optional: true }) label?: string;
  @Text({ max: 200, optional: true, description: 'What is searched for' }) q?: string;
  @Flag({ optional: true }) unread?: boolean;
  @Flag({ optional: true, description: 'Only those whose window closes within an hour' }) closing?: boolean;
  @Flag({ optional: true, description: 'Only those whose last message to the customer failed' }) failed?: boolean;
  @Flag({ optional: true, description: 'Only of customers who have ordered' }) ordered?: boolean;
  @Text({ max: 8, optional: true, example: 'es', description: 'Only of customers of this language' }) language?: string;
  @OneOf(['latest'], { optional: true, description: 'Those who wait by their latest message instead of how long they wait' }) sort?: 'latest';
  @Flag({ optional: true, description: 'Only those with a note that calls the person who looks' }) mentioned?: boolean;
}
export class InboxViewDto {
  @Id('inbox_view') id!: string;
  @Text({ max: 60 }) name!: string;
  @Flag({ description: 'Everybody of the store sees it' }) shared!: boolean;
  @Id('user', { description: 'Who made it' }) user_id!: string;
  @Nested(() => InboxViewFilterDto) filter!: InboxViewFilterDto;
  @Timestamp() created_at!: string;
}
export class CreateInboxViewDto {
  @Text({ max: 60, example: 'Unread refunds' }) name!: string;
  @Flag({ description: 'Everybody of the store sees it' }) shared!: boolean;
  @Nested(() => InboxViewFilterDto) filter!: InboxViewFilterDto;
}

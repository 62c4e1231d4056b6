import { TEMPLATE_CATEGORIES, type TemplateCategory } from '#contracts';
import { Day, Decimal, Id, Nested, NestedList, OneOf, Text, Whole } from '../../../platform/http/fields.js';
import { COST_REASONS } from './send-costs.service.js';

export class MessageCostsQuery {
  @Day({ description: 'First day, of the store\'s time zone', example: '2026-11-01' }) from!: string;
  @Day({ description: 'Last day', example: '2026-11-30' }) to!: string;
  @Id('bulk_message', { optional: true, description: 'Only what this bulk message sent' }) bulk_message_id?: string;
}
export class CostLineDto {
  @Text({ max: 60, description: 'What WhatsApp charged it as: marketing, utility, authentication, authentication_international, service, or its own word for another one' }) category!: string;
  @Text({ max: 2, nullable: true, description: 'ISO 3166-1 of the customers; null where the number tells none' }) country!: string | null;
  @Whole() delivered!: number;
  @Whole({ description: 'Of those: free of charge' }) free!: number;
  @Whole({ description: 'Of those: charged, and no rate card has their price' }) unpriced!: number;
  @Whole({ description: 'Of those: charged, and priced as "Other", because the rate card does not name their country' }) as_other!: number;
  @Text({ max: 3, nullable: true, description: 'ISO 4217; null where there was no rate card yet' }) currency!: string | null;
  @Decimal({ description: 'Millionths of the currency' }) amount_micro!: number;
}
export class CostTotalDto {
  @Text({ max: 3 }) currency!: string;
  @Decimal({ description: 'Millionths of the currency' }) amount_micro!: number;
}
export class AllowanceDto {
  @Id('account') account_id!: string;
  @Text({ max: 200 }) account_name!: string;
  @Whole({ description: 'Answers within 24 hours that arrived this month' }) delivered!: number;
  @Whole({ description: 'Of those: charged' }) charged!: number;
  @Whole({ description: 'So many are free for each number and month' }) free!: number;
}
export class UndeliveredDto {
  @Id('account') account_id!: string;
  @Text({ max: 200 }) account_name!: string;
  @Whole({ description: 'Templates that WhatsApp took within a day and of which none arrived' }) taken!: number;
}
export class MessageCostsDto {
  @NestedList(() => CostLineDto, { maxItems: 5_000, description: 'What costs most first' }) lines!: CostLineDto[];
  @NestedList(() => CostTotalDto, { maxItems: 10 }) totals!: CostTotalDto[];
  @Whole({ description: 'Orders placed in these days' }) orders!: number;
  @Nested(() => CostTotalDto, { nullable: true, description: 'For one order; null without orders, with more than one currency, and for one bulk message' }) per_order!: CostTotalDto | null;
  @NestedList(() => AllowanceDto, { maxItems: 500, description: 'Of the current month' }) allowances!: AllowanceDto[];
  @NestedList(() => UndeliveredDto, { maxItems: 500, description: 'Mostly the business has no valid payment method' }) undelivered!: UndeliveredDto[];
}
export class BulkEstimateOfCostDto extends CostTotalDto {
  @Whole({ description: 'Messages for whose country the card has no price' }) unpriced!: number;
}
export class BulkCostDto {
  @NestedList(() => CostTotalDto, { maxItems: 10, description: 'What WhatsApp has charged so far, by the rate cards' }) charged!: CostTotalDto[];
  @Whole({ description: 'Messages that WhatsApp charged, and no rate card has their price' }) unpriced!: number;
  @Nested(() => BulkEstimateOfCostDto, { nullable: true, description: 'The whole message by the rate card of today, while it is under way; null afterwards, without a card, and where no single message is charged' }) estimate!: BulkEstimateOfCostDto | null;
}
export class SendCostQuery {
  @Id('template') template_id!: string;
  @Id('customer') customer_id!: string;
}
export class SendCostDto {
  @OneOf(COST_REASONS, { description: 'price: by the rate card; window: free, because the customer wrote within 24 hours; provider: no single message is charged; unknown: charged, and no rate card has the price' }) reason!: (typeof COST_REASONS)[number];
  @OneOf(TEMPLATE_CATEGORIES, { description: 'As WhatsApp files the template now' }) category!: TemplateCategory;
  @Text({ max: 2, nullable: true, description: 'ISO 3166-1 of the customer; null where the number tells none' }) country!: string | null;
  @Nested(() => CostTotalDto, { nullable: true, description: 'Set with price' }) cost!: CostTotalDto | null;
}

import { parsePublicId, TEMPLATE_CATEGORIES, type TemplateCategory } from '#contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, Matches } from 'class-validator';
import { Transform } from 'class-transformer';
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
/** So many at a time: a page of the list. */
const MOST_BULKS = 100;
/** Public ids, comma separated; the handler gets bare uuids. */
const BulkIds = (): PropertyDecorator => applyDecorators(
  ApiProperty({ type: String, description: `Ids of bulk messages, separated by commas; ${MOST_BULKS} at most` }),
  Transform(({ value }: { value: unknown }) => [value].flat().flatMap((ids) => (typeof ids === 'string' ? ids.split(',') : [''])).map((id) => parsePublicId('bulk_message', id) ?? 'invalid')),
  IsArray(), ArrayMaxSize(MOST_BULKS), Matches(/^[0-9a-f]{8}-/, { each: true, message: 'must be ids of bulk messages, separated by commas' }),
);
export class BulkCostsQuery {
  @BulkIds() ids!: string[];
}
export class ListedBulkCostDto extends BulkCostDto {
  @Id('bulk_message') bulk_message_id!: string;
}
export class BulkCostListDto {
  @NestedList(() => ListedBulkCostDto, { maxItems: MOST_BULKS, description: 'As they were counted last. Drafts are missing, and what has never been counted: only some are counted for one request, so ask again for those' }) data!: ListedBulkCostDto[];
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

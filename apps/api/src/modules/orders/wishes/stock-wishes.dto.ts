import { STOCK_WISH_SOURCES, type StockWishSource } from '#contracts';
import { Flag, Id, OneOf, Text, Timestamp } from '../../../platform/http/fields.js';
import { CreatedQuery } from '../../../platform/http/times.js';

export class StockWishDto {
  @Id('stock_wish') id!: string;
  @Id('customer') customer_id!: string;
  @Text({ max: 200, nullable: true }) customer_name!: string | null;
  @Text({ max: 40, nullable: true }) customer_phone!: string | null;
  @Id('product') product_id!: string;
  @Id('variant') variant_id!: string;
  @Text({ max: 500 }) product_title!: string;
  @Text({ max: 500, description: 'Empty when the product has one variant only' }) variant_title!: string;
  @Id('conversation', { nullable: true, description: 'Where they asked for it' }) conversation_id!: string | null;
  @OneOf(STOCK_WISH_SOURCES, { description: 'Who noted it: the assistant when the customer said yes, a person of the store, a program' }) source!: StockWishSource;
  @Text({ max: 200, nullable: true }) noted_by!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp({ nullable: true, description: 'When there was some again' }) returned_at!: string | null;
  @Timestamp({ nullable: true, description: 'When a notification told them' }) told_at!: string | null;
  @Timestamp({ nullable: true }) withdrawn_at!: string | null;
}
export class StockWishQuery extends CreatedQuery {
  @Id('customer', { optional: true }) customer_id?: string;
  @Id('product', { optional: true }) product_id?: string;
  @Id('variant', { optional: true }) variant_id?: string;
  @Flag({ optional: true, description: 'true: only who still waits; false: only who was told or waits no more' }) open?: boolean;
}
export class CreateStockWishDto {
  @Text({ max: 64, description: 'Who waits: a phone number in international form or a customer id' }) customer!: string;
  @Id('variant', { description: 'A variant that is sold out' }) variant_id!: string;
}

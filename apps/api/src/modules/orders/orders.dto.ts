import { PickType } from '@nestjs/swagger';
import { DELIVERY_METHODS, type DeliveryMethod, ORDER_ACTORS, ORDER_EVENT_TYPES, ORDER_LINES_MAX, ORDER_QUANTITY_MAX, ORDER_SOURCES, ORDER_STATUSES, type OrderActorKind, type OrderEventType, type OrderSource, type OrderStatus } from '#contracts';
import { Day, Flag, Id, JsonObject, Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';

const amount = (description: string): PropertyDecorator => Whole({ min: 0, description: `${description}, minor units` });

export class DeliveryDto {
  @OneOf(DELIVERY_METHODS) method!: DeliveryMethod;
  @Text({ max: 200, optional: true }) name?: string;
  @Text({ max: 1000, optional: true }) address?: string;
  @Text({ max: 60, optional: true }) phone?: string;
  @Text({ max: 1000, optional: true }) note?: string;
}
export class OrderLineDto {
  @Id('order_line') id!: string;
  @Id('product') product_id!: string;
  @Id('variant') variant_id!: string;
  @Whole({ description: 'Version of the product that title and price are from' }) product_version!: number;
  @Text({ max: 200 }) title!: string;
  @Text({ max: 120, min: 0, description: 'Empty when the product has one variant only' }) variant_title!: string;
  @Text({ max: 64, nullable: true }) sku!: string | null;
  @amount('Price of one piece') unit_price!: number;
  @Whole({ min: 1 }) quantity!: number;
  @amount('Price of all pieces') line_total!: number;
}
export class OrderCustomerDto {
  @Id('customer') id!: string;
  @Text({ max: 200, nullable: true }) name!: string | null;
  @Text({ max: 40, nullable: true }) phone!: string | null;
}
const CART_CHANGES = ['gone', 'price'] as const;
export class CartChangeDto {
  @OneOf(CART_CHANGES) what!: (typeof CART_CHANGES)[number];
  @Id('variant') variant_id!: string;
  @Text({ max: 400, description: 'With the name of the variant' }) title!: string;
  @amount('What the customer was told last') known_price!: number;
  @Whole({ min: 0, nullable: true, description: 'In force, minor units; null where it cannot be had any more' }) price!: number | null;
}
export class OrderDto {
  @Id('order') id!: string;
  @Whole({ nullable: true, description: 'Null until it is placed' }) number!: number | null;
  @Whole({ description: 'Grows with every change' }) version!: number;
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  @OneOf(ORDER_SOURCES) source!: OrderSource;
  @Nested(() => OrderCustomerDto) customer!: OrderCustomerDto;
  @Id('conversation', { nullable: true }) conversation_id!: string | null;
  @Text({ max: 3 }) currency!: string;
  @NestedList(() => OrderLineDto, { maxItems: ORDER_LINES_MAX }) lines!: OrderLineDto[];
  @NestedList(() => CartChangeDto, { maxItems: ORDER_LINES_MAX, description: 'What the catalog has changed under a cart and its customer has not been told yet' }) untold!: CartChangeDto[];
  @amount('Goods without delivery') subtotal!: number;
  @amount('Delivery') delivery_fee!: number;
  @amount('Tax, contained in the prices or added to them') tax!: number;
  @amount('What the customer pays') total!: number;
  @Whole({ description: 'Hundredths of a percent' }) tax_rate_bp!: number;
  @Flag() prices_include_tax!: boolean;
  @Nested(() => DeliveryDto, { nullable: true }) delivery!: DeliveryDto | null;
  @Day({ nullable: true, description: 'When the customer was promised to have it or to pick it up' }) promised_day!: string | null;
  @Text({ max: 2000, min: 0, description: 'For the store\'s people' }) note!: string;
  @Text({ max: 500, nullable: true, description: 'Why it was cancelled or refunded' }) reason!: string | null;
  @Timestamp({ nullable: true }) placed_at!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class OrderEventDto {
  @Id('event') id!: string;
  @OneOf(ORDER_EVENT_TYPES) type!: OrderEventType;
  @OneOf(ORDER_STATUSES, { nullable: true }) from_status!: OrderStatus | null;
  @OneOf(ORDER_STATUSES, { nullable: true }) to_status!: OrderStatus | null;
  @OneOf(ORDER_ACTORS) actor!: OrderActorKind;
  @Id('user', { nullable: true }) actor_id!: string | null;
  @JsonObject({ nullable: true }) detail!: Record<string, unknown> | null;
  @Timestamp() occurred_at!: string;
}
export class OrderCountDto {
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  @Whole() count!: number;
}
export class OrderCountsDto {
  @NestedList(() => OrderCountDto, { maxItems: ORDER_STATUSES.length, description: 'Statuses that some order has' }) data!: OrderCountDto[];
}
export class ListOrdersQuery extends ChangedQuery {
  @Text({ max: 200, optional: true, description: `One or more of ${ORDER_STATUSES.join(', ')}, comma separated; all when missing` }) status?: string;
  @Text({ max: 200, optional: true, description: 'An order number, part of a customer\'s name or phone number, or of a product\'s title' }) q?: string;
  @Id('customer', { optional: true }) customer_id?: string;
  @Id('conversation', { optional: true }) conversation_id?: string;
}
export class ExportOrdersQuery extends PickType(ListOrdersQuery, ['status', 'q']) {}
export class OrderLineInputDto {
  @Id('variant') variant_id!: string;
  @Whole({ min: 1, max: ORDER_QUANTITY_MAX }) quantity!: number;
}
export class UpdateOrderDto {
  @NestedList(() => OrderLineInputDto, { maxItems: ORDER_LINES_MAX, optional: true, description: 'Replaces all lines, at the prices in force; drafts only' }) lines?: OrderLineInputDto[];
  @Nested(() => DeliveryDto, { optional: true, description: 'Until it is shipped' }) delivery?: DeliveryDto;
  @Day({ optional: true, nullable: true, description: 'When the customer shall have it or can pick it up; until it is delivered. Null for no promise' }) promised_day?: string | null;
  @Text({ max: 2000, optional: true }) note?: string;
}
export class CreateOrderDto extends UpdateOrderDto {
  @Id('customer', { optional: true, description: 'This or `conversation_id`' }) customer_id?: string;
  @Id('conversation', { optional: true, description: 'The order becomes the cart of this conversation' }) conversation_id?: string;
  @NestedList(() => OrderLineInputDto, { maxItems: ORDER_LINES_MAX, minItems: 1 }) declare lines: OrderLineInputDto[];
}
export class QuoteOrderDto {
  @NestedList(() => OrderLineInputDto, { maxItems: ORDER_LINES_MAX }) lines!: OrderLineInputDto[];
  @OneOf(DELIVERY_METHODS, { optional: true }) delivery_method?: DeliveryMethod;
}
export class OrderQuoteLineDto extends PickType(OrderLineDto, ['product_id', 'variant_id', 'title', 'variant_title', 'unit_price', 'quantity', 'line_total']) {
  @Whole({ nullable: true, description: 'Pieces at hand; null where the store does not count them' }) stock!: number | null;
}
export class OrderQuoteDto extends PickType(OrderDto, ['currency', 'subtotal', 'delivery_fee', 'tax', 'total', 'tax_rate_bp', 'prices_include_tax']) {
  @NestedList(() => OrderQuoteLineDto, { maxItems: ORDER_LINES_MAX }) lines!: OrderQuoteLineDto[];
}
export class OrderTransitionDto {
  @OneOf(ORDER_STATUSES) status!: OrderStatus;
  @Text({ max: 500, optional: true, description: 'Why, for a cancellation or a refund' }) reason?: string;
}

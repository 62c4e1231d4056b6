import { publicId } from '#contracts';
import type { Delivery, KnownOrder, OrderEvent } from './order.js';
import type { Quote } from './order-editing.service.js';
import { untoldIn } from './prices/pricing.js';
import type { DeliveryDto, OrderDto, OrderEventDto, OrderQuoteDto } from './orders.dto.js';

export function presentOrder(order: KnownOrder): OrderDto {
  return {
    id: publicId('order', order.id), number: order.number, version: order.version, status: order.status, source: order.source,
    customer: { id: publicId('customer', order.customerId), name: order.customerName, phone: order.customerPhone },
    conversation_id: order.conversationId === null ? null : publicId('conversation', order.conversationId),
    currency: order.currency,
    lines: order.lines.map((line) => ({
      id: publicId('order_line', line.id), product_id: publicId('product', line.productId), variant_id: publicId('variant', line.variantId), product_version: line.productVersion,
      title: line.title, variant_title: line.variantTitle, sku: line.sku, unit_price: line.unitPrice, quantity: line.quantity, line_total: line.unitPrice * line.quantity,
    })),
    subtotal: order.subtotal, delivery_fee: order.deliveryFee, tax: order.tax, total: order.total, tax_rate_bp: order.taxRateBp, prices_include_tax: order.pricesIncludeTax,
    untold: untoldIn(order).map(({ what, variantId, title, knownPrice, price }) => ({ what, variant_id: publicId('variant', variantId), title, known_price: knownPrice, price })),
    delivery: order.delivery === null ? null : { ...order.delivery }, promised_day: order.promisedDay, note: order.note, reason: order.reason,
    placed_at: order.placedAt?.toISOString() ?? null, created_at: order.createdAt.toISOString(), updated_at: order.updatedAt.toISOString(),
  };
}

export function presentQuote({ order, stock }: Quote): OrderQuoteDto {
  const { currency, subtotal, deliveryFee, tax, total, taxRateBp, pricesIncludeTax } = order;
  return {
    currency, subtotal, delivery_fee: deliveryFee, tax, total, tax_rate_bp: taxRateBp, prices_include_tax: pricesIncludeTax,
    lines: order.lines.map(({ productId, variantId, title, variantTitle, unitPrice, quantity }) => ({
      product_id: publicId('product', productId), variant_id: publicId('variant', variantId), title, variant_title: variantTitle, unit_price: unitPrice, quantity, line_total: unitPrice * quantity,
      stock: stock.get(variantId) ?? null,
    })),
  };
}

export function presentOrderEvent(event: OrderEvent): OrderEventDto {
  return {
    id: publicId('event', event.id), type: event.type, from_status: event.fromStatus, to_status: event.toStatus, actor: event.actor,
    actor_id: event.actorId === null ? null : publicId('user', event.actorId), detail: event.detail === null ? null : { ...event.detail }, occurred_at: event.occurredAt.toISOString(),
  };
}

export function deliveryOf(dto: DeliveryDto): Delivery {
  return { method: dto.method, name: dto.name ?? '', address: dto.address ?? '', phone: dto.phone ?? '', note: dto.note ?? '' };
}

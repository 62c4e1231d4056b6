import { publicId } from '#contracts';
import { amountCell } from '../../../platform/csv/amount-cell.js';
import type { KnownOrder, OrderLine } from '../order.js';

export const ORDER_COLUMNS = [
  'order_id', 'number', 'status', 'source', 'placed_at', 'created_at', 'customer_id', 'customer_name', 'customer_phone', 'currency', 'subtotal', 'delivery_fee', 'tax', 'total',
  'delivery_method', 'delivery_name', 'delivery_address', 'delivery_phone', 'delivery_note', 'promised_day', 'note', 'reason', 'title', 'variant', 'sku', 'quantity', 'unit_price', 'line_total',
] as const;
type Cells = Partial<Record<(typeof ORDER_COLUMNS)[number], string>>;

/** The rows of an order, one for each line; what is said of the whole stands in the first, so that sums of a column are right. */
export function orderCells(order: KnownOrder): Cells[] {
  const [first, ...rest] = order.lines;
  const named = { order_id: publicId('order', order.id), number: order.number === null ? '' : String(order.number), status: order.status, currency: order.currency };
  return [{ ...named, ...wholeCells(order), ...(first ? lineCells(order, first) : {}) }, ...rest.map((line) => ({ ...named, ...lineCells(order, line) }))];
}

function wholeCells({ delivery, currency, ...order }: KnownOrder): Cells {
  const { method = '', name = '', address = '', phone = '', note = '' } = delivery ?? {};
  return {
    source: order.source, placed_at: order.placedAt?.toISOString() ?? '', created_at: order.createdAt.toISOString(),
    customer_id: publicId('customer', order.customerId), customer_name: order.customerName ?? '', customer_phone: order.customerPhone ?? '',
    subtotal: amountCell(order.subtotal, currency), delivery_fee: amountCell(order.deliveryFee, currency), tax: amountCell(order.tax, currency), total: amountCell(order.total, currency),
    delivery_method: method, delivery_name: name, delivery_address: address, delivery_phone: phone, delivery_note: note,
    promised_day: order.promisedDay ?? '', note: order.note, reason: order.reason ?? '',
  };
}

function lineCells({ currency }: KnownOrder, { title, variantTitle, sku, quantity, unitPrice }: OrderLine): Cells {
  return { title, variant: variantTitle, sku: sku ?? '', quantity: String(quantity), unit_price: amountCell(unitPrice, currency), line_total: amountCell(unitPrice * quantity, currency) };
}

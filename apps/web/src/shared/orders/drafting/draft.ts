import type { Schemas } from '../../api/api.js';
import type { Order } from '../orders.js';

/** With whom an order is made. */
export interface Buyer {
  readonly customerId: string;
  /** What they are called on the page: a name, or the number they write from. */
  readonly label: string;
  /** Their own name; empty when nobody knows it. */
  readonly name: string;
  readonly conversationId?: string;
}
/** One line as it is being written: what it is called and costs is shown until the server says it. */
export interface DraftLine {
  readonly variant_id: string;
  readonly name: string;
  readonly quantity: number | string;
}
export type Method = 'later' | Schemas['DeliveryDto']['method'];

/** What stands in the dialog, in the shape of the API: its complaints find their fields. */
export interface DraftValues {
  readonly lines: readonly DraftLine[];
  readonly delivery: { readonly method: Method; readonly name: string; readonly address: string; readonly phone: string; readonly note: string };
  /** `2026-12-24`, or empty. */
  readonly promised_day: string;
  readonly note: string;
}

/** `Blue shirt, L`. */
export function lineName({ title, variant_title: variant }: Pick<Schemas['OrderQuoteLineDto'], 'title' | 'variant_title'>): string {
  return variant === '' ? title : `${title}, ${variant}`;
}

/** What a cart holds, or nothing. */
export function valuesOf(order: Order | undefined, buyer: Buyer | undefined): DraftValues {
  const { method = 'later', name = buyer?.name ?? '', address = '', phone = '', note = '' } = order?.delivery ?? {};
  return {
    lines: order?.lines.map((line) => ({ variant_id: line.variant_id, name: lineName(line), quantity: line.quantity })) ?? [],
    delivery: { method, name, address, phone, note }, promised_day: order?.promised_day ?? '', note: order?.note ?? '',
  };
}

/** The same again is one piece more. */
export function withVariant(lines: readonly DraftLine[], line: Omit<DraftLine, 'quantity'>): DraftLine[] {
  const known = lines.some(({ variant_id: id }) => id === line.variant_id);
  return known ? lines.map((each) => (each.variant_id === line.variant_id ? { ...each, quantity: Number(each.quantity) + 1 } : each)) : [...lines, { ...line, quantity: 1 }];
}

/** What the API is asked to write. */
export function bodyOf({ lines, delivery: { method, ...delivery }, promised_day: promised, note }: DraftValues): Pick<Schemas['CreateOrderDto'], 'lines' | 'delivery' | 'promised_day' | 'note'> {
  return {
    lines: lines.map(({ variant_id, quantity }) => ({ variant_id, quantity: Number(quantity) })), promised_day: promised || null, note,
    ...(method === 'later' ? {} : { delivery: { method, ...delivery } }),
  };
}

/** What the API says of a line, by its pointer: `/lines/0`, `/lines/0/variant_id`. The places are those of the lines that were asked about; by now they may be others. */
export function fieldOfLine<Field extends { readonly pointer: string }>(fields: readonly Field[], asked: readonly { readonly variant_id: string }[], variantId: string): Field | undefined {
  return fields.find(({ pointer }) => asked[Number(/^\/lines\/(\d+)(?:\/|$)/.exec(pointer)?.[1])]?.variant_id === variantId);
}

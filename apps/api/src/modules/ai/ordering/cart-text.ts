import { standsIn } from '#contracts';
import { type CartNews, nameOf, type Order } from '../../orders/index.js';
import { formatMoney } from '../money.js';
import { type Language, LANGUAGES } from '../wording/language.js';
import { orderWordsOf } from '../wording/order-words.js';
import { fill } from '../wording/words.js';

/** Lines and sum of a cart or an order, as the customer reads them. Every figure is the server's. */
export function cartText(order: Order, language: Language): string {
  const words = orderWordsOf(language);
  const money = (amount: number): string => formatMoney({ amount, currency: order.currency }, language);
  const lines = order.lines.map((line) => `${line.quantity} × ${nameOf(line)}: ${money(line.unitPrice * line.quantity)}`);
  const extras = [
    ...(order.deliveryFee > 0 ? [`${words.deliveryFee}: ${money(order.deliveryFee)}`] : []),
    ...(order.tax > 0 ? [`${order.pricesIncludeTax ? words.taxIncluded : words.tax}: ${money(order.tax)}`] : []),
  ];
  return [...lines, ...extras, `*${words.total}: ${money(order.total)}*`].join('\n');
}

/** Where it goes. */
export function deliveryText({ delivery }: Order, language: Language): string {
  const words = orderWordsOf(language);
  if (delivery === null) return '';
  if (delivery.method === 'pickup') return words.pickup;
  // Customers are asked for both in one message, so that the name mostly stands in the address.
  const isNamed = standsIn(delivery.address, delivery.name);
  return `${words.deliverTo}: ${[isNamed ? '' : delivery.name, delivery.address, delivery.phone, delivery.note].filter((part) => part !== '').join(language === 'ar' ? '، ' : ', ')}`;
}

/** A text that was sent, up to where it goes. */
export function withoutDelivery(text: string): string {
  return LANGUAGES.reduce((rest, language) => rest.split(`\n\n${orderWordsOf(language).deliverTo}: `)[0] ?? '', `\n\n${text}`);
}

/** What the catalog has changed since the customer was told last. */
export function newsText({ changes, currency }: CartNews, language: Language): string {
  const words = orderWordsOf(language);
  return changes.map(({ title, price }) => (price === null ? fill(words.lineGone, { product: title }) : fill(words.priceChanged, { product: title, price: formatMoney({ amount: price, currency }, language) }))).join('\n');
}

/** "Only 2 left of Mug." */
export function shortText(title: string, available: number, language: Language): string {
  const words = orderWordsOf(language);
  return available === 0 ? fill(words.soldOut, { product: title }) : fill(words.onlyLeft, { product: title, count: String(available) });
}

/** "Order #1001: shipped, $20.00". */
export function statusText(order: Order, language: Language): string {
  const words = orderWordsOf(language);
  return fill(words.orderIs, { number: String(order.number ?? ''), status: words.statuses[order.status], total: formatMoney({ amount: order.total, currency: order.currency }, language) });
}

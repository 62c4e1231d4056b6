import { countryOf } from '../../sending/index.js';
import type { Facts } from '../rows.js';

export interface KnownPerson { readonly id: string; readonly name: string | null; readonly phone: string | null }
export interface KnownGoods {
  readonly id: string;
  readonly number: number | null;
  readonly status: string;
  readonly source: string;
  readonly promised_day: string | null;
  readonly currency: string;
  readonly total: number;
  readonly delivery_method: string | null;
  readonly delivery: { readonly name?: string; readonly address?: string } | null;
  readonly items: string | null;
  readonly item_count: number;
}
export interface KnownOffer { readonly id: string; readonly title: string; readonly variant_title: string; readonly price: number; readonly currency: string; readonly url: string | null }
export interface DayInNumbers { readonly orders: number; readonly revenue: number; readonly new_customers: number }
/** Whose words and money they are in. */
export interface FactsStore { readonly name: string; readonly locale: string; readonly currency: string }

const MAX = 900;
/** Levels of what programs tell. */
const DEEPEST = 5;
/** A text as templates take it: on one line, and not endless. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX ? `${line.slice(0, MAX - 1)}…` : line;
}

export function personFacts({ name, phone }: KnownPerson): Facts {
  return { customer_name: oneLine(name ?? ''), customer_phone: phone ?? '', customer_country: countryOf(phone) ?? '' };
}

export function orderFacts(order: KnownGoods, store: FactsStore): Facts {
  const { currency, total, delivery, promised_day: promised } = order;
  const { locale } = store;
  return {
    order_number: order.number === null ? '' : String(order.number), order_status: order.status, order_source: order.source, promised_day: promised === null ? '' : dayText(promised, store),
    order_total: moneyText(total, currency, locale), order_amount: decimalOf(total, currency), order_currency: currency,
    order_items: oneLine(order.items ?? ''), order_item_count: String(order.item_count),
    delivery_method: order.delivery_method ?? '', delivery_name: oneLine(delivery?.name ?? ''), delivery_address: oneLine(delivery?.address ?? ''),
  };
}

export function offerFacts({ title, variant_title: option, price, currency, url }: KnownOffer, { locale }: FactsStore): Facts {
  return { product_name: oneLine(title), product_option: oneLine(option), product_price: moneyText(price, currency, locale), product_amount: decimalOf(price, currency), product_link: url ?? '' };
}

/** A day of the calendar in words. */
export function dayText(day: string, { locale }: Pick<FactsStore, 'locale'>): string {
  return new Intl.DateTimeFormat(`${locale}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

export function dayFacts(day: string, { orders, revenue, new_customers: customers }: DayInNumbers, store: FactsStore): Facts {
  const { locale, currency } = store;
  return { date: dayText(day, store), orders: String(orders), revenue: moneyText(revenue, currency, locale), new_customers: String(customers) };
}

/** What a program told, as far as it is texts, numbers and yes or no; what lies deeper by its path: `address.city`, `items.0.sku`. */
export function toldFacts(data: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(pathsOf(data, '', DEEPEST));
}
function pathsOf(value: object, prefix: string, levels: number): [string, string][] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]): [string, string][] => {
    if (typeof part === 'object' && part !== null) return levels > 1 ? pathsOf(part, `${prefix}${key}.`, levels - 1) : [];
    return typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? [[`${prefix}${key}`, oneLine(String(part))]] : [];
  });
}

const digitsOf = (currency: string): number => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
const decimalOf = (minor: number, currency: string): string => (minor / 10 ** digitsOf(currency)).toFixed(digitsOf(currency));
/** Latin digits in every language, as the assistant writes them. */
function moneyText(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(`${locale}-u-nu-latn`, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(minor / 10 ** digitsOf(currency)).replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u061c]/g, '');
}

import type { Money } from '../product.js';
import type { RowErrorCode } from './row-error.js';

/** Why a text is no price. */
export interface PriceProblem { readonly code: RowErrorCode; readonly detail: string }

/** Signs that stand for one currency. "$" and "¥" stand for several and say nothing. */
const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₦': 'NGN', '₹': 'INR', '₩': 'KRW', '₺': 'TRY', '₴': 'UAH', '₫': 'VND', '₱': 'PHP', 'r$': 'BRL' };
const MOST = 1_000_000_000_000;
const LONGEST = 60;
const PRICE = /^(?<before>[^\d.,\-\s'=+@]{0,4})\s*(?<number>\d(?:[\d.,\s'’]*[\d.,'’])?)\s*(?<after>[^\d.,\-\s]{0,4})$/u;

/**
 * A price as people type it, in minor units: "12.50", "1,234.00", "1.234,50", "€12", "12 EUR". A last separator with one or two digits behind it (as many as the
 * currency has, at most) is the decimal one; three digits behind a single separator are thousands.
 * @param currency of the row's currency cell or the store; a sign in the price must not contradict it
 * @returns the money, or what is wrong with the text
 */
export function parsePrice(text: string, currency: string | undefined, fallback: string): Money | PriceProblem {
  const stated = currency?.toUpperCase();
  if (stated !== undefined && !isCurrency(stated)) return { code: 'currency.unknown', detail: `"${currency ?? ''}" is no currency code` };
  const parts = text.length > LONGEST ? undefined : PRICE.exec(text.trim())?.groups;
  if (parts === undefined) return notAPrice(text);
  const sign = currencyOfSign(parts['before'] || parts['after'] || '');
  if (sign === undefined) return notAPrice(text);
  if (sign !== '' && stated !== undefined && sign !== stated) return { code: 'price.other_currency', detail: `The price is in ${sign}, its currency column says ${stated}` };
  const code = stated ?? (sign || fallback);
  const amount = minorUnits(parts['number'] ?? '', digitsOf(code));
  if (amount === undefined || amount > MOST) return { code: 'price.invalid', detail: `"${text.slice(0, 40)}" is no price in ${code}` };
  return { amount, currency: code };
}

function notAPrice(text: string): PriceProblem {
  return { code: 'price.invalid', detail: `"${text.slice(0, 40)}" is no price` };
}

/** "" for a sign of many currencies, undefined for what is no sign. */
function currencyOfSign(sign: string): string | undefined {
  const plain = sign.toLowerCase();
  if (plain === '' || ['$', '¥', 'us$', 'kr', 'fr'].includes(plain)) return '';
  if (SIGNS[plain] !== undefined) return SIGNS[plain];
  const code = sign.toUpperCase();
  return isCurrency(code) ? code : undefined;
}

function minorUnits(text: string, digits: number): number | undefined {
  const compact = text.replaceAll(/[\s'’]/g, '');
  const decimal = decimalMark(compact, digits);
  const [whole = '', fraction = ''] = decimal === undefined ? [compact] : [compact.slice(0, compact.lastIndexOf(decimal)), compact.slice(compact.lastIndexOf(decimal) + 1)];
  // Everything before the decimal mark is digits in groups of three, or plain digits.
  if (!/^\d+$/.test(whole) && !/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(whole)) return undefined;
  return Number(whole.replaceAll(/[.,]/g, '')) * 10 ** digits + Number(fraction.padEnd(digits, '0') || '0');
}

function decimalMark(text: string, digits: number): string | undefined {
  const mark = /[.,](?=\d+$)/.exec(text)?.[0];
  if (mark === undefined) return undefined;
  const behind = text.length - text.lastIndexOf(mark) - 1;
  return text.split(mark).length === 2 && behind <= digits ? mark : undefined;
}

function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}
const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Digits behind the decimal mark: 2 for EUR, 0 for JPY, 3 for KWD. */
function digitsOf(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ?? 2;
}

import type { TurnMessage } from '../turn.js';

/** What a tapped button or list row of the order dialogue means. Ids are bare uuids. */
export type OrderTap =
  | { readonly kind: 'variant'; readonly variantId: string }
  | { readonly kind: 'quantity'; readonly variantId: string; readonly quantity: number }
  | { readonly kind: 'line'; readonly variantId: string }
  | { readonly kind: 'wish'; readonly variantId: string }
  | { readonly kind: 'cart'; readonly what: CartStep }
  | { readonly kind: 'confirm'; readonly orderId: string; readonly version: number };

const CART_STEPS = ['show', 'checkout', 'change', 'delivery', 'pickup', 'cancel', 'back'] as const;
export type CartStep = (typeof CART_STEPS)[number];

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const VARIANT = new RegExp(`^(variant|line|wish):(${UUID})$`);
const QUANTITY = new RegExp(`^qty:(${UUID}):(\\d{1,3})$`);
const CONFIRM = new RegExp(`^confirm:(${UUID}):(\\d{1,9})$`);

export const variantId = (id: string): string => `variant:${id}`;
/** "Tell me when it is back." */
export const wishId = (id: string): string => `wish:${id}`;
export const lineId = (id: string): string => `line:${id}`;
export const quantityId = (id: string, quantity: number): string => `qty:${id}:${quantity}`;
export const cartId = (step: CartStep): string => `cart:${step}`;
/** Bound to the cart as it is shown: once it changes, the tap places nothing. */
export const confirmId = ({ id, version }: { readonly id: string; readonly version: number }): string => `confirm:${id}:${version}`;

/** The meaning of an id that the order dialogue gave out; undefined for others. */
export function orderTapOf(id: string): OrderTap | undefined {
  const [, kind, picked] = VARIANT.exec(id) ?? [];
  if (picked !== undefined) return { kind: kind === 'line' || kind === 'wish' ? kind : 'variant', variantId: picked };
  const [, variant, quantity] = QUANTITY.exec(id) ?? [];
  if (variant !== undefined) return { kind: 'quantity', variantId: variant, quantity: Number(quantity) };
  const [, order, version] = CONFIRM.exec(id) ?? [];
  if (order !== undefined) return { kind: 'confirm', orderId: order, version: Number(version) };
  const step = CART_STEPS.find((candidate) => cartId(candidate) === id);
  return step === undefined ? undefined : { kind: 'cart', what: step };
}

/** The tap that a turn is about: its last message's, or a confirmation anywhere in it, which counts whatever was written after it, unless a tap on "Cancel" took it back. */
export function orderTapIn(messages: readonly TurnMessage[]): OrderTap | undefined {
  const taps = messages.map(({ content }) => (content.kind === 'choice' ? orderTapOf(content.id) : undefined));
  const confirmed = taps.findLastIndex((tap) => tap?.kind === 'confirm');
  if (confirmed < 0) return taps.at(-1);
  return taps.slice(confirmed).findLast((tap) => tap?.kind === 'cart' && tap.what === 'cancel') ?? taps[confirmed];
}

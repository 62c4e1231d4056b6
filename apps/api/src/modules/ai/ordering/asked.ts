import { type MessageContent, textOf } from '#contracts';
import { type CartWish, cartWishIn, countIn } from '../engines/built-in/cart-words.js';
import { intentOf } from '../engines/built-in/intents.js';
import { plain } from '../wording/language.js';
import type { TurnMessage } from '../turn.js';
import { isPlainlyAddress } from './address.js';
import { type OrderTap, orderTapOf } from './order-taps.js';

/** A customer's words that answer what the order dialogue has just asked. */
export type Answered =
  /** `isMore`: on top of what is in the cart. */
  | { readonly what: 'quantity'; readonly variantId: string; readonly quantity: number; readonly isMore: boolean }
  | { readonly what: 'address'; readonly address: string };

const NEVER_AN_ADDRESS: ReadonlySet<string> = new Set(['hand_off', 'complaint', 'identity', 'menu', 'greeting', 'thanks', 'goodbye', 'yes', 'order', 'cart', 'cart_change', 'order_status']);
const LONGEST_ADDRESS = 500;

/** Reads the customer's words as the answer to the dialogue's last question; undefined when they are something else. */
export function answeredBy(messages: readonly TurnMessage[], history: readonly TurnMessage[]): Answered | undefined {
  if (messages.some(({ content }) => content.kind === 'choice')) return undefined;
  const asked = askedIn(history);
  if (asked?.kind === 'quantity') return quantityIn(wordsOf(messages), asked.variantId);
  return asked?.kind === 'cart' ? addressIn(messages) : undefined;
}

/** Whether the last thing that the customer was asked is where their order is to go. */
export function isAddressAsked(history: readonly TurnMessage[]): boolean {
  return askedIn(history)?.kind === 'cart';
}

/** The question that the last answer ends with, by its buttons: the way back to the cart stands under the one for the address only. */
function askedIn(history: readonly TurnMessage[]): Extract<OrderTap, { kind: 'quantity' | 'cart' }> | undefined {
  const asked = history.findLast((message) => message.author === 'assistant')?.content;
  const ids = asked?.kind === 'buttons' ? asked.buttons : asked?.kind === 'list' ? asked.sections.flatMap(({ rows }) => rows) : [];
  for (const { id } of ids) {
    const tap = orderTapOf(id);
    if (tap?.kind === 'quantity' || (tap?.kind === 'cart' && tap.what === 'back')) return tap;
  }
  return undefined;
}

function wordsOf(messages: readonly TurnMessage[]): string {
  return messages.map(({ content }) => textOf(content)).filter((text) => text.trim() !== '').join('\n');
}

/** "3", "three please", "x3", "make it 3", "add one": a short text with one number, and nothing else that is named. */
function quantityIn(text: string, variantId: string): Answered | undefined {
  const wish = cartWishIn(text);
  const wished = wish === undefined ? countIn(text) ?? figureIn(text) : quantityOfUnnamed(wish);
  return wished === undefined ? undefined : { what: 'quantity', variantId, quantity: wished, isMore: wish?.kind === 'add' };
}

function quantityOfUnnamed(wish: CartWish): number | undefined {
  switch (wish.kind) {
    case 'make': return wish.quantity;
    case 'add': case 'want': return wish.what === '' ? wish.quantity : undefined;
    case 'cancel': case 'empty': case 'remove': return undefined;
  }
}

function figureIn(text: string): number | undefined {
  const words = plain(text);
  const [number, ...others] = words.match(/\d+/g) ?? [];
  return number === undefined || others.length > 0 || number.length > 3 || words.split(' ').length > 4 ? undefined : Number(number);
}

function addressIn(messages: readonly TurnMessage[]): Answered | undefined {
  const place = messages.map(({ content }) => content).findLast((content) => content.kind === 'location');
  const text = [place === undefined ? '' : pinned(place), wordsOf(messages)].filter((part) => part !== '').join('\n').slice(0, LONGEST_ADDRESS).trim();
  if (place !== undefined) return { what: 'address', address: text };
  if (NEVER_AN_ADDRESS.has(intentOf(text)) || !isPlainlyAddress(text)) return undefined;
  return { what: 'address', address: text };
}

function pinned({ latitude, longitude }: Extract<MessageContent, { kind: 'location' }>): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}

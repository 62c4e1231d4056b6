import { type MessageContent, textOf } from '#contracts';
import { intentOf } from '../engines/built-in/intents.js';
import { plain } from '../wording/language.js';
import type { TurnMessage } from '../turn.js';
import { orderTapOf } from './order-taps.js';

/** A customer's words that answer what the order dialogue has just asked. */
export type Answered =
  | { readonly what: 'quantity'; readonly variantId: string; readonly quantity: number }
  | { readonly what: 'address'; readonly address: string };

const NEVER_AN_ADDRESS: ReadonlySet<string> = new Set(['hand_off', 'complaint', 'identity', 'menu', 'greeting', 'thanks', 'goodbye', 'order', 'cart', 'order_status']);
const SHORTEST_ADDRESS = 6;
const LONGEST_ADDRESS = 500;

/** Reads the customer's words as the answer to the dialogue's last question; undefined when they are something else. */
export function answeredBy(messages: readonly TurnMessage[], history: readonly TurnMessage[]): Answered | undefined {
  const asked = history.findLast((message) => message.author === 'assistant')?.content;
  if (asked?.kind !== 'buttons' || messages.some(({ content }) => content.kind === 'choice')) return undefined;
  for (const { id } of asked.buttons) {
    const tap = orderTapOf(id);
    if (tap?.kind === 'quantity') return quantityIn(wordsOf(messages), tap.variantId);
    if (tap?.kind === 'cart' && tap.what === 'back') return addressIn(messages);
  }
  return undefined;
}

function wordsOf(messages: readonly TurnMessage[]): string {
  return messages.map(({ content }) => textOf(content)).filter((text) => text.trim() !== '').join('\n');
}

/** "3", "3 please", "x3": a short text with one number. */
function quantityIn(text: string, variantId: string): Answered | undefined {
  const words = plain(text);
  const numbers = words.match(/\d+/g) ?? [];
  const [number] = numbers;
  if (numbers.length !== 1 || number === undefined || number.length > 3 || words.split(' ').length > 4) return undefined;
  return { what: 'quantity', variantId, quantity: Number(number) };
}

function addressIn(messages: readonly TurnMessage[]): Answered | undefined {
  const place = messages.map(({ content }) => content).findLast((content) => content.kind === 'location');
  const text = [place === undefined ? '' : pinned(place), wordsOf(messages)].filter((part) => part !== '').join('\n').slice(0, LONGEST_ADDRESS).trim();
  if (place !== undefined) return { what: 'address', address: text };
  // Any other wish of the customer would end up on the parcel: an address has a number, a comma or lines.
  const looksLikeOne = /[\d٠-٩,،\n]/u.test(text);
  if (!looksLikeOne || plain(text).length < SHORTEST_ADDRESS || NEVER_AN_ADDRESS.has(intentOf(text)) || /[?؟]\s*$/u.test(text)) return undefined;
  return { what: 'address', address: text };
}

function pinned({ latitude, longitude }: Extract<MessageContent, { kind: 'location' }>): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}

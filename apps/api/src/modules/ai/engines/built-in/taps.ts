import { textOf } from '#contracts';
import { ACTION_HAND_OFF, ACTION_MENU, ACTION_ORDER, OPTION_BROWSE, OPTION_LOOSE, OPTION_PARTS, OPTION_PRODUCT } from '../../tools/suggest-actions.js';
import type { TurnMessage } from '../../turn.js';

/** What a tapped button or list row means. Ids of products are bare uuids. */
export type Tap =
  | { readonly kind: 'product'; readonly productId: string }
  | { readonly kind: 'order'; readonly productId: string }
  | { readonly kind: 'browse'; readonly category: string; readonly offset: number; readonly of: 'products' | 'parts' | 'loose' }
  | { readonly kind: 'menu' }
  | { readonly kind: 'hand_off' };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The meaning of an id that Parley gave out itself; undefined for others. */
export function tapOf(id: string): Tap | undefined {
  if (id === ACTION_MENU) return { kind: 'menu' };
  if (id === ACTION_HAND_OFF) return { kind: 'hand_off' };
  for (const [prefix, of] of [[OPTION_BROWSE, 'products'], [OPTION_PARTS, 'parts'], [OPTION_LOOSE, 'loose']] as const) {
    const place = id.startsWith(prefix) ? /^(\d{1,5}):(.*)$/su.exec(id.slice(prefix.length)) : null;
    if (place !== null) return { kind: 'browse', offset: Number(place[1]), category: place[2] ?? '', of };
  }
  for (const [prefix, kind] of [[OPTION_PRODUCT, 'product'], [ACTION_ORDER, 'order']] as const) {
    if (id.startsWith(prefix) && UUID.test(id.slice(prefix.length))) return { kind, productId: id.slice(prefix.length) };
  }
  return undefined;
}

/** The tap of a message, if it is one of ours. */
export function tapIn(message: TurnMessage | undefined): Tap | undefined {
  return message?.content.kind === 'choice' ? tapOf(message.content.id) : undefined;
}

/** The title behind "2" where the last answer was numbered text. */
export function numberedChoice(text: string, history: readonly TurnMessage[]): string | undefined {
  const number = /^(\d{1,2})\s?[.)]?$/.exec(text.trim())?.[1];
  const last = history.findLast((message) => message.author === 'assistant');
  if (number === undefined || last === undefined) return undefined;
  const line = textOf(last.content).split('\n').find((candidate) => candidate.startsWith(`${number}. `));
  return line?.slice(number.length + 2).replace(/ \([^()]*\)$/, '').trim();
}

/** The product that the conversation was last about: tapped by the customer, or shown with its order button. */
export function shownProduct(history: readonly TurnMessage[]): string | undefined {
  for (const message of history.toReversed()) {
    const ids = message.content.kind === 'choice' ? [message.content.id] : message.content.kind === 'buttons' ? message.content.buttons.map((button) => button.id) : [];
    for (const id of ids) {
      const tap = tapOf(id);
      if (tap?.kind === 'product' || tap?.kind === 'order') return tap.productId;
    }
  }
  return undefined;
}

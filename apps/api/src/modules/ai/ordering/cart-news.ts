import type { Cart, CartChange } from '../../orders/index.js';
import type { AnswerDraft } from '../composition/draft.js';
import type { Language } from '../wording/language.js';
import { changesText } from './cart-text.js';
import type { OrderDesk } from './order-desk.js';

/** A desk that remembers what the catalog has changed under the cart: whoever looks at the cart first learns of it, and nobody after. */
export interface WatchedDesk { readonly desk: OrderDesk; readonly changes: readonly CartChange[] }

export function watched(desk: OrderDesk): WatchedDesk {
  const changes: CartChange[] = [];
  const noting = <C extends Cart | undefined>(cart: C): C => {
    changes.push(...cart?.changes ?? []);
    return cart;
  };
  return {
    changes,
    desk: {
      ...desk,
      find: async () => noting(await desk.find()),
      setDelivery: async (delivery) => noting(await desk.setDelivery(delivery)),
      setLine: async (variantId, quantity) => {
        const outcome = await desk.setLine(variantId, quantity);
        if (outcome.kind === 'set') noting(outcome.cart);
        return outcome;
      },
      setCoded: async (cart) => {
        const outcome = await desk.setCoded(cart);
        noting(outcome.cart);
        return outcome;
      },
    },
  };
}

/** What has changed and is not told in the answer yet. */
export function untoldNews(changes: readonly CartChange[], { serverText }: AnswerDraft, language: Language): string {
  return [...new Set(changesText(changes, language).split('\n'))].filter((line) => !serverText.includes(line)).join('\n');
}

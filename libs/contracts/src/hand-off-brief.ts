/** What the person who goes on with a conversation should know at once. Texts are other people's words, in their languages. */
export interface HandOffBrief {
  /** The customer's last words that say what they want; empty when there are none. */
  readonly wish: string;
  /** What the assistant did about it, in this order. */
  readonly tried: readonly HandOffTry[];
  /** What lies in the cart; null when it is empty. */
  readonly cart: { readonly lines: readonly { readonly title: string; readonly quantity: number }[]; /** As the customer reads it. */ readonly total: string } | null;
  readonly mood: CustomerMood;
  /** What somebody of the store promised last, with the time of it; null when nobody did. */
  readonly promise: { readonly text: string; readonly at: string } | null;
}
/** `found`: how many products or entries. `held_back`: an answer that was not sent; `about` is what was wrong with it. */
export interface HandOffTry { readonly what: (typeof HAND_OFF_TRIES)[number]; readonly about: string; readonly found: number }
export const HAND_OFF_TRIES = ['searched_products', 'searched_knowledge', 'showed_products', 'worked_on_cart', 'held_back'] as const;
export const CUSTOMER_MOODS = ['calm', 'hurried', 'upset'] as const;
export type CustomerMood = (typeof CUSTOMER_MOODS)[number];

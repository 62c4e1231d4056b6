import { cut } from './cut.js';
/** `{detail}` is filled in; the English sentence is what is stored, told to integrators and read back by screens. */
const SENTENCES = {
  asked_for_person: 'The customer asked for a person',
  complaint: 'The customer has a problem or a complaint',
  order: 'The customer wants to order {detail}',
  cancel_order: 'The customer wants to cancel order {detail}',
  change_address: 'The customer wants to change where an order goes',
  cart: 'The customer sent a cart from the WhatsApp catalog',
  keyword: 'The customer wrote "{detail}"',
  no_answer: 'The assistant could not answer',
  upset: 'The customer is upset',
  order_value: 'The order is worth more than {detail}',
  failed_answers: 'The assistant did not know {detail} answers in a row',
  budget: 'The assistant\'s budget is used up',
  ai_conversation_limit: 'The plan\'s limit of AI conversations is reached',
  message_limit: 'The plan\'s limit of messages is reached',
  subscription_inactive: 'The store\'s subscription is not active',
  refused_number: 'The assistant\'s answer was held back (number): {detail}',
  refused_claim: 'The assistant\'s answer was held back (claim): {detail}',
  refused_delivery: 'The assistant\'s answer was held back (delivery): {detail}',
  refused_product: 'The assistant\'s answer was held back (product): {detail}',
  refused_link: 'The assistant\'s answer was held back (link): {detail}',
  refused_prompt: 'The assistant\'s answer was held back (prompt): {detail}',
  refused_reference: 'The assistant\'s answer was held back (reference): {detail}',
} as const;

/** Why Parley itself gives a conversation to people. A model and people give reasons in their own words. */
export type HandOffCause = keyof typeof SENTENCES;
export const HAND_OFF_CAUSES = Object.keys(SENTENCES) as readonly HandOffCause[];
/** Longest reason of a hand-off, in UTF-16 units. */
export const HAND_OFF_REASON_MAX = 1000;

/** The reason as it is stored and told, one English sentence. `detail` is what the cause is about, in the customer's or the store's words. */
export function handOffReason(cause: HandOffCause, detail = ''): string {
  return cut(SENTENCES[cause].replace('{detail}', () => detail), HAND_OFF_REASON_MAX);
}

/** What `handOffReason` made `reason` of; undefined for other people's words. */
export function readHandOffReason(reason: string): { readonly cause: HandOffCause; readonly detail: string } | undefined {
  for (const cause of HAND_OFF_CAUSES) {
    const [before = '', after] = SENTENCES[cause].split('{detail}');
    if (after === undefined) {
      if (reason === before) return { cause, detail: '' };
    } else if (reason.startsWith(before) && (reason.endsWith(after) || reason.length === HAND_OFF_REASON_MAX)) {
      return { cause, detail: reason.slice(before.length, reason.endsWith(after) ? reason.length - after.length : undefined) };
    }
  }
  return undefined;
}

import { type HandOffCause, readHandOffReason } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

const CAUSES: Readonly<Record<HandOffCause, (detail: string) => MessageDescriptor>> = {
  asked_for_person: () => msg`The customer asked for a person`,
  complaint: () => msg`The customer has a problem or a complaint`,
  order: (detail) => msg`The customer wants to order ${detail}`,
  cancel_order: (detail) => msg`The customer wants to cancel order ${detail}`,
  change_address: () => msg`The customer wants to change where an order goes`,
  cart: () => msg`The customer sent a cart from the WhatsApp catalog`,
  keyword: (detail) => msg`The customer wrote “${detail}”`,
  no_answer: () => msg`The assistant could not answer`,
  upset: () => msg`The customer is upset`,
  order_value: (detail) => msg`The order is worth more than ${detail}: people take such orders`,
  failed_answers: (detail) => msg`The assistant did not know the answer (in a row: ${detail})`,
  budget: () => msg`The assistant's budget is used up`,
  ai_conversation_limit: () => msg`The plan's limit of AI conversations is reached`,
  message_limit: () => msg`The plan's limit of messages is reached`,
  subscription_inactive: () => msg`The store's subscription is not active`,
  refused_number: (detail) => msg`The answer was held back: nothing backs the figure “${detail}”`,
  refused_claim: (detail) => msg`The answer was held back: nothing backs the promise “${detail}”`,
  refused_delivery: (detail) => msg`The answer was held back: nothing backs the delivery time “${detail}”`,
  refused_product: (detail) => msg`The answer was held back: no product of the catalog is “${detail}”`,
  refused_link: (detail) => msg`The answer was held back: nobody gave it the link “${detail}”`,
  refused_prompt: () => msg`The answer was held back: it repeated its instructions`,
  refused_reference: (detail) => msg`The answer was held back: it named a product that is not for sale (${detail})`,
};

/** Reasons that Parley gives in the reader's language, what they quote isolated from its direction of writing; a person's or a model's own words as they are. */
export function useHandOffText(): (reason: string) => string {
  const { i18n } = useLingui();
  return (reason) => {
    const known = readHandOffReason(reason);
    return known === undefined ? reason : i18n._(CAUSES[known.cause](`\u2068${known.detail}\u2069`));
  };
}

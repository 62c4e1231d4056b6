import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Parts, textIn } from '../message/parts.js';

/** What an engine is called. */
export const ENGINE_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  claude: msg`Claude`, built_in: msg`Built-in assistant`, rules: msg`Fixed rule`, none: msg`No engine`,
};

/** Why an answer was not sent. */
export const GUARDRAIL_TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  number: msg`It named a price, discount or stock figure that neither catalog nor knowledge backs.`,
  claim: msg`It promised something that the store has not written down.`,
  delivery: msg`It promised a delivery time that the store has not written down.`,
  product: msg`It offered a product that it had not found in the catalog.`,
  topic: msg`It spoke of something that is not the shop's business; the customer was told what it can help with.`,
  link: msg`It wrote a link that the store never gave it.`,
  prompt: msg`It repeated its instructions.`,
  loop: msg`It wanted to hand the conversation off again although a person had just given it back.`,
  reference: msg`It named a product that the catalog does not sell.`,
};

const FAILURES: Readonly<Record<string, MessageDescriptor>> = {
  timeout: msg`The model took too long.`,
  connection: msg`The model could not be reached.`,
  http_401: msg`The model's key was refused.`,
  http_403: msg`The model's key may not do this.`,
  http_429: msg`Too many questions for the model at once.`,
  http_529: msg`The model is overloaded.`,
  empty_answer: msg`It had nothing to say.`,
  malformed_answer: msg`Its answer could not be read.`,
  too_many_rounds: msg`It looked things up without coming to an answer.`,
  max_tokens: msg`Its answer was too long.`,
  refusal: msg`The model declined to answer.`,
};
const UNKNOWN_FAILURE = msg`It failed without saying why.`;

/** A failure of an engine in words. */
export function failureText(reason: string): MessageDescriptor {
  return FAILURES[reason] ?? (/^http_5\d\d$/.test(reason) ? msg`The model's service failed.` : UNKNOWN_FAILURE);
}

/** What a tool was used for, in words. */
export function toolText(step: Parts): MessageDescriptor {
  const tool = textIn(step, 'tool');
  const args = step['arguments'];
  const query = typeof args === 'object' && args !== null ? textIn(args as Parts, 'query') : '';
  switch (tool) {
    case 'search_products': return msg`Searched the catalog for “${query}”`;
    case 'search_knowledge': return msg`Searched the knowledge for “${query}”`;
    case 'product_details': return msg`Read products with price and stock`;
    case 'show_options': return msg`Put together a list`;
    case 'suggest_actions': return msg`Added buttons`;
    case 'send_photo': return msg`Added a photo`;
    case 'set_cart_line': return msg`Changed the cart`;
    case 'view_cart': return msg`Looked at cart and orders`;
    case 'set_delivery': return msg`Noted where the order goes`;
    case 'ask_to_confirm': return msg`Asked the customer to confirm the order`;
    case 'hand_off': return msg`Handed the conversation to people`;
    default: return msg`Used ${tool}`;
  }
}

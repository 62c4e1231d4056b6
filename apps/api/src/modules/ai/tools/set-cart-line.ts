import { ORDER_QUANTITY_MAX, parsePublicId } from '#contracts';
import type { LineOutcome } from '../../orders/index.js';
import { cartSources, deskOf, showCart } from './cart-view.js';
import { ArgumentProblem, objectOf, text, whole } from './shape.js';
import { defineTool } from './tool.js';

/** Adds, changes or removes a line of the customer's cart. Twice is the same as once. */
export const setCartLine = defineTool({
  name: 'set_cart_line',
  description: 'Sets how many pieces of one variant are in the customer\'s cart: it adds, changes, and with 0 removes. Only for what the customer asked for. Returns the cart with the prices in force, or how many pieces are left when there are too few.',
  shape: objectOf({
    variant_id: text({ description: 'Id of a variant as the product tools give it, for example var_01h...', max: 40 }),
    quantity: whole({ description: 'How many pieces there shall be in the cart', min: 0, max: ORDER_QUANTITY_MAX }),
  }),
  async run(args, context): Promise<LineOutcome> {
    const id = parsePublicId('variant', args.variant_id);
    if (id === undefined) throw new ArgumentProblem(`${args.variant_id} is not a variant id`);
    return deskOf(context).setLine(id, args.quantity);
  },
  show: (outcome, context) => {
    switch (outcome.kind) {
      case 'set': return showCart(outcome.cart, context);
      case 'short': return { problem: `not enough in stock, ${outcome.available} available`, product: outcome.title, available: outcome.available };
      case 'unknown': return { problem: 'this variant cannot be sold' };
      case 'other_currency': return { problem: 'the price is not in the currency of the store: hand off' };
      case 'no_cart': return showCart(undefined, context);
      case 'too_many': return { problem: 'too many lines or pieces for one order: hand off' };
    }
  },
  sources: (outcome) => (outcome.kind === 'set' ? cartSources(outcome.cart) : []),
});

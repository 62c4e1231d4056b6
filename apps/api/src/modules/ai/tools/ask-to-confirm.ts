import type { Cart } from '../../orders/index.js';
import { cartText, deliveryText } from '../ordering/cart-text.js';
import { cartId, confirmId } from '../ordering/order-taps.js';
import { orderWordsOf } from '../wording/order-words.js';
import { cartSources, deskOf } from './cart-view.js';
import { ArgumentProblem, objectOf } from './shape.js';
import { defineTool } from './tool.js';

/** Puts the order before the customer. Only the customer's tap on its button places it. */
export const askToConfirm = defineTool({
  name: 'ask_to_confirm',
  description: 'Adds the whole order with every price and the buttons Confirm, Change and Cancel below your answer. Use it when the cart is complete and the delivery is known. Only the customer\'s tap on Confirm places the order: never say that it is placed. Do not repeat the order in your text.',
  shape: objectOf({}),
  async run(_args, context): Promise<Cart> {
    const cart = await deskOf(context).find();
    if (cart === undefined || cart.order.lines.length === 0) throw new ArgumentProblem('the cart is empty');
    if (cart.order.delivery === null) throw new ArgumentProblem('ask for the address first and note it with set_delivery');
    const { draft, language } = context;
    const words = orderWordsOf(language);
    draft.serverText = [`${words.review}\n${cartText(cart.order, language)}`, deliveryText(cart.order, language)].join('\n\n');
    draft.named = cart.order.lines.map(({ productId }) => productId);
    draft.options = [];
    draft.actions = [{ id: confirmId(cart.order), title: words.confirm }, { id: cartId('change'), title: words.change }, { id: cartId('cancel'), title: words.cancel }];
    return cart;
  },
  show: () => ({ shown: true, placed: false }),
  sources: (cart) => cartSources(cart),
});

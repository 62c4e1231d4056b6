import type { Cart, Order } from '../../orders/index.js';
import { cartSources, deskOf, showCart, showOrders } from './cart-view.js';
import { objectOf } from './shape.js';
import { defineTool } from './tool.js';

const LATEST_ORDERS = 5;

/** The cart of this conversation and the orders of its customer (R160). */
export const viewCart = defineTool({
  name: 'view_cart',
  description: 'Reads the customer\'s cart and latest orders with their status (placed, paid, preparing, shipped, delivered, cancelled, refunded). Use it when the customer speaks of the cart or asks where an order is.',
  shape: objectOf({}),
  async run(_args, context): Promise<{ cart: Cart | undefined; orders: Order[] }> {
    const desk = deskOf(context);
    const [cart, orders] = await Promise.all([desk.find(), desk.latest(LATEST_ORDERS)]);
    return { cart, orders };
  },
  show: ({ cart, orders }, context) => ({ ...showCart(cart, context), orders: showOrders(orders, context) }),
  sources: ({ cart }) => cartSources(cart),
});

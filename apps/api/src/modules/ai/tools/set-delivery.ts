import type { Cart } from '../../orders/index.js';
import { deskOf } from './cart-view.js';
import { ArgumentProblem, objectOf, text } from './shape.js';
import { defineTool } from './tool.js';

/** Notes where the cart goes. Its result repeats nothing of what was written. */
export const setDelivery = defineTool({
  name: 'set_delivery',
  description: 'Notes where the order goes, in the customer\'s own words. Ask for name and address once, in one message. `method` is "delivery" or "pickup"; a delivery needs an address.',
  shape: objectOf({ method: text({ description: 'delivery or pickup', max: 10 }) }, {
    name: text({ description: 'Who receives it', max: 200 }),
    address: text({ description: 'Street, number, town, as the customer wrote it', max: 1000 }),
    phone: text({ description: 'Only when the customer gave another number', max: 60 }),
    note: text({ description: 'Floor, time, other wishes', max: 1000 }),
  }),
  async run(args, context): Promise<Cart | undefined> {
    const { method, name = '', address = '', phone = '', note = '' } = args;
    if (method !== 'delivery' && method !== 'pickup') throw new ArgumentProblem('method is delivery or pickup');
    if (method === 'delivery' && address === '') throw new ArgumentProblem('a delivery needs an address: ask the customer');
    const desk = deskOf(context);
    if (method === 'pickup' && !(await desk.settings()).pickup) throw new ArgumentProblem('this shop has no pickup');
    return desk.setDelivery({ method, name, address, phone, note });
  },
  show: (cart) => (cart === undefined ? { problem: 'there is no cart' } : { noted: true, delivery_known: true }),
});

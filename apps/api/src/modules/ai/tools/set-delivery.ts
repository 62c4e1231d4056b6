import type { Cart } from '../../orders/index.js';
import { addresseeIn } from '../ordering/addressee.js';
import { deskOf } from './cart-view.js';
import { notTheirNumber, notTheirs } from './customers-own.js';
import { ArgumentProblem, objectOf, text } from './shape.js';
import { defineTool, type ToolContext } from './tool.js';

const EARLIER_ORDERS = 5;

/** Notes where the cart goes. Its result repeats nothing of what was written. */
export const setDelivery = defineTool({
  name: 'set_delivery',
  description: 'Notes where the order goes, in the customer\'s own words. Ask for name and address once, in one message. `method` is "delivery" or "pickup"; a delivery needs an address.',
  shape: objectOf({ method: text({ description: 'delivery or pickup', max: 10 }) }, {
    name: text({ description: 'Who receives it', max: 80 }),
    address: text({ description: 'Street, number, town, as the customer wrote it', max: 300 }),
    phone: text({ description: 'Only when the customer gave another number', max: 30 }),
    note: text({ description: 'Floor, time, other wishes', max: 200 }),
  }),
  /** It is shown to the customer and printed on a parcel without a look of the guard: a model may only pass on what it was told. */
  async check({ name = '', address = '', phone = '', note = '' }, context) {
    const known = await knownOf(context);
    for (const [what, value] of Object.entries({ name, address, note })) {
      const word = notTheirs(value, known);
      if (word !== undefined) throw new ArgumentProblem(`${what}: the customer did not write "${word.slice(0, 60)}". Use only the customer's own words, without links, or ask the customer`);
    }
    if (phone !== '' && notTheirNumber(phone, known)) throw new ArgumentProblem('phone: the customer did not write this number: leave it out, or ask the customer');
  },
  async run(args, context): Promise<Cart | undefined> {
    const { method, name: given = '', address = '', phone = '', note = '' } = args;
    const name = given === '' ? addresseeIn(address).name ?? '' : given;
    if (method !== 'delivery' && method !== 'pickup') throw new ArgumentProblem('method is delivery or pickup');
    if (method === 'delivery' && address === '') throw new ArgumentProblem('a delivery needs an address: ask the customer');
    const desk = deskOf(context);
    if (method === 'pickup' && !(await desk.settings()).pickup) throw new ArgumentProblem('this shop has no pickup');
    return desk.setDelivery({ method, name, address, phone, note });
  },
  show: (cart) => (cart === undefined ? { problem: 'there is no cart' } : { noted: true, delivery_known: true }),
});

/** What the customer wrote, and what the store has noted of them before. */
async function knownOf(context: ToolContext): Promise<string[]> {
  const desk = deskOf(context);
  const [cart, earlier] = await Promise.all([desk.find(), desk.latest(EARLIER_ORDERS)]);
  const noted = [cart?.order, ...earlier].flatMap((order) => order?.delivery ?? []).flatMap(({ name, address, phone, note }) => [name, address, phone, note]);
  return [...context.written, ...noted];
}

import { handOffReason, publicId } from '#contracts';
import { nameOf, type OrderLine } from '../../../orders/index.js';
import { shortText } from '../../ordering/cart-text.js';
import type { OrderDesk } from '../../ordering/order-desk.js';
import { handOff } from '../../tools/hand-off.js';
import { setCartLine } from '../../tools/set-cart-line.js';
import type { ToolBox } from '../../tools/tool-box.js';
import { orderWordsOf } from '../../wording/order-words.js';
import { fill, wordsOf } from '../../wording/words.js';
import type { EngineInput } from '../engine.js';
import type { OrderDialogue } from './order-dialogue.js';

/** Of more a person makes the order. */
const MOST_LINES = 10;
const LATEST = 5;

/** What customers want of what they ordered before. */
export class EarlierOrders {
  constructor(private readonly input: EngineInput, private readonly tools: ToolBox, private readonly desk: OrderDesk, private readonly ordering: OrderDialogue) {}

  /** The lines of the last order come into the cart, as far as they are sold; what is not is told. */
  async again(): Promise<void> {
    const earlier = await this.desk.latest(LATEST);
    const last = earlier.find(({ status }) => status !== 'cancelled') ?? earlier[0];
    if (last === undefined) return this.ordering.status();
    if (last.lines.length > MOST_LINES) return this.#leave(`#${last.number ?? ''}`);
    const told: string[] = [];
    const lines = (await this.desk.find())?.order.lines ?? [];
    for (const line of last.lines) {
      const missing = await this.#take(line, Math.max(line.quantity, lines.find(({ variantId }) => variantId === line.variantId)?.quantity ?? 0));
      if (missing === undefined) return this.#leave(`#${last.number ?? ''}`);
      told.push(...missing);
    }
    return this.ordering.showCart(undefined, told);
  }

  /** Of the cart that is open; what is ordered already is people's business. */
  async changeAddress(): Promise<void> {
    const cart = await this.desk.find();
    if (cart !== undefined && cart.order.lines.length > 0) return this.ordering.tap({ kind: 'cart', what: 'delivery' });
    await this.tools.use(handOff, { reason: handOffReason('change_address'), message: wordsOf(this.input.language).handOff });
  }

  /** What there is to tell of a line; undefined when only people can take it. */
  async #take(line: OrderLine, quantity: number): Promise<string[] | undefined> {
    const { language } = this.input;
    const outcome = await this.tools.use(setCartLine, { variant_id: publicId('variant', line.variantId), quantity });
    switch (outcome.kind) {
      case 'set': return [];
      case 'short': {
        const rest = outcome.available > 0 ? await this.#take(line, outcome.available) : [];
        // Bought up while it was asked for: the second number is the one that holds.
        return rest === undefined ? undefined : rest.length > 0 ? rest : [shortText(outcome.title, outcome.available, language)];
      }
      case 'unknown': case 'no_cart': return [fill(orderWordsOf(language).notSold, { product: nameOf(line) })];
      case 'other_currency': case 'too_many': return undefined;
    }
  }

  async #leave(order: string): Promise<void> {
    await this.tools.use(handOff, { reason: handOffReason('order', order), message: wordsOf(this.input.language).handOff });
  }
}

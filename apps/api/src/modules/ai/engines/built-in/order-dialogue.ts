import { handOffReason, type OrderContent, publicId } from '#contracts';
import { type Cart, type Confirmation, type KnownOrder, nameOf } from '../../../orders/index.js';
import { isAvailable, priceText, stockText } from '../../money.js';
import type { Answered } from '../../ordering/asked.js';
import { addresseeIn } from '../../ordering/addressee.js';
import { cartText, deliveryText, shortText, statusText } from '../../ordering/cart-text.js';
import type { OrderDesk } from '../../ordering/order-desk.js';
import { cartId, lineId, type OrderTap, orderTapOf, quantityId, variantId, wishId } from '../../ordering/order-taps.js';
import type { SourceProduct } from '../../sources.js';
import { askToConfirm } from '../../tools/ask-to-confirm.js';
import { handOff } from '../../tools/hand-off.js';
import { setCartLine } from '../../tools/set-cart-line.js';
import { setDelivery } from '../../tools/set-delivery.js';
import { ACTION_HAND_OFF, ACTION_MENU, ACTION_ORDER } from '../../tools/suggest-actions.js';
import type { ToolBox } from '../../tools/tool-box.js';
import { viewCart } from '../../tools/view-cart.js';
import type { EngineInput } from '../engine.js';
import { type OrderWords, orderWordsOf } from '../../wording/order-words.js';
import { fill, type Words, wordsOf } from '../../wording/words.js';

const MOST_ROWS = 8;
const QUANTITIES = [1, 2, 3] as const;
const LATEST = 3;

/** From "Order this" to the order number, one bubble at a time. Every path writes the draft. */
export class OrderDialogue {
  readonly #say: OrderWords;
  readonly #words: Words;

  constructor(private readonly input: EngineInput, private readonly tools: ToolBox, private readonly desk: OrderDesk) {
    this.#say = orderWordsOf(input.language);
    this.#words = wordsOf(input.language);
  }

  async tap(tap: OrderTap): Promise<void> {
    switch (tap.kind) {
      case 'variant': return this.#askQuantity(tap.variantId);
      case 'line': return this.#askQuantity(tap.variantId, true);
      case 'wish': return this.#wished(tap.variantId);
      case 'quantity': return this.setQuantity(tap.variantId, tap.quantity);
      case 'confirm': return this.#confirmed(await this.desk.confirm(tap.orderId, tap.version));
      case 'cart': break;
    }
    switch (tap.what) {
      case 'show': case 'back': return this.showCart();
      case 'checkout': return this.#checkout();
      case 'change': return this.askWhatToChange();
      case 'delivery': return this.#askAddress();
      case 'pickup': return this.#deliver({ method: 'pickup' });
      case 'cancel': {
        await this.desk.cancel();
        return this.#write(this.#say.cancelled, [this.#menu(), this.#person()]);
      }
    }
  }

  /** The customer wrote what was asked. */
  async answered(answer: Answered): Promise<void> {
    if (answer.what === 'quantity') return answer.isMore ? this.addQuantity(answer.variantId, answer.quantity) : this.setQuantity(answer.variantId, answer.quantity);
    return this.#deliver({ method: 'delivery', address: answer.address });
  }

  /** "Order this" under a product. */
  async choose(product: SourceProduct): Promise<void> {
    const forSale = product.variants.filter((variant) => variant.stock === null || variant.stock > 0);
    const [only, ...others] = forSale;
    if (only === undefined || !isAvailable(product)) return this.#offerWish(product);
    if (others.length === 0) return this.#askQuantity(only.id);
    const { draft } = this.tools;
    draft.serverText = fill(this.#say.whichVariant, { product: product.title });
    draft.options = forSale.slice(0, MOST_ROWS).map((variant) => ({
      kind: 'server', id: variantId(variant.id), title: variant.title,
      description: [priceText([variant], this.input.language), stockText([variant], this.input.language)].filter(Boolean).join(' · '),
    }));
    draft.listButton = this.#say.changeButton;
    draft.actions = [this.#menu()];
  }

  /** Of something sold out: whether they want to hear when it is back, where a rule of the store will tell them. */
  async #offerWish(product: SourceProduct): Promise<void> {
    const soldOut = fill(this.#say.soldOut, { product: product.title });
    const [only, ...others] = product.variants;
    if (only === undefined || !await this.desk.tellsReturns()) return this.#write(soldOut, [this.#menu(), this.#person()]);
    const text = `${soldOut} ${this.#say.askWish}`;
    if (others.length === 0) return this.#write(text, [{ id: wishId(only.id), title: this.#say.tellMe }, this.#menu(), this.#person()]);
    const { draft } = this.tools;
    draft.serverText = text;
    draft.options = product.variants.slice(0, MOST_ROWS).map((variant) => ({ kind: 'server', id: wishId(variant.id), title: variant.title, description: this.#say.tellMe }));
    draft.listButton = this.#say.changeButton;
    draft.actions = [this.#menu()];
  }

  /** The button below something sold out; with several variants it leads to the choice among them. */
  async wishFor({ id, variants: [only, ...others] }: SourceProduct): Promise<{ id: string; title: string }[]> {
    if (only === undefined || !await this.desk.tellsReturns()) return [];
    return [{ id: others.length === 0 ? wishId(only.id) : `${ACTION_ORDER}${id}`, title: this.#say.tellMe }];
  }

  async #tellMe(variant: string): Promise<{ id: string; title: string }[]> {
    return await this.desk.tellsReturns() ? [{ id: wishId(variant), title: this.#say.tellMe }] : [];
  }

  /** Their tap is their yes. */
  async #wished(variant: string): Promise<void> {
    const outcome = await this.desk.wish(variant);
    const [found] = await this.#productOf(variant);
    if (outcome === 'unknown' || found === undefined) return this.#write(this.#words.gone, [this.#menu(), this.#person()]);
    const product = nameOf({ title: found.title, variantTitle: found.variants.length > 1 ? found.variants.find(({ id }) => id === variant)?.title ?? '' : '' });
    if (outcome === 'noted') return this.#write(fill(this.#say.wished, { product }), [this.#menu(), this.#person()]);
    this.#write(fill(this.#say.backAlready, { product }), [{ id: variantId(variant), title: this.#words.orderButton }, this.#menu(), this.#person()]);
  }

  async setQuantity(variant: string, quantity: number): Promise<void> {
    const outcome = await this.tools.use(setCartLine, { variant_id: publicId('variant', variant), quantity });
    switch (outcome.kind) {
      case 'set': return this.showCart(outcome.cart);
      case 'short': return this.#write(shortText(outcome.title, outcome.available, this.input.language), [
        ...(outcome.available > 0 ? [{ id: quantityId(variant, outcome.available), title: String(outcome.available) }] : await this.#tellMe(variant)), this.#menu(), this.#person(),
      ]);
      case 'unknown': return this.#write(this.#words.gone, [this.#menu(), this.#person()]);
      case 'no_cart': return this.showCart();
      // Nothing that is said would help the customer: the store has to set the price right.
      case 'other_currency': return void await this.tools.use(handOff, { reason: handOffReason('order', outcome.title), message: this.#words.handOff });
      case 'too_many': return this.#write(this.#say.tooMany, [{ id: cartId('show'), title: this.#say.back }, this.#person()]);
    }
  }

  /** So many on top of those in the cart. */
  async addQuantity(variant: string, more: number): Promise<void> {
    const cart = await this.desk.find();
    return this.setQuantity(variant, more + (cart?.order.lines.find(({ variantId: of }) => of === variant)?.quantity ?? 0));
  }

  /** The cart with what can be done next. */
  async showCart(known?: Cart, before: readonly string[] = []): Promise<void> {
    const cart = known ?? (await this.tools.use(viewCart, {})).cart;
    if (cart === undefined || cart.order.lines.length === 0) return this.#write([...before, this.#say.cartEmpty].join('\n\n'), [this.#menu(), this.#person()]);
    this.tools.draft.named = cart.order.lines.map(({ productId }) => productId);
    this.#write([...before, `${this.#say.inCart}\n${cartText(cart.order, this.input.language)}`].join('\n\n'), [{ id: cartId('checkout'), title: this.#say.checkout }, { id: ACTION_MENU, title: this.#say.addMore }, { id: cartId('change'), title: this.#say.change }]);
  }

  /** A cart from the catalog inside WhatsApp. Its prices do not count; what we do not know is told. */
  async takeCart(messageId: string, { items }: OrderContent): Promise<void> {
    const { cart, unknown, short } = await this.desk.setCoded({ messageId, items: items.map(({ retailerId, quantity }) => ({ code: retailerId, quantity })) });
    const told = [
      ...(unknown.length === 0 ? [] : [fill(this.#say.unknownCodes, { codes: unknown.join(', ').slice(0, 300) })]),
      ...short.map(({ title, available }) => shortText(title, available, this.input.language)),
    ];
    if (unknown.length === items.length) {
      await this.tools.use(handOff, { reason: handOffReason('cart') });
      this.tools.draft.serverText = [...told, this.#words.handOff].join('\n\n');
      return;
    }
    await this.showCart(cart, told);
  }

  /** Where the customer's orders stand. */
  async status(): Promise<void> {
    const { orders } = await this.tools.use(viewCart, {});
    const lines = orders.slice(0, LATEST).map((order) => statusText(order, this.input.language));
    this.#write(lines.join('\n') || this.#say.noOrders, [this.#menu(), this.#person()]);
  }

  async #askQuantity(variant: string, canRemove = false): Promise<void> {
    const cart = await this.desk.find();
    const [product] = await this.#productOf(variant);
    const offered = product?.variants.find(({ id }) => id === variant);
    const title = cart?.order.lines.find((line) => line.variantId === variant);
    if (product === undefined || offered === undefined) return canRemove ? this.showCart(cart) : this.#write(this.#words.gone, [this.#menu(), this.#person()]);
    if (offered.stock !== null && offered.stock <= 1 && !canRemove) return this.setQuantity(variant, 1);
    const numbers = QUANTITIES.filter((quantity) => offered.stock === null || quantity <= offered.stock).slice(0, canRemove ? 2 : 3);
    const name = title === undefined ? nameOf({ title: product.title, variantTitle: product.variants.length > 1 ? offered.title : '' }) : nameOf(title);
    this.#write(fill(this.#say.howMany, { product: name }), [
      ...numbers.map((quantity) => ({ id: quantityId(variant, quantity), title: String(quantity) })), ...(canRemove ? [{ id: quantityId(variant, 0), title: this.#say.remove }] : []),
    ]);
  }

  async #productOf(variant: string): Promise<SourceProduct[]> {
    const { products, storeId } = this.tools.context;
    return products.findByVariant(storeId, variant);
  }

  async #checkout(before = ''): Promise<void> {
    const cart = await this.desk.find();
    if (cart === undefined || cart.order.lines.length === 0) return this.showCart(cart);
    return cart.order.delivery === null ? this.#askAddress() : this.#review(before);
  }

  /** Whoever says yes to a cart is asked for what it still needs. Only the button places an order. @returns whether a cart was offered */
  async goOn(): Promise<boolean> {
    const offered = this.input.history.findLast(({ author }) => author === 'assistant')?.content;
    const taps = offered?.kind === 'buttons' ? offered.buttons.flatMap(({ id }) => orderTapOf(id) ?? []) : [];
    const isReviewed = taps.some(({ kind }) => kind === 'confirm');
    if (!isReviewed && !taps.some((tap) => tap.kind === 'cart' && tap.what === 'checkout')) return false;
    await this.#checkout(isReviewed ? this.#say.tapToConfirm : '');
    return true;
  }

  async #askAddress(): Promise<void> {
    const { pickup } = await this.desk.settings();
    this.#write(pickup ? this.#say.askAddressOrPickup : this.#say.askAddress, [
      ...(pickup ? [{ id: cartId('pickup'), title: this.#say.pickupButton }] : []), { id: cartId('back'), title: this.#say.back },
    ]);
  }

  async #deliver(to: { method: 'pickup' } | { method: 'delivery'; address: string }): Promise<void> {
    const known = this.input.customer.name ?? '';
    // A name that was written wins over the one of the profile.
    const { name, isMaybeNamed } = to.method === 'delivery' ? addresseeIn(to.address, known) : { name: undefined, isMaybeNamed: false };
    const cart = await this.tools.use(setDelivery, { ...to, name: name ?? (isMaybeNamed ? '' : known) });
    return cart === undefined || cart.order.lines.length === 0 ? this.showCart(cart) : this.#review();
  }

  /** The whole order once more, and the only button that places it. */
  async #review(before = ''): Promise<void> {
    await this.tools.use(askToConfirm, {});
    if (before !== '') this.tools.draft.serverText = [before, this.tools.draft.serverText].join('\n\n');
  }

  /** The list of what stands in the cart, to tap. */
  async askWhatToChange(): Promise<void> {
    const cart = await this.desk.find();
    if (cart === undefined || cart.order.lines.length === 0) return this.showCart(cart);
    const { draft } = this.tools;
    draft.serverText = this.#say.whatToChange;
    draft.listButton = this.#say.changeButton;
    draft.options = [
      ...cart.order.lines.slice(0, MOST_ROWS).map((line) => ({ kind: 'server' as const, id: lineId(line.variantId), title: nameOf(line), description: `× ${line.quantity}` })),
      { kind: 'server', id: cartId('delivery'), title: this.#say.deliveryRow, description: deliveryText(cart.order, this.input.language) || '-' },
      { kind: 'server', id: cartId('cancel'), title: this.#say.emptyCart, description: '-' },
    ];
  }

  async #confirmed(outcome: Confirmation): Promise<void> {
    const { language } = this.input;
    switch (outcome.kind) {
      case 'placed': return this.#write([fill(this.#say.placed, { number: String(outcome.order.number ?? '') }), cartText(outcome.order, language), deliveryText(outcome.order, language)].join('\n\n'), [this.#menu(), this.#person()]);
      // An answer that got lost on its way: the customer has not heard yet what their tap did.
      case 'known': if (this.#isPlacedByThisTap(outcome.order)) return this.#confirmed({ kind: 'placed', order: outcome.order });
        return this.#write(outcome.order.number === null ? this.#say.cancelled : statusText(outcome.order, language), [this.#menu(), this.#person()]);
      case 'short': return this.showCart(undefined, outcome.shortages.map(({ line, available }) => shortText(nameOf(outcome.order.lines[line] ?? { title: '', variantTitle: '' }), available, language)));
      case 'changed': return this.#again({ order: outcome.order });
      case 'stale': return this.#again(await this.desk.find());
      case 'empty': case 'unknown': return this.showCart();
    }
  }

  /** By the version that it named, and not before it was made. */
  #isPlacedByThisTap({ id, status, version, placedAt }: KnownOrder): boolean {
    const tap = this.input.messages.findLast(({ content }) => {
      const meant = content.kind === 'choice' ? orderTapOf(content.id) : undefined;
      return meant?.kind === 'confirm' && meant.orderId === id && meant.version + 1 === version;
    });
    return tap !== undefined && status === 'placed' && placedAt !== null && placedAt >= tap.at;
  }

  async #again(cart: Cart | undefined): Promise<void> {
    if (cart === undefined || cart.order.lines.length === 0) return this.showCart(cart);
    return cart.order.delivery === null ? this.#askAddress() : this.#review(this.#say.reviewAgain);
  }

  #write(text: string, actions: readonly { readonly id: string; readonly title: string }[]): void {
    this.tools.draft.serverText = text;
    this.tools.draft.actions = [...actions];
  }
  #menu(): { id: string; title: string } {
    return { id: ACTION_MENU, title: this.#words.menuButton };
  }
  #person(): { id: string; title: string } {
    return { id: ACTION_HAND_OFF, title: this.#words.personButton };
  }
}

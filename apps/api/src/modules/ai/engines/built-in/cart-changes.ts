import { handOffReason, publicId } from '#contracts';
import { stemOf, wordsOf as searchWordsOf } from '../../../../platform/search/words.js';
import { nameOf, type Order } from '../../../orders/index.js';
import type { OrderDesk } from '../../ordering/order-desk.js';
import { cartId } from '../../ordering/order-taps.js';
import type { SourceProduct } from '../../sources.js';
import { handOff } from '../../tools/hand-off.js';
import { productDetails } from '../../tools/product-details.js';
import { searchProducts } from '../../tools/search-products.js';
import { showOptions } from '../../tools/show-options.js';
import { ACTION_HAND_OFF } from '../../tools/suggest-actions.js';
import type { ToolBox } from '../../tools/tool-box.js';
import { orderWordsOf } from '../../wording/order-words.js';
import { wordsOf } from '../../wording/words.js';
import type { EngineInput } from '../engine.js';
import { browse, MENU } from './browsing.js';
import { type CartWish, cartWishIn, countIn } from './cart-words.js';
import { searchWords } from './intents.js';
import { lastShown } from './last-shown.js';
import { likely } from './likely.js';
import type { OrderDialogue } from './order-dialogue.js';

const MOST_FOUND = 9;

/** What a customer wants changed in the cart, or an order cancelled, in words instead of taps. */
export class CartChanges {
  #pointedAt: string | undefined;

  constructor(private readonly input: EngineInput, private readonly tools: ToolBox, private readonly desk: OrderDesk, private readonly ordering: OrderDialogue) {}

  /** False when the words mean something else after all; else the draft is written. @param pointedAt the product (a bare uuid) that they point at, where that is known */
  async apply(text: string, pointedAt?: string): Promise<boolean> {
    this.#pointedAt = pointedAt;
    const wish = cartWishIn(text) ?? wishOfCount(countIn(text));
    switch (wish?.kind) {
      case 'cancel': return this.#cancel(wish.number);
      case 'empty': return this.#askEmpty();
      case 'add': return this.#add(wish);
      case 'remove': return this.#remove(wish);
      case 'want': return this.#want(wish);
      case 'make': return this.#make(wish.quantity);
      case undefined: return false;
    }
  }

  /** The cart is the customer's own; what was placed is cancelled by people only. */
  async #cancel(number: number | undefined): Promise<boolean> {
    if (number === undefined && await this.#askEmpty()) return true;
    const [latest] = await this.desk.latest(1);
    const meant = number ?? latest?.number ?? undefined;
    if (meant === undefined) await this.ordering.status();
    else await this.tools.use(handOff, { reason: handOffReason('cancel_order', `#${meant}`), message: wordsOf(this.input.language).handOff });
    return true;
  }

  /** False when there is no cart. */
  async #askEmpty(): Promise<boolean> {
    const cart = await this.desk.find();
    if (cart === undefined || cart.order.lines.length === 0) return false;
    const say = orderWordsOf(this.input.language);
    this.tools.draft.serverText = say.askEmpty;
    this.tools.draft.actions = [{ id: cartId('cancel'), title: say.emptyCart }, { id: cartId('show'), title: say.back }, { id: ACTION_HAND_OFF, title: wordsOf(this.input.language).personButton }];
    return true;
  }

  async #add({ what, quantity = 1 }: Extract<CartWish, { kind: 'add' | 'remove' }>): Promise<boolean> {
    if (what === '') return this.#make((before) => before + quantity);
    const { found, isPlain } = await this.#named(what);
    const [product] = found;
    if (product === undefined) return false;
    if (!isPlain || found.length > 1) return this.#list(found);
    const forSale = product.variants.filter(({ stock }) => stock === null || stock > 0);
    const [only] = forSale;
    if (only === undefined || forSale.length > 1) await this.ordering.choose(product);
    else await this.ordering.addQuantity(only.id, quantity);
    return true;
  }

  /** False unless the words name one product and no other, or none. */
  async #want({ what, quantity }: Extract<CartWish, { kind: 'want' }>): Promise<boolean> {
    if (what === '') return this.#make(quantity);
    const { found: [product, ...others], isPlain } = await this.#named(what);
    if (product === undefined || others.length > 0 || !isPlain) return false;
    await this.#set(product, () => quantity);
    return true;
  }

  /** Nothing is named: it is what was shown or asked about last, which may be the cart with one thing in it. */
  async #make(wished: number | ((before: number) => number)): Promise<boolean> {
    const quantityOf = typeof wished === 'number' ? () => wished : wished;
    const lines = (await this.desk.find())?.order.lines ?? [];
    const shown = this.#pointedAt === undefined ? lastShown(this.input.history, lines.length > 0) : { kind: 'product' as const, productId: this.#pointedAt };
    const [line, ...others] = lines;
    switch (shown?.kind) {
      case 'several': return this.#askWhich(shown.productIds);
      case 'variant': await this.ordering.setQuantity(shown.variantId, quantityOf(quantityIn(lines, shown.variantId))); return true;
      case 'variants': case 'product': {
        const [product] = shown.kind === 'product' ? await this.#detailsOf(shown.productId) : await this.#productOf(shown.variantId);
        if (product === undefined) return this.#askWhich([]);
        await this.#set(product, quantityOf, lines);
        return true;
      }
      case 'cart': case undefined: break;
    }
    if (line === undefined) return this.#askWhich([]);
    if (others.length > 0) await this.ordering.askWhatToChange();
    else await this.ordering.setQuantity(line.variantId, quantityOf(line.quantity));
    return true;
  }

  /** Of several variants it is the one in the cart, or it is asked which. */
  async #set(product: SourceProduct, quantityOf: (before: number) => number, lines: Order['lines'] = []): Promise<void> {
    const [only, ...variants] = product.variants;
    const [line, ...others] = lines.filter(({ productId }) => productId === product.id);
    if (only !== undefined && variants.length === 0) await this.ordering.setQuantity(only.id, quantityOf(quantityIn(lines, only.id)));
    else if (line !== undefined && others.length === 0) await this.ordering.setQuantity(line.variantId, quantityOf(line.quantity));
    else await this.ordering.choose(product);
  }

  /** Nothing of what is sold no more. */
  async #detailsOf(productId: string): Promise<readonly SourceProduct[]> {
    const { products, storeId } = this.tools.context;
    const [known] = await products.findProducts(storeId, [productId]);
    return known === undefined ? [] : this.tools.use(productDetails, { product_ids: [publicId('product', productId)] });
  }

  async #productOf(variant: string): Promise<SourceProduct[]> {
    const { products, storeId } = this.tools.context;
    return products.findByVariant(storeId, variant);
  }

  /** A number alone names nothing that could be looked up. @param ids the products of the list that was shown last */
  async #askWhich(ids: readonly string[]): Promise<boolean> {
    const { products, storeId } = this.tools.context;
    const found = ids.length === 0 ? [] : await products.findProducts(storeId, ids.slice(0, MOST_FOUND));
    const words = wordsOf(this.input.language);
    if (found.length > 0) return this.#list(found, words.choose);
    if (await this.desk.find() === undefined) return browse(MENU, this.tools, words);
    await this.ordering.showCart();
    return true;
  }

  async #remove({ what, quantity, inCart }: Extract<CartWish, { kind: 'add' | 'remove' }>): Promise<boolean> {
    const cart = await this.desk.find();
    if (cart === undefined || cart.order.lines.length === 0) {
      if (inCart) await this.ordering.showCart(cart);
      return inCart;
    }
    const { lines: [line, ...others], isPlain } = await this.#linesNamed(cart.order.lines, what);
    if (line === undefined && !inCart) return false;
    if (line === undefined || others.length > 0 || !isPlain) await this.ordering.askWhatToChange();
    else await this.ordering.setQuantity(line.variantId, quantity === undefined ? 0 : Math.max(0, line.quantity - quantity));
    return true;
  }

  /** By their titles, else by what the catalog calls so: other languages and typing errors. `isPlain`: every word was meant for them. */
  async #linesNamed(lines: Order['lines'], what: string): Promise<{ lines: Order['lines'][number][]; isPlain: boolean }> {
    if (what === '' && this.#pointedAt !== undefined) return { lines: lines.filter(({ productId }) => productId === this.#pointedAt), isPlain: true };
    const words = stemsOf(searchWords(what));
    if (words.size === 0) return { lines: lines.length === 1 && what === '' ? [...lines] : [], isPlain: true };
    const named = lines.filter((line) => { const title = stemsOf(nameOf(line)); return [...words].every((word) => title.has(word)); });
    if (named.length > 0) return { lines: named, isPlain: true };
    const { found, isPlain } = await this.#named(what);
    return { lines: lines.filter(({ productId }) => found.some(({ id }) => id === productId)), isPlain };
  }

  /** `isPlain`: the best of them answers every word. */
  async #named(what: string): Promise<{ found: SourceProduct[]; isPlain: boolean }> {
    const query = searchWords(what);
    if (query === '') return { found: [], isPlain: false };
    const hits = await this.tools.use(searchProducts, { query: query.slice(0, 200), limit: MOST_FOUND });
    return { found: likely(hits), isPlain: (hits.hits[0]?.matched.length ?? 0) >= query.split(' ').length };
  }

  async #list(products: readonly SourceProduct[], text = wordsOf(this.input.language).foundSimilar): Promise<boolean> {
    const words = wordsOf(this.input.language);
    await this.tools.use(showOptions, { product_ids: products.map(({ id }) => publicId('product', id)), button: words.listButton });
    this.tools.draft.text = text;
    this.tools.draft.actions = [{ id: ACTION_HAND_OFF, title: words.personButton }];
    return true;
  }
}

function wishOfCount(quantity: number | undefined): CartWish | undefined {
  return quantity === undefined ? undefined : { kind: 'want', what: '', quantity };
}

function quantityIn(lines: Order['lines'], variantId: string): number {
  return lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
}

function stemsOf(text: string): Set<string> {
  return new Set(searchWordsOf(text).map(stemOf));
}

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
import { plain } from '../../wording/language.js';
import { wordsOf } from '../../wording/words.js';
import type { EngineInput } from '../engine.js';
import { browse, MENU } from './browsing.js';
import { type CartWish, cartWishIn } from './cart-words.js';
import { searchWords } from './intents.js';
import { likely } from './likely.js';
import type { OrderDialogue } from './order-dialogue.js';
import { shownProduct, tapOf } from './taps.js';

const MOST_FOUND = 9;
/** What stands for the one thing in the cart; nothing does behind a number ("remove one"). */
const THE_ONLY = new Set(['', ...'it this that them lo la los las este esta esto eso ese le les ca cela l isso isto o a os as هذا هذه ذلك'.split(' ')]);

/** What a customer wants changed in the cart, or an order cancelled, in words instead of taps. */
export class CartChanges {
  constructor(private readonly input: EngineInput, private readonly tools: ToolBox, private readonly desk: OrderDesk, private readonly ordering: OrderDialogue) {}

  /** False when the words mean something else after all; else the draft is written. */
  async apply(text: string): Promise<boolean> {
    const wish = cartWishIn(text);
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
    if (THE_ONLY.has(plain(what))) return this.#make((before) => before + quantity);
    const { found, isPlain } = await this.#named(what);
    const [product] = found;
    if (product === undefined) return false;
    if (!isPlain || found.length > 1) return this.#list(found);
    const forSale = product.variants.filter(({ stock }) => stock === null || stock > 0);
    const [only] = forSale;
    if (only === undefined || forSale.length > 1) await this.ordering.choose(product);
    else await this.ordering.setQuantity(only.id, quantity + await this.#inCart(only.id));
    return true;
  }

  /** False unless the words name one product and no other, or mean the one that was shown. */
  async #want({ what, quantity }: Extract<CartWish, { kind: 'want' }>): Promise<boolean> {
    const { found: [product, ...others], isPlain } = what === '' ? { found: await this.#shown(), isPlain: true } : await this.#named(what);
    if (product === undefined && what === '') return this.#askWhich();
    if (product === undefined || others.length > 0 || !isPlain) return false;
    const [only, ...variants] = product.variants;
    if (only === undefined || variants.length > 0) await this.ordering.choose(product);
    else await this.ordering.setQuantity(only.id, quantity);
    return true;
  }

  /** Nothing is named: it is the one thing in the cart, or else the one that was shown. */
  async #make(wished: number | ((before: number) => number)): Promise<boolean> {
    const quantityOf = typeof wished === 'number' ? () => wished : wished;
    const cart = await this.desk.find();
    const [line, ...others] = cart?.order.lines ?? [];
    if (line === undefined) return this.#want({ kind: 'want', what: '', quantity: quantityOf(0) });
    if (others.length > 0) await this.ordering.askWhatToChange();
    else await this.ordering.setQuantity(line.variantId, quantityOf(line.quantity));
    return true;
  }

  /** A number alone names nothing that could be looked up. */
  async #askWhich(): Promise<boolean> {
    const offered = this.input.history.findLast(({ author }) => author === 'assistant')?.content;
    const ids = offered?.kind === 'list' ? offered.sections.flatMap(({ rows }) => rows.flatMap(({ id }) => { const tap = tapOf(id); return tap?.kind === 'product' ? [tap.productId] : []; })) : [];
    const { products, storeId } = this.tools.context;
    const found = ids.length === 0 ? [] : await products.findProducts(storeId, ids.slice(0, MOST_FOUND));
    const words = wordsOf(this.input.language);
    if (found.length > 0) return this.#list(found, words.choose);
    if (await this.desk.find() === undefined) return browse(MENU, this.tools, words);
    await this.ordering.showCart();
    return true;
  }

  async #shown(): Promise<SourceProduct[]> {
    const answers = this.input.history.filter(({ author }) => author === 'assistant');
    // Of a list it may be any; an answer to a question in between changes nothing.
    const shown = shownProduct(answers.at(-1)?.content.kind === 'list' ? [] : answers);
    return shown === undefined ? [] : this.tools.use(productDetails, { product_ids: [publicId('product', shown)] });
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
    const words = stemsOf(searchWords(what));
    if (words.size === 0) return { lines: lines.length === 1 && THE_ONLY.has(plain(what)) ? [...lines] : [], isPlain: true };
    const named = lines.filter((line) => { const title = stemsOf(nameOf(line)); return [...words].every((word) => title.has(word)); });
    if (named.length > 0) return { lines: named, isPlain: true };
    const { found, isPlain } = await this.#named(what);
    return { lines: lines.filter(({ productId }) => found.some(({ id }) => id === productId)), isPlain };
  }

  async #inCart(variantId: string): Promise<number> {
    const cart = await this.desk.find();
    return cart?.order.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
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

function stemsOf(text: string): Set<string> {
  return new Set(searchWordsOf(text).map(stemOf));
}

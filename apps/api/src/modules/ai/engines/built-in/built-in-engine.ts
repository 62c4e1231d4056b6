import { cut, handOffReason, type PhotoSight, publicId, textOf } from '#contracts';
import { isAvailable } from '../../money.js';
import type { SourceProduct } from '../../sources.js';
import { handOff } from '../../tools/hand-off.js';
import { productDetails } from '../../tools/product-details.js';
import { searchKnowledge } from '../../tools/search-knowledge.js';
import { searchProducts } from '../../tools/search-products.js';
import { sendPhoto } from '../../tools/send-photo.js';
import { showOptions } from '../../tools/show-options.js';
import { ACTION_HAND_OFF, ACTION_MENU, ACTION_ORDER } from '../../tools/suggest-actions.js';
import { sightOf } from '../../photos/sights.js';
import type { ToolBox } from '../../tools/tool-box.js';
import { firstSentences } from '../../composition/text-split.js';
import { fill, type Words, wordsOf } from '../../wording/words.js';
import { answeredBy } from '../../ordering/asked.js';
import { NO_SECRETS } from '../../guard/leaks.js';
import { orderTapIn } from '../../ordering/order-taps.js';
import type { Engine, EngineInput, EngineResult } from '../engine.js';
import { browse, MENU, type Place } from './browsing.js';
import { CartChanges } from './cart-changes.js';
import { cartWishIn, countIn } from './cart-words.js';
import { asksForThing, clausesOf, namedIn } from './clauses.js';
import { intentOf, isAboutShownProduct, priceLimits, searchWords } from './intents.js';
import { EarlierOrders } from './earlier-orders.js';
import { CLOSE, likely } from './likely.js';
import { placeNamedIn, productAt } from './list-places.js';
import { PictureAnswer } from './picture-answer.js';
import { OrderDialogue } from './order-dialogue.js';
import { numberedChoice, shownProduct, tapIn } from './taps.js';

const SEARCH_ROWS = 9;
/** Clauses of a story that are looked for in the catalog. */
const MOST_NAMED = 12;
/** A word that points at a thing. */
const IT = 'it';
/** Of an entry, where the shop wants short answers. */
const SHORT_SENTENCES = 2;

/** Answers by rules, catalog and knowledge: for stores without a model, and when the model fails. */
export class BuiltInEngine implements Engine {
  readonly id = 'built_in';
  readonly model = null;

  async answer(input: EngineInput, tools: ToolBox): Promise<EngineResult> {
    input.log.model = null;
    await new Dialogue(input, tools).run();
    return { secrets: NO_SECRETS };
  }
}

/** One turn. Every path writes the draft. */
class Dialogue {
  readonly #words: Words;
  /** Undefined where orders are taken by people. */
  readonly #ordering: OrderDialogue | undefined;
  readonly #cartChanges: CartChanges | undefined;
  readonly #earlier: EarlierOrders | undefined;
  constructor(private readonly input: EngineInput, private readonly tools: ToolBox) {
    this.#words = wordsOf(input.language, input.settings.tone);
    const { desk } = tools.context;
    this.#ordering = desk && new OrderDialogue(input, tools, desk);
    this.#earlier = desk && this.#ordering && new EarlierOrders(input, tools, desk, this.#ordering);
    this.#cartChanges = desk && this.#ordering && new CartChanges(input, tools, desk, this.#ordering);
  }

  async run(): Promise<void> {
    const { messages, history } = this.input;
    if (this.#ordering !== undefined && await this.#orders(this.#ordering)) return;
    const tap = tapIn(messages.at(-1));
    switch (tap?.kind) {
      case 'hand_off': return this.#handOff(handOffReason('asked_for_person'));
      case 'menu': return this.#menu();
      case 'browse': return this.#menu(tap);
      case 'product': return this.#productById(tap.productId);
      case 'order': return this.#order(tap.productId);
      case undefined: break;
    }
    const written = messages.map((message) => textOf(message.content)).filter((text) => text.trim() !== '').join('\n');
    if (isAboutPhoto(written) && messages.some(({ content }) => content.kind === 'image')) return this.#photos(messages.flatMap(({ content }) => sightOf(content) ?? []), written);
    return await this.#placed(written) ? undefined : this.#text(numberedChoice(written, history) ?? written);
  }

  /** "How much is the second one?", after a list: as if it had been called by its name. */
  async #placed(text: string): Promise<boolean> {
    const { history } = this.input;
    const named = placeNamedIn(text);
    const productId = named && productAt(named.place, history);
    const title = productId === undefined ? named && numberedChoice(String(named.place + 1), history) : (await this.#found(productId))?.title;
    if (named === undefined || title === undefined) return false;
    if (productId !== undefined && await this.#pointed(named.withTitle(IT), productId)) return true;
    const called = named.withTitle(title);
    const isOnlyNamed = searchWords(named.rest) === '' && !['cart_change', 'order', 'hand_off'].includes(intentOf(called));
    await (productId !== undefined && isOnlyNamed ? this.#productById(productId) : this.#text(called));
    return true;
  }

  /** "Add the second one", "two of the third one": of that product, whatever else is called nearly so. */
  async #pointed(text: string, productId: string): Promise<boolean> {
    const isOfCart = cartWishIn(text) !== undefined || countIn(text) !== undefined;
    return isOfCart && (await this.#cartChanges?.apply(text, productId) ?? false);
  }

  /** True when the turn goes on with an order. */
  async #orders(ordering: OrderDialogue): Promise<boolean> {
    const { messages, history } = this.input;
    const tap = orderTapIn(messages);
    const cart = messages.flatMap(({ id, content }) => (content.kind === 'order' ? [{ id, content }] : [])).at(-1);
    const answered = answeredBy(messages, history);
    if (tap !== undefined) await ordering.tap(tap);
    else if (cart !== undefined) await ordering.takeCart(cart.id, cart.content);
    else if (answered !== undefined) await ordering.answered(answered);
    return tap !== undefined || cart !== undefined || answered !== undefined;
  }

  async #text(text: string): Promise<void> {
    const shown = shownProduct(this.input.history);
    switch (intentOf(text)) {
      case 'hand_off': return this.#handOff(handOffReason('asked_for_person'));
      case 'complaint': return this.#handOff(handOffReason('complaint'), this.#words.complaintHandOff);
      case 'identity': return this.#say(fill(this.#words.identity, { store: this.input.store.name }));
      case 'greeting':
        this.tools.quote(this.input.settings.greeting);
        return this.#say(this.#welcome());
      case 'thanks': return this.#say(this.#words.thanks);
      case 'goodbye': return this.#say(this.#words.goodbye, false);
      case 'yes': return this.#agreed();
      case 'menu': return this.#menu();
      case 'price_list': case 'offers': case 'comparison': return await new PictureAnswer(this.input, this.tools).give(text) ? undefined : this.#lookUp(text);
      case 'order': return await this.#ordering?.goOn() ? undefined : shown === undefined ? this.#menu() : this.#order(shown);
      case 'cart': return this.#ordering === undefined ? this.#menu() : this.#ordering.showCart();
      case 'cart_change': return await this.#cartChanges?.apply(text) ? undefined : this.#lookUp(text);
      case 'order_status': return this.#ordering === undefined ? this.#handOff(handOffReason('asked_for_person')) : this.#ordering.status();
      case 'order_again': return this.#earlier === undefined ? this.#handOff(handOffReason('asked_for_person')) : this.#earlier.again();
      case 'address_change': return this.#earlier === undefined ? this.#handOff(handOffReason('change_address')) : this.#earlier.changeAddress();
      case 'question': return (await this.#clauses(text)) || (await this.#knowledge(text)) || (await this.#products(text, { entirely: true })) ? undefined : this.#knowNothing();
      case 'search':
        if (shown !== undefined && isAboutShownProduct(text)) return this.#productById(shown);
        return this.#lookUp(text);
    }
  }

  /** "Yes" goes on with what was offered last. */
  async #agreed(): Promise<void> {
    if (await this.#ordering?.goOn()) return;
    const offered = shownProduct(this.input.history.filter(({ author }) => author === 'assistant').slice(-1));
    return offered === undefined ? this.#menu() : this.#order(offered);
  }

  async #lookUp(text: string): Promise<void> {
    if (!await this.#clauses(text) && !await this.#products(text) && !await this.#knowledge(text)) this.#knowNothing();
  }

  /** A long story says what is wanted in its clauses: in one that asks something of the store, and in the one that names a product best. */
  async #clauses(text: string): Promise<boolean> {
    const clauses = clausesOf(text);
    const asking = clauses.filter((clause) => intentOf(clause) === 'question');
    const isTold = await this.#firstKnown([...asking, ...asking.map(namedIn)]);
    const { draft } = this.tools;
    const told = draft.text;
    const named = await this.#bestNamed(isTold ? clauses.filter((clause) => !asking.includes(clause)) : clauses);
    // What it may cost is often said in a clause of its own.
    const isShown = await this.#products(named, { limits: priceLimits(text) });
    if (isTold && draft.text !== told) draft.text = `${told}\n\n${draft.text}`;
    return isTold || isShown;
  }

  async #firstKnown(questions: readonly string[]): Promise<boolean> {
    for (const question of questions) if (question !== '' && await this.#knowledge(question)) return true;
    return false;
  }

  /** What the clause says that names a product best; empty when none does. */
  async #bestNamed(clauses: readonly string[]): Promise<string> {
    const { products, storeId } = this.tools.context;
    let best = { query: '', matched: 0 };
    for (const clause of clauses.filter((words) => namedIn(words) !== '').slice(0, MOST_NAMED)) {
      const query = namedIn(clause);
      const { hits: [first] } = await products.search(storeId, { text: query, limit: 1, wordsOnly: true });
      const matched = first?.matched.length ?? 0;
      if (matched > best.matched && (matched > 1 || asksForThing(clause) || !query.includes(' '))) best = { query, matched };
    }
    return best.query;
  }

  #say(text: string, withActions = true): void {
    const { draft } = this.tools;
    draft.text = text;
    if (withActions) draft.actions = [{ id: ACTION_MENU, title: this.#words.menuButton }, { id: ACTION_HAND_OFF, title: this.#words.personButton }];
  }

  #isBrief(): boolean {
    return this.input.settings.answerLength === 'short';
  }

  #knowNothing(): void {
    this.tools.draft.knowsNothing = true;
    this.#say(this.#words.unknown);
  }

  #welcome(): string {
    const { settings, store } = this.input;
    return settings.greeting || fill(this.#words.welcome, { store: store.name });
  }

  async #handOff(reason: string, message = this.#words.handOff): Promise<void> {
    await this.tools.use(handOff, { reason, message });
  }

  async #menu(place: Place = MENU): Promise<void> {
    if (await browse(place, this.tools, this.#words)) return;
    // A category that is gone by now.
    if (place === MENU || !await browse(MENU, this.tools, this.#words)) this.#say(this.#words.emptyMenu);
  }

  async #list(products: readonly SourceProduct[], text: string): Promise<void> {
    await this.tools.use(showOptions, { product_ids: products.map((product) => publicId('product', product.id)), button: this.#words.listButton });
    this.tools.draft.text = text;
    this.tools.draft.actions = [{ id: ACTION_HAND_OFF, title: this.#words.personButton }];
  }

  /** False when the catalog has nothing for these words, or `entirely` and no product for all of them. */
  async #products(text: string, { entirely = false, limits = priceLimits(text) } = {}): Promise<boolean> {
    const query = searchWords(text);
    if (query === '') return false;
    const found = await this.tools.use(searchProducts, { query: cut(query, 200), limit: SEARCH_ROWS, ...limits });
    if (entirely && (found.hits[0]?.matched.length ?? 0) < query.split(' ').length) return false;
    const products = likely(found);
    const [first] = products;
    if (first === undefined) return false;
    if (products.length === 1) await this.#product(first, found.isOnlyNear ? this.#words.foundNear : '');
    else if (found.isOnlyNear) await this.#list(products, this.#words.foundNear);
    else await this.#list(products, found.repaired === null && found.hits[0]?.matched.length !== 0 ? this.#words.found : this.#words.foundSimilar);
    return true;
  }

  /** What the newest photo shows, unless the words beside it lead somewhere. */
  async #photos(sights: readonly PhotoSight[], written: string): Promise<void> {
    const sight = sights.at(-1);
    const said = searchWords(written);
    if (sight === undefined) return said === '' ? this.#say(this.#words.pleaseDescribe) : this.#text(written);
    if (said !== '' && await this.#products(`${sight.words} ${said}`)) return;
    const products = await this.#known(sight.matches);
    const [first] = products;
    if (first !== undefined) return products.length === 1 ? this.#product(first) : this.#list(products, this.#words.found);
    if (said === '' || !await this.#products(written)) this.#say(this.#words.photoUnknown);
  }

  /** The match that stands out, else all of them, as they are now. */
  async #known(matches: PhotoSight['matches']): Promise<SourceProduct[]> {
    const close = matches.filter(({ score }) => score >= (matches[0]?.score ?? 0) * CLOSE);
    const { products, storeId } = this.tools.context;
    const sellable = await products.findProducts(storeId, (close.length === 1 ? close : matches).map(({ productId }) => productId));
    return sellable.length === 0 ? [] : this.tools.use(productDetails, { product_ids: sellable.map(({ id }) => publicId('product', id)) });
  }

  async #productById(productId: string): Promise<void> {
    const product = await this.#find(productId);
    return product === undefined ? this.#say(this.#words.gone) : this.#product(product);
  }

  async #found(productId: string): Promise<SourceProduct | undefined> {
    const { products, storeId } = this.tools.context;
    return (await products.findProducts(storeId, [productId]))[0];
  }

  async #find(productId: string): Promise<SourceProduct | undefined> {
    const known = await this.#found(productId);
    return known && (await this.tools.use(productDetails, { product_ids: [publicId('product', known.id)] }))[0];
  }

  /** @param before what stands before it */
  async #product(product: SourceProduct, before = ''): Promise<void> {
    const { draft } = this.tools;
    const id = publicId('product', product.id);
    this.tools.quote(product.description);
    if (product.images.length > 0) {
      await this.tools.use(sendPhoto, { product_id: id });
      draft.text = before;
    } else draft.text = [before, `*{{product:${id}}}*`, `{{price:${id}}} · {{stock:${id}}}`, this.#isBrief() ? '' : product.description].filter((line) => line !== '').join('\n');
    draft.actions = [
      ...(isAvailable(product) ? [{ id: `${ACTION_ORDER}${product.id}`, title: this.#words.orderButton }] : await this.#ordering?.wishFor(product) ?? []),
      { id: ACTION_MENU, title: this.#words.menuButton }, { id: ACTION_HAND_OFF, title: this.#words.personButton },
    ];
  }

  async #order(productId: string): Promise<void> {
    const product = await this.#find(productId);
    if (product === undefined) return this.#say(this.#words.gone);
    if (this.#ordering !== undefined) return this.#ordering.choose(product);
    await this.#handOff(handOffReason('order', product.title), fill(this.#words.orderHandOff, { product: `{{product:${publicId('product', product.id)}}}` }));
  }

  /** False when the knowledge base does not answer. The entry's own text is the answer. */
  async #knowledge(asked: string): Promise<boolean> {
    const [entry] = await this.tools.use(searchKnowledge, { query: cut(asked, 200) });
    if (entry === undefined) return false;
    const text = this.#isBrief() ? firstSentences(entry.text, SHORT_SENTENCES) : entry.text;
    this.tools.quote(text);
    this.#say(text);
    return true;
  }
}

/** "Do you have this?", "I want this one", or nothing at all: the photo says what is meant. */
function isAboutPhoto(written: string): boolean {
  return written === '' || ['search', 'order'].includes(intentOf(written));
}

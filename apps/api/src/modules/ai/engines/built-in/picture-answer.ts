import { cut, publicId } from '#contracts';
import { isOffer, PICTURE_SIZES, type PictureKind } from '../../pictures/picture-card.js';
import type { SourceProduct } from '../../sources.js';
import { makePicture } from '../../tools/make-picture.js';
import { searchProducts } from '../../tools/search-products.js';
import { ACTION_HAND_OFF, ACTION_MENU, OPTION_PRODUCT } from '../../tools/suggest-actions.js';
import type { ToolBox } from '../../tools/tool-box.js';
import { pictureWordsOf } from '../../wording/picture-words.js';
import { wordsOf } from '../../wording/words.js';
import type { EngineInput } from '../engine.js';
import { comparedIn, intentOf, searchWords } from './intents.js';

/** Among so many products offers are looked for. */
const LOOKED_THROUGH = 60;
const LONGEST_BUTTON = 20;

/** Answers that are one picture: a price list, offers, two products side by side. */
export class PictureAnswer {
  constructor(private readonly input: EngineInput, private readonly tools: ToolBox) {}

  /** False when the catalog has nothing for such a picture. */
  async give(text: string): Promise<boolean> {
    const words = pictureWordsOf(this.input.language);
    switch (intentOf(text)) {
      case 'price_list': return this.#show('menu', await this.#featured(PICTURE_SIZES.menu.max), words.saysMenu);
      case 'offers': return this.#show('offer', (await this.#featured(LOOKED_THROUGH)).filter(isOffer).slice(0, PICTURE_SIZES.offer.max), words.saysOffer);
      case 'comparison': return this.#show('comparison', await this.#compared(text), words.saysComparison);
      default: return false;
    }
  }

  async #show(kind: PictureKind, products: readonly SourceProduct[], text: string): Promise<boolean> {
    if (products.length < PICTURE_SIZES[kind].min) return false;
    const { draft, context } = this.tools;
    for (const product of products) context.seen.set(product.id, product);
    await this.tools.use(makePicture, { kind, product_ids: products.map(({ id }) => publicId('product', id)) });
    const words = wordsOf(this.input.language);
    const titles = products.length <= 2 ? products.filter(({ title }) => title.length <= LONGEST_BUTTON).map(({ id, title }) => ({ id: `${OPTION_PRODUCT}${id}`, title })) : [];
    draft.text = text;
    this.tools.quote(text);
    draft.actions = [...titles, { id: ACTION_MENU, title: words.menuButton }, ...(titles.length === 2 ? [] : [{ id: ACTION_HAND_OFF, title: words.personButton }])];
    // Titles are the catalog's words, not a model's.
    this.tools.quote(...titles.map(({ title }) => title));
    return true;
  }

  async #featured(limit: number): Promise<SourceProduct[]> {
    const { products, storeId } = this.tools.context;
    return (await products.browse(storeId, { category: '', offset: 0, limit })).products.slice();
  }

  /** The best hit for each of the two, if they are two. */
  async #compared(text: string): Promise<SourceProduct[]> {
    const found: SourceProduct[] = [];
    for (const side of comparedIn(text) ?? []) {
      const query = searchWords(side);
      const [best] = query === '' ? [] : (await this.tools.use(searchProducts, { query: cut(query, 200), limit: 1 })).hits;
      if (best !== undefined && !found.some(({ id }) => id === best.product.id)) found.push(best.product);
    }
    return found.length < 2 ? [] : found;
  }
}

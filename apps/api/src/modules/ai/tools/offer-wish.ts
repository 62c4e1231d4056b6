import { parsePublicId } from '#contracts';
import type { SourceProduct } from '../sources.js';
import { wishId } from '../ordering/order-taps.js';
import { orderWordsOf } from '../wording/order-words.js';
import { deskOf } from './cart-view.js';
import { productSource, viewProduct } from './product-view.js';
import { ArgumentProblem, objectOf, text } from './shape.js';
import { defineTool } from './tool.js';

/** Asks whether the customer wants to hear when something is back. Only their tap on its button notes it. */
export const offerWish = defineTool({
  name: 'offer_wish',
  description: 'For a variant that is sold out: adds a button below your answer by which the customer can ask to be told when it is back. Only their tap notes it: never say that it is noted. Refused when it is in stock or when the shop tells nobody.',
  shape: objectOf({ variant_id: text({ description: 'Id of a variant as the product tools give it, for example var_01h...', max: 40 }) }),
  async run(args, context): Promise<SourceProduct> {
    const id = parsePublicId('variant', args.variant_id);
    const [product] = id === undefined ? [] : await context.products.findByVariant(context.storeId, id);
    const variant = product?.variants.find((each) => each.id === id);
    if (product === undefined || variant === undefined) throw new ArgumentProblem(`there is no variant ${args.variant_id}`);
    if (variant.stock === null || variant.stock > 0) throw new ArgumentProblem('it is in stock');
    if (!await deskOf(context).tellsReturns()) throw new ArgumentProblem('the shop tells nobody when something is back: do not offer it');
    const { draft, language } = context;
    draft.actions = [{ id: wishId(variant.id), title: orderWordsOf(language).tellMe }, ...draft.actions].slice(0, 3);
    return product;
  },
  show: (product, context) => ({ button: true, product: viewProduct(product, context) }),
  sources: (product) => [productSource(product)],
});

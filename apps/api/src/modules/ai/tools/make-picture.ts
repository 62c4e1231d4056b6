import { PICTURE_KINDS, PICTURE_SIZES, isOffer, type PictureKind } from '../pictures/picture-card.js';
import { PRODUCT_ID, productSource, productsOf } from './product-view.js';
import { ArgumentProblem, listOf, objectOf, text } from './shape.js';
import { defineTool, type ToolContext } from './tool.js';
import type { SourceProduct } from '../sources.js';
import { parsePublicId, publicId } from '#contracts';

/** Shows products in one picture. Everything on it is the server's. */
export const makePicture = defineTool({
  name: 'make_picture',
  description: 'Adds one picture of several products to your answer, drawn from the catalog with names, photos, prices and stock. kind "menu": a price list of up to 9. "comparison": 2 or 3 side by side. "offer": up to 4 whose price was reduced; refused for others. Only for products that another tool has shown in this answer. Do not repeat in text what is on it.',
  shape: objectOf({ kind: text({ description: 'menu, comparison or offer', max: 12 }), product_ids: listOf(PRODUCT_ID, { min: 1, max: 9 }) }),
  async run(args, context): Promise<SourceProduct[]> {
    const kind = kindOf(args.kind);
    const ids = [...new Set(args.product_ids)];
    const { min, max } = PICTURE_SIZES[kind];
    if (ids.length < min || ids.length > max) throw new ArgumentProblem(`a picture of kind ${kind} has ${min} to ${max} products`);
    const unseen = ids.find((id) => !wasSeen(id, context));
    if (unseen !== undefined) throw new ArgumentProblem(`look ${unseen} up first`);
    const products = await productsOf(ids, context);
    const dearer = kind === 'offer' ? products.find((product) => !isOffer(product)) : undefined;
    if (dearer !== undefined) throw new ArgumentProblem(`the price of ${publicId('product', dearer.id)} was not reduced`);
    context.draft.picture = { kind, productIds: products.map((product) => product.id) };
    return products;
  },
  show: (products) => ({ picture: true, products: products.map((product) => publicId('product', product.id)) }),
  sources: (products) => products.map((product) => productSource(product)),
});

function kindOf(name: string): PictureKind {
  const kind = PICTURE_KINDS.find((each) => each === name);
  if (kind === undefined) throw new ArgumentProblem(`there is no picture of kind ${name}`);
  return kind;
}

function wasSeen(id: string, { seen }: ToolContext): boolean {
  const uuid = parsePublicId('product', id);
  return uuid !== undefined && seen.has(uuid);
}

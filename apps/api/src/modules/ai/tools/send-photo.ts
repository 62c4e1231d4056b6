import { publicId } from '#contracts';
import { PRODUCT_ID, productSource, productsOf } from './product-view.js';
import { ArgumentProblem, objectOf } from './shape.js';
import { defineTool } from './tool.js';

/** Photos of one answer; more would bury the words. */
const MOST_PHOTOS = 3;

/** Shows a product's photo; the caption is the server's. */
export const sendPhoto = defineTool({
  name: 'send_photo',
  description: 'Adds the photo of a product to your answer, with title, price and stock written below it for you. At most 3 photos.',
  shape: objectOf({ product_id: PRODUCT_ID }),
  async run(args, context) {
    const [product] = await productsOf([args.product_id], context);
    if (product === undefined || product.images.length === 0) throw new ArgumentProblem('this product has no photo');
    const { draft } = context;
    if (!draft.photos.includes(product.id)) {
      if (draft.photos.length >= MOST_PHOTOS) throw new ArgumentProblem(`at most ${MOST_PHOTOS} photos`);
      draft.photos.push(product.id);
    }
    return product;
  },
  show: (product) => ({ photo_of: publicId('product', product.id) }),
  sources: (product) => [productSource(product)],
});

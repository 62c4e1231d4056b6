import { publicId } from '#contracts';
import type { SourceProduct } from '../sources.js';
import { PRODUCT_ID, productSource, productsOf } from './product-view.js';
import { ArgumentProblem, listOf, objectOf, text } from './shape.js';
import { defineTool } from './tool.js';

/** Offers a list to choose from, under the answer's text. */
export const showOptions = defineTool({
  name: 'show_options',
  description: 'Adds a list menu to your answer: products by id (title, price and stock are filled in for you), or other choices with a label. At most 10 in total. Write the sentence above the list as your answer text.',
  shape: objectOf({}, {
    product_ids: listOf(PRODUCT_ID, { min: 1, max: 10 }),
    choices: listOf(objectOf(
      { title: text({ description: 'What the customer chooses', max: 24 }) },
      { description: text({ description: 'One line below it', max: 72 }) },
    ), { min: 1, max: 10 }),
    button: text({ description: 'Label of the button that opens the list', max: 20 }),
  }),
  async run(args, context): Promise<SourceProduct[]> {
    const { draft } = context;
    const choices = args.choices ?? [];
    const productIds = [...new Set(args.product_ids ?? [])];
    const count = productIds.length + choices.length;
    if (count === 0) throw new ArgumentProblem('give product_ids or choices');
    if (count > 10) throw new ArgumentProblem(`${count} options, at most 10 are allowed`);
    const products = await productsOf(productIds, context);
    draft.options = [
      ...products.map((product) => ({ kind: 'product' as const, productId: product.id })),
      ...choices.map((choice, index) => ({ kind: 'label' as const, id: `choice:${index + 1}`, title: choice.title, ...(choice.description === undefined ? {} : { description: choice.description }) })),
    ];
    draft.listButton = args.button ?? '';
    return products;
  },
  show: (products) => ({ shown: true, products: products.map((product) => publicId('product', product.id)) }),
  sources: (products) => products.map((product) => productSource(product)),
});

import type { ProductHits, SourceProduct } from '../sources.js';
import { searchProducts } from './search-products.js';
import type { ToolContext } from './tool.js';

const product = (id: string): SourceProduct => ({ id, title: id, description: '', variants: [], images: [] });
const hits = (isOnlyNear: boolean, ...ids: string[]): ProductHits => ({ hits: ids.map((id, place) => ({ product: product(id), score: 1 - place / 10, matched: [] })), repaired: null, isOnlyNear });

/** What the tool finds where each text finds so much. */
async function found(answers: Record<string, ProductHits>, limit = 5): Promise<{ ids: string[]; isOnlyNear: boolean }> {
  const [query = '', ...also] = Object.keys(answers);
  const context = { storeId: 'store', currency: 'EUR', seen: new Map<string, SourceProduct>(), products: { search: async (_storeId: string, { text }: { text: string }) => answers[text] } };
  const { hits: all, isOnlyNear } = await searchProducts.run({ query, also, limit }, context as unknown as ToolContext);
  return { ids: all.map((hit) => hit.product.id), isOnlyNear };
}

describe('what other words find beside the customer\'s', () => {
  it('stands behind it, each product once', async () => {
    expect(await found({ taza: hits(false, 'mug'), cup: hits(false, 'mug', 'cup') })).toEqual({ ids: ['mug', 'cup'], isOnlyNear: false });
    expect(await found({ taza: hits(false, 'mug'), cup: hits(false, 'a', 'b') }, 2)).toEqual({ ids: ['mug', 'a'], isOnlyNear: false });
  });
  it('stands for it where that is no more than near, and is left out where it is near itself', async () => {
    expect(await found({ sillón: hits(true, 'chair'), armchair: hits(false, 'armchair') })).toEqual({ ids: ['armchair'], isOnlyNear: false });
    expect(await found({ sillón: hits(true, 'chair'), armchair: hits(false, 'armchair') }, 1)).toEqual({ ids: ['armchair'], isOnlyNear: false });
    expect(await found({ armchair: hits(false, 'armchair'), chair: hits(true, 'chair') })).toEqual({ ids: ['armchair'], isOnlyNear: false });
  });
  it('is near where both are, or where nothing else is found', async () => {
    expect(await found({ sillón: hits(true, 'chair'), armchair: hits(true, 'stool') })).toEqual({ ids: ['chair', 'stool'], isOnlyNear: true });
    expect(await found({ sillón: hits(false), armchair: hits(true, 'stool') })).toEqual({ ids: ['stool'], isOnlyNear: true });
    expect(await found({ sillón: hits(true, 'chair'), armchair: hits(false) })).toEqual({ ids: ['chair'], isOnlyNear: true });
  });
});

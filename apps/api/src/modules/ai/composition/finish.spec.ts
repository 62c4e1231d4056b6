import { publicId } from '#contracts';
import type { SourceProduct } from '../sources.js';
import { RunLog } from '../runs/run-log.js';
import { searchProducts } from '../tools/search-products.js';
import { ToolBox } from '../tools/tool-box.js';
import { NO_EVIDENCE } from '../guard/evidence.js';
import { Guard } from '../guard/guard.js';
import { NO_SECRETS } from '../guard/leaks.js';
import { wordsOf } from '../wording/words.js';
import { finishDraft } from './finish.js';

const ID = '019a0000-0000-7000-8000-000000000001';
const files = { mimeTypes: ['image/jpeg'], maxBytes: 1 };
const capabilities = {
  text: { max: 4096 }, caption: { max: 1024 }, media: { image: files, video: files, audio: files, document: files, sticker: files },
  templates: false, flows: false, reactions: false, replyTo: false, location: false, contacts: false,
};
const product = (amount: number): SourceProduct => ({
  id: ID, title: 'Blue Shirt', description: '', images: [], variants: [{ id: '019a0000-0000-7000-8000-000000000002', title: '', price: { amount, currency: 'USD' }, stock: null }],
});

/** A tool box over a catalog that a test can change. */
function shop(): { tools: ToolBox; catalog: { now: SourceProduct[] }; finish: () => ReturnType<typeof finishDraft> } {
  const catalog = { now: [product(2000)] };
  const tools = new ToolBox({
    storeId: 's', currency: 'USD', language: 'en',
    products: {
      search: async () => ({ hits: catalog.now.map((found) => ({ product: found, score: 1, matched: [] })), repaired: null, isOnlyNear: false }),
      findProducts: async (_storeId, ids) => catalog.now.filter((found) => ids.includes(found.id)),
      findByVariant: async (_storeId, id) => catalog.now.filter((found) => found.variants.some((variant) => variant.id === id)),
      browse: async () => ({ categories: [], loose: catalog.now.length, total: catalog.now.length, products: catalog.now }),
    },
    knowledge: { search: async () => [] }, desk: undefined, written: [], draw: undefined,
  }, new RunLog());
  return { tools, catalog, finish: () => finishDraft(tools.context, { capabilities, guard: new Guard(), evidence: { ...NO_EVIDENCE, ...tools.evidence }, secrets: NO_SECRETS }) };
}

describe('finishing an answer', () => {
  it('writes the price in force when it is sent, not the one of the search', async () => {
    const { tools, catalog, finish } = shop();
    await tools.use(searchProducts, { query: 'shirt' });
    tools.draft.text = `It is {{price:${publicId('product', ID)}}}.`;
    catalog.now = [product(2500)];
    expect(await finish()).toEqual({ kind: 'reply', messages: [{ kind: 'text', text: 'It is $25.00.' }] });
  });
  it('blocks a product that was withdrawn in between', async () => {
    const { tools, catalog, finish } = shop();
    await tools.use(searchProducts, { query: 'shirt' });
    tools.draft.options = [{ kind: 'product', productId: ID }];
    catalog.now = [];
    expect(await finish()).toMatchObject({ kind: 'blocked', blocked: { rule: 'reference' } });
  });
  it('finds variants that this run has seen, and no others', async () => {
    const { tools, finish } = shop();
    tools.draft.text = `{{price:${publicId('variant', '019a0000-0000-7000-8000-000000000002')}}}`;
    expect(await finish()).toMatchObject({ kind: 'blocked' });
    await tools.use(searchProducts, { query: 'shirt' });
    expect(await finish()).toMatchObject({ messages: [{ text: '$20.00' }] });
  });
  it('calls a person whatever the closing words are', async () => {
    const { tools, catalog, finish } = shop();
    tools.draft.handOff = { reason: 'allergic reaction', message: 'Your symptoms need a person.' };
    expect(await finish()).toMatchObject({ kind: 'hand_off', reason: 'allergic reaction', messages: [{ text: wordsOf('en').handOff }], refused: { rule: 'topic' } });
    catalog.now = [];
    tools.draft.handOff = { reason: 'asks for the price', message: `It is {{price:${publicId('product', ID)}}}.` };
    expect(await finish()).toMatchObject({ kind: 'hand_off', refused: { rule: 'reference' } });
  });
  it('says nothing of nothing', async () => expect(await shop().finish()).toEqual({ kind: 'empty' }));
});

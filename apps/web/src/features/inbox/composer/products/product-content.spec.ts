import { moneyText, priceText, type Product, productContent, productsContent } from './product-content.js';

const variant = (amount: number, currency = 'USD') => ({ price: { amount, currency } });
const product = (more: Partial<Product> = {}) => ({ id: 'prod_1', title: 'Camping Lantern', description: 'Bright and light.', url: null, images: [], variants: [variant(3900)], ...more } as unknown as Product);

describe('products in a message', () => {
  it('have the money of their currency', () => {
    expect(moneyText('en', { amount: 3900, currency: 'USD' })).toBe('$39.00');
    expect(moneyText('en', { amount: 3900, currency: 'JPY' })).toBe('¥3,900');
    expect(priceText('en', product({ variants: [variant(4500), variant(3900)] as unknown as Product['variants'] }))).toBe('$39.00+');
    expect(priceText('en', product({ variants: [] }))).toBe('');
  });
  it('are a photo with words, or words alone', () => {
    expect(productContent('en', product())).toEqual({ kind: 'text', text: '*Camping Lantern*\n$39.00\nBright and light.' });
    expect(productContent('en', product({ images: [{ media_id: 'med_1', alt: '' }], url: 'https://shop.example/lantern' }))).toEqual({ kind: 'image', media_id: 'med_1', caption: '*Camping Lantern*\n$39.00\nBright and light.\nhttps://shop.example/lantern' });
  });
  it('keep within what WhatsApp takes', () => {
    const long = productContent('en', product({ description: 'x'.repeat(2000), images: [{ media_id: 'med_1', alt: '' }] }));
    expect('caption' in long && long.caption?.length).toBe(1024);
    const list = productsContent('en', Array.from({ length: 12 }, () => product({ title: 'A very long name of a product', description: 'y'.repeat(100) })), 'Ours', 'Choose');
    if (list.kind !== 'list') throw new Error('no list');
    expect(list.sections[0]?.rows).toHaveLength(10);
    expect(list.sections[0]?.rows.every(({ title, description = '' }) => title.length <= 24 && description.length <= 72)).toBe(true);
  });
});

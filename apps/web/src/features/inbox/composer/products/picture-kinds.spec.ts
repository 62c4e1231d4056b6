import { pictureKinds } from './picture-kinds.js';
import type { Product } from './product-content.js';

const product = (amount: number, before: number | null = null) => ({ variants: [{ price: { amount, currency: 'USD' }, compare_at: before === null ? null : { amount: before, currency: 'USD' } }] }) as unknown as Product;

describe('R57: pictures that can be made', () => {
  it.each<[string, readonly Product[], string[]]>([
    ['nothing', [], []], ['one product', [product(10)], ['menu']], ['one reduced product', [product(10, 12)], ['menu', 'offer']],
    ['two', [product(10, 12), product(10)], ['menu', 'comparison']], ['a price that was raised', [product(10, 8)], ['menu']], ['ten', Array.from({ length: 10 }, () => product(1)), []],
  ])('of %s', (_name, products, kinds) => expect(pictureKinds(products)).toEqual(kinds));
});

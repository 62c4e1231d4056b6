import { publicId } from '#contracts';
import type { SourceProduct } from '../sources.js';
import { fillReferences, referencedIds, UnknownReference } from './references.js';

const SHIRT: SourceProduct = {
  id: '019a0000-0000-7000-8000-000000000001', title: 'Blue Shirt', description: '', images: [],
  variants: [
    { id: '019a0000-0000-7000-8000-000000000002', title: 'S', price: { amount: 1000, currency: 'USD' }, stock: 2 },
    { id: '019a0000-0000-7000-8000-000000000003', title: 'L', price: { amount: 1200, currency: 'USD' }, stock: 0 },
  ],
};
const shirt = publicId('product', SHIRT.id);
const large = publicId('variant', '019a0000-0000-7000-8000-000000000003');

describe('references', () => {
  it('are filled by the server from the catalog', () => {
    expect(fillReferences(`{{product:${shirt}}}: {{price:${shirt}}}, {{stock:${shirt}}}`, [SHIRT], 'en')).toBe('Blue Shirt: from $10.00, In stock: 2');
    expect(fillReferences(`{{ price : ${large} }} {{stock:${large}}} {{product:${large}}}`, [SHIRT], 'en')).toBe('$12.00 Out of stock Blue Shirt L');
    expect(fillReferences(`{{price:${shirt}}}`, [SHIRT], 'es')).toBe('desde 10,00 $');
  });
  it('turn bare ids into names', () => expect(fillReferences(`I like ${shirt}.`, [SHIRT], 'en')).toBe('I like Blue Shirt.'));
  it.each([`{{price:${publicId('product', '019a0000-0000-7000-8000-0000000000ff')}}}`, '{{price:prod_1}}', '{{discount:20}}', '{{', `{{total:${shirt}}}`])('block what the catalog does not have: %s', (text) => {
    expect(() => fillReferences(text, [SHIRT], 'en')).toThrow(UnknownReference);
  });
  it('are found once each', () => expect(referencedIds([`{{price:${shirt}}} {{stock:${shirt}}}`, `{{price:${large}}}`])).toEqual([shirt, large]));
});

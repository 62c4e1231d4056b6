import { keyOf } from '../../../platform/imports/import-columns.js';
import { PRODUCT_COLUMNS } from './import-columns.js';

const guessed = (headers: string[], remembered = new Map<string, null>()) => PRODUCT_COLUMNS.guess(headers, remembered).map(({ column }) => column);

describe('the columns of a product file', () => {
  it.each([
    [['Handle', 'Title', 'Body (HTML)', 'Variant SKU', 'Variant Price', 'Variant Compare At Price', 'Variant Inventory Qty'], ['handle', 'title', 'description', 'sku', 'price', 'compare_at', 'stock']],
    [['Nombre', 'Descripción', 'PRECIO', 'Existencias', 'Código'], ['title', 'description', 'price', 'stock', 'sku']],
    [['اسم المنتج', 'السعر', 'الكمية'], ['title', 'price', 'stock']],
    [['Name', 'Shelf', 'Product name'], ['title', null, null]],
  ])('%j are recognised', (headers, columns) => {
    expect(guessed(headers)).toEqual(columns);
  });

  it('are those of the import before, when it had the same header', () => {
    expect(guessed(['Name', 'Price'], new Map([[keyOf('PRICE'), null]]))).toEqual(['title', null]);
  });

  it.each([
    ['{', /JSON list/], ['{"title":1}', /JSON list/], ['["name"]', /Known columns/], ['["title","title"]', /same column/], ['["price",null]', /title, handle or sku/],
  ])('%s is refused as a choice', (text, reason) => {
    expect(() => PRODUCT_COLUMNS.readChoice(text)).toThrow(expect.objectContaining({ detail: expect.stringMatching(reason) }));
  });

  it('are taken by place', () => {
    expect(PRODUCT_COLUMNS.readChoice('["title",null,"price"]')).toEqual(['title', null, 'price']);
  });
});

import { withTyped } from '../../../shared/form/take-saved.js';
import { emptyVariant, missingVariants, type Option, readVariants, variantName, variantsValue, type VariantsValue, withKeysOf, withMissing, withOptions } from './variants.js';

const size: Option = { key: 'size', name: 'Size', values: ['S', 'L'] };
const colour: Option = { key: 'colour', name: 'Colour', values: ['Red', 'Blue'] };
const plain: VariantsValue = { options: [], variants: [{ ...emptyVariant(), price: '10', sku: 'ONE', stock: '3' }] };
const names = (value: VariantsValue): string[] => value.variants.map((variant) => variantName(value, variant));

describe('variants of options', () => {
  it('are all combinations, and the one that was there keeps its SKU', () => {
    const value = withOptions(withOptions(plain, [size]), [size, colour]);
    expect(names(value)).toEqual(['S / Red', 'S / Blue', 'L / Red', 'L / Blue']);
    expect(value.variants.map(({ sku, price }) => [sku, price])).toEqual([['ONE', '10'], ['', '10'], ['', '10'], ['', '10']]);
  });

  it('come and go with a value, at its place', () => {
    const both = withOptions(plain, [size, colour]);
    const more = withOptions(both, [{ ...size, values: ['S', 'M', 'L'] }, colour]);
    expect(names(more)).toEqual(['S / Red', 'S / Blue', 'M / Red', 'M / Blue', 'L / Red', 'L / Blue']);
    const fewer = withOptions(more, [{ ...size, values: ['L'] }, colour]);
    expect(names(fewer)).toEqual(['L / Red', 'L / Blue']);
  });

  it('stay out once somebody took them out, until they are wanted again', () => {
    const both = withOptions(plain, [size, colour]);
    const without = { ...both, variants: both.variants.filter((variant) => variantName(both, variant) !== 'L / Red') };
    const renamed = withOptions(without, [{ ...size, name: 'Talla' }, colour]);
    expect(names(renamed)).toEqual(['S / Red', 'S / Blue', 'L / Blue']);
    expect(missingVariants(renamed)).toHaveLength(1);
    expect(names(withMissing(renamed))).toEqual(['S / Red', 'S / Blue', 'L / Red', 'L / Blue']);
  });

  it('fall together when an option goes, and one is always left', () => {
    const both = withOptions(plain, [size, colour]);
    expect(names(withOptions(both, [size]))).toEqual(['S', 'L']);
    const none = withOptions(withOptions(both, [size]), []);
    expect([none.variants.length, none.variants[0]?.sku]).toEqual([1, 'ONE']);
    expect(withOptions(both, [{ ...size, values: ['XXL'] }, colour]).variants.map(({ sku }) => sku)).toEqual(['ONE', '']);
  });

  it('are not touched by an option that has no values yet', () => {
    const value = withOptions(plain, [{ key: 'new', name: '', values: [] }]);
    expect(value.variants).toEqual([{ ...plain.variants[0], choices: {} }]);
  });

  it('are read back from what is stored, and written as the API wants them', () => {
    const stored = [
      { id: 'var_1', title: 'S', options: { Size: 'S' }, sku: 'A', price: { amount: 1250, currency: 'EUR' }, compare_at: { amount: 1500, currency: 'EUR' }, cost: null, stock: 4 },
      { id: 'var_2', title: 'L', options: { Size: 'L' }, sku: null, price: { amount: 1250, currency: 'EUR' }, compare_at: null, cost: null, stock: null },
    ];
    const { inputs, wrong } = readVariants(variantsValue(stored, 'es'), 'EUR');
    expect(wrong).toEqual([]);
    expect(inputs).toEqual(stored.map(({ title: _title, ...rest }) => rest));
  });

  it('are known again by the fields that were sent, so that what came meanwhile fits them', () => {
    const sent = withOptions(plain, [{ ...size, name: ' Size ' }]);
    const { inputs } = readVariants(sent, 'EUR');
    const read = variantsValue(inputs.map((input, place) => ({ ...input, id: `var_${place}`, title: '', options: input.options ?? {} })), 'en');
    const saved = withKeysOf(sent, read);
    expect(saved.options).toEqual([size]);
    const now = withOptions(sent, [{ ...size, values: ['M', 'L'] }]);
    const settled = withTyped(now, sent, saved);
    expect(readVariants(settled, 'EUR').inputs).toMatchObject([{ sku: null, options: { Size: 'M' } }, { id: 'var_1', options: { Size: 'L' } }]);
    expect(settled.variants.map(({ key }) => key)).toEqual(now.variants.map(({ key }) => key));
  });

  it('name the fields that make no sense by their pointer', () => {
    const value = { options: [], variants: [{ ...emptyVariant(), price: 'free', compareAt: '1.2.3', stock: '1.5' }, { ...emptyVariant(), title: 'Named', price: '5' }] };
    expect(readVariants(value, 'EUR').wrong.map(({ pointer }) => pointer)).toEqual(['/variants/0/stock', '/variants/0/title', '/variants/0/price/amount', '/variants/0/compare_at/amount']);
  });
});

import { withTyped } from './take-saved.js';

const sent = { name: ' Main ', labels: ['a'], fields: { id: '1', token: 'secret' }, rows: [{ price: '1' }, { price: '2' }] };
const saved = { name: 'Main', labels: ['a'], fields: { id: '1', token: '' }, rows: [{ id: 'x', price: '1' }, { id: 'y', price: '2' }] };

describe('what stands in a form once it is saved', () => {
  it('is what was saved', () => expect(withTyped(sent, sent, saved)).toEqual(saved));
  it('keeps what was typed meanwhile, and takes the rest', () => {
    expect(withTyped({ ...sent, name: ' Main shop' }, sent, saved)).toEqual({ ...saved, name: ' Main shop' });
    expect(withTyped({ ...sent, fields: { ...sent.fields, id: '12' } }, sent, saved)).toEqual({ ...saved, fields: { id: '12', token: '' } });
    expect(withTyped({ ...sent, labels: ['a', 'b'] }, sent, saved)).toEqual({ ...saved, labels: ['a', 'b'] });
    expect(withTyped({ ...sent, rows: [{ price: '1' }, { price: '25' }] }, sent, saved)).toEqual({ ...saved, rows: [{ id: 'x', price: '1' }, { id: 'y', price: '25' }] });
  });
  it('knows rows with a key wherever they stand', () => {
    const rows = [{ key: 'a', price: '1' }, { key: 'b', price: '2' }];
    const stored = [{ key: 'a', id: 'x', price: '1.00' }, { key: 'b', id: 'y', price: '2.00' }];
    expect(withTyped([rows[1], { key: 'c', price: '3' }], rows, stored)).toEqual([stored[1], { key: 'c', price: '3' }]);
    expect(withTyped([{ key: 'c', price: '3' }, { key: 'b', price: '25' }], rows, stored)).toEqual([{ key: 'c', price: '3' }, { key: 'b', id: 'y', price: '25' }]);
  });
  it('keeps rows as they are when some came or went', () => expect(withTyped({ ...sent, rows: [{ price: '2' }] }, sent, saved)).toEqual({ ...saved, rows: [{ price: '2' }] }));
});

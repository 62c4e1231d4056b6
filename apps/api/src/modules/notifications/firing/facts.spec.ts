import { dayFacts, orderFacts, toldFacts } from './facts.js';

const store = { name: 'Lumen', locale: 'en', currency: 'USD' };

describe('what a notification knows', () => {
  it('of an order: texts on one line, money as people and as conditions read it', () => {
    expect(orderFacts({ id: '1', number: 1042, status: 'paid', source: 'api', promised_day: '2026-12-24', currency: 'USD', total: 123_450, delivery_method: 'delivery', delivery: { name: 'Ada', address: '1 Main St\nUlm' }, items: '2 × Mug', item_count: 2 }, store)).toEqual({
      order_number: '1042', order_status: 'paid', order_source: 'api', promised_day: 'December 24, 2026', order_total: '$1,234.50', order_amount: '1234.50', order_currency: 'USD', order_items: '2 × Mug', order_item_count: '2',
      delivery_method: 'delivery', delivery_name: 'Ada', delivery_address: '1 Main St Ulm',
    });
    expect(orderFacts({ id: '1', number: null, status: 'draft', source: 'api', promised_day: null, currency: 'JPY', total: 1200, delivery_method: null, delivery: null, items: null, item_count: 0 }, { ...store, locale: 'ar' })).toMatchObject({ order_number: '', promised_day: '', order_amount: '1200' });
  });
  it('of a day and of what a program told', () => {
    expect(dayFacts('2026-11-22', { orders: 3, revenue: 5000, new_customers: 1 }, store)).toEqual({ date: 'November 22, 2026', orders: '3', revenue: '$50.00', new_customers: '1' });
    expect(toldFacts({ code: 'A\n1', points: 7, vip: true, address: { city: 'Ulm', geo: { lat: 48.4 } }, items: [{ sku: 'MUG' }, 2], nothing: null, empty: {} })).toEqual({
      code: 'A 1', points: '7', vip: 'true', 'address.city': 'Ulm', 'address.geo.lat': '48.4', 'items.0.sku': 'MUG', 'items.1': '2',
    });
    expect(toldFacts({ a: { b: { c: { d: { e: 'reached', f: { g: 'too deep' } } } } } })).toEqual({ 'a.b.c.d.e': 'reached' });
  });
});

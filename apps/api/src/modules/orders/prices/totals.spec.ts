import { totalsOf } from './totals.js';

const pricing = (taxRateBp: number, pricesIncludeTax: boolean, deliveryFee = 0): { taxRateBp: number; pricesIncludeTax: boolean; deliveryFee: number } => ({ taxRateBp, pricesIncludeTax, deliveryFee });

describe('R159: totals of an order', () => {
  it('adds tax to prices without it, delivery included', () => {
    expect(totalsOf([{ unitPrice: 1250, quantity: 2 }], 'delivery', pricing(1000, false, 500))).toEqual({ subtotal: 2500, deliveryFee: 500, tax: 300, total: 3300 });
  });
  it('finds the tax inside prices that have it, and changes nothing else', () => {
    expect(totalsOf([{ unitPrice: 1210, quantity: 1 }], undefined, pricing(2100, true, 500))).toEqual({ subtotal: 1210, deliveryFee: 0, tax: 210, total: 1210 });
  });
  it('charges no delivery to who comes for the goods', () => {
    expect(totalsOf([{ unitPrice: 100, quantity: 1 }], 'pickup', pricing(0, true, 500)).total).toBe(100);
  });
  it('rounds half a unit up, once over the whole order', () => {
    expect(totalsOf([{ unitPrice: 5, quantity: 1 }, { unitPrice: 5, quantity: 1 }], undefined, pricing(500, false)).tax).toBe(1);
    expect(totalsOf([{ unitPrice: 10, quantity: 1 }], undefined, pricing(500, false)).tax).toBe(1);
    expect(totalsOf([{ unitPrice: 9, quantity: 1 }], undefined, pricing(500, false)).tax).toBe(0);
  });
  it('stays exact and whole for any amounts', () => {
    let seed = 7;
    const next = (max: number): number => (seed = (seed * 48_271) % 2_147_483_647) % max;
    for (let round = 0; round < 2_000; round += 1) {
      const lines = Array.from({ length: 1 + next(10) }, () => ({ unitPrice: next(1_000_000_000), quantity: 1 + next(999) }));
      const rate = next(10_001);
      const [plus, inside] = [totalsOf(lines, 'delivery', pricing(rate, false, 777)), totalsOf(lines, 'delivery', pricing(rate, true, 777))];
      expect(plus.total).toBe(plus.subtotal + plus.deliveryFee + plus.tax);
      expect(inside.total).toBe(inside.subtotal + inside.deliveryFee);
      expect([plus.tax, plus.total, inside.tax].every(Number.isSafeInteger)).toBe(true);
      expect(Math.abs(plus.tax - ((plus.subtotal + 777) / 10_000) * rate)).toBeLessThan(1.01);
      expect(inside.tax).toBeLessThanOrEqual(inside.total);
    }
  });
});

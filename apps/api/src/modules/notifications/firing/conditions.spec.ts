import type { ConditionOperator } from '#contracts';
import { unmet } from './conditions.js';

const facts = { order_amount: '99.50', customer_country: 'ES', order_items: '2 × Blue Mug', note: '' };

describe('R174: conditions of a rule', () => {
  it.each<[string, ConditionOperator, string, boolean]>([
    ['order_amount', 'at_least', '99.5', true], ['order_amount', 'at_least', '100', false], ['order_amount', 'at_most', '100', true], ['order_amount', 'is', '99.5', true],
    ['order_amount', 'at_least', 'a lot', false], ['customer_country', 'is', 'es', true], ['customer_country', 'is_not', 'ES', false], ['order_items', 'contains', 'blue', true],
    ['note', 'is_empty', '', true], ['note', 'is_set', '', false], ['missing', 'is_set', '', false], ['constructor', 'is_empty', '', true], ['note', 'at_most', '5', false],
  ])('%s %s %j: %s', (field, operator, value, holds) => {
    expect(unmet([{ field, operator, value }], facts) === undefined).toBe(holds);
  });
  it('all must hold, and the first that does not is named', () => {
    const [rich, spanish] = [{ field: 'order_amount', operator: 'at_least', value: '200' }, { field: 'customer_country', operator: 'is', value: 'ES' }] as const;
    expect([unmet([spanish, rich], facts), unmet([], facts)]).toEqual([rich, undefined]);
  });
});

import { stepsOf } from './model.js';

describe('the steps of an order', () => {
  it.each([
    ['draft', null, 'placed', ['cancelled']],
    ['placed', 1, 'paid', ['preparing', 'shipped', 'delivered', 'cancelled']],
    ['delivered', 1, undefined, ['placed', 'paid', 'preparing', 'shipped', 'refunded']],
    ['cancelled', 1, undefined, ['placed']],
    ['cancelled', null, undefined, []],
    ['refunded', 1, undefined, []],
  ] as const)('%s', (status, number, next, others) => expect(stepsOf({ status, number })).toEqual({ next, others: [...others] }));
});

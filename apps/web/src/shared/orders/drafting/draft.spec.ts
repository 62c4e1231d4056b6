import { bodyOf, type DraftValues, fieldOfLine, valuesOf, withVariant } from './draft.js';

const LINE = { variant_id: 'var_1', name: 'Mug' };

describe('an order that is written by hand', () => {
  it('has one line for a variant, however often it is chosen', () => {
    const once = withVariant([], LINE);
    expect(withVariant(withVariant(once, { variant_id: 'var_2', name: 'Lamp' }), LINE)).toEqual([{ ...LINE, quantity: 2 }, { variant_id: 'var_2', name: 'Lamp', quantity: 1 }]);
  });

  it('keeps a complaint at the goods it is about when other lines are taken out', () => {
    const asked = [{ variant_id: 'var_2' }, LINE];
    const about = { pointer: '/lines/1/quantity' };
    expect(fieldOfLine([{ pointer: '/note' }, about], asked, 'var_1')).toBe(about);
    expect(fieldOfLine([about], asked, 'var_2')).toBeUndefined();
  });

  it('says nothing of a delivery that is not known yet', () => {
    const values: DraftValues = { ...valuesOf(undefined, { customerId: 'cust_1', label: 'Lina', name: 'Lina' }), lines: [{ ...LINE, quantity: '3' }], note: 'Gift' };
    expect(values.delivery).toMatchObject({ method: 'later', name: 'Lina' });
    expect(valuesOf(undefined, { customerId: 'cust_2', label: '+34600111222', name: '' }).delivery.name).toBe('');
    expect(bodyOf(values)).toEqual({ lines: [{ variant_id: 'var_1', quantity: 3 }], promised_day: null, note: 'Gift' });
    expect(bodyOf({ ...values, promised_day: '2026-12-24' }).promised_day).toBe('2026-12-24');
    expect(bodyOf({ ...values, delivery: { ...values.delivery, method: 'pickup' } }).delivery).toMatchObject({ method: 'pickup', name: 'Lina' });
  });
});

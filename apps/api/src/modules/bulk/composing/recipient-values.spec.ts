import { valuesFor } from './recipient-values.js';

const lina = { phone: '+491701234567', name: 'Lina', data: { city: 'Ulm', points: 7, empty: ' ', nested: { a: 1 } } };

describe('values of a recipient', () => {
  it('come from fixed texts, columns, and the text that stands in for empty ones', () => {
    expect(valuesFor({
      1: { text: 'Autumn' }, 2: { column: 'recipient_name' }, 3: { column: 'city', fallback: 'your town' }, 4: { column: 'empty', fallback: 'friend' }, 5: { column: 'points' }, 6: { column: 'missing' }, 7: { column: 'mobile_number' },
      8: { column: 'nested', fallback: 'x' }, 9: { column: 'constructor' },
    }, lina)).toEqual({ 1: 'Autumn', 2: 'Lina', 3: 'Ulm', 4: 'friend', 5: '7', 6: '', 7: '+491701234567', 8: 'x', 9: '' });
  });
});

import { valuesFor } from './recipient-values.js';

const lina = { phone: '+491701234567', name: 'Lina', data: { city: 'Ulm', points: 7, empty: ' ', nested: { a: 1 } } };

const PLAIN = { isRead: () => true, inWords: (cell: string) => cell };

describe('values of a recipient', () => {
  it('come from fixed texts, columns, and the text that stands in for empty ones', () => {
    expect(valuesFor({
      1: { text: 'Autumn' }, 2: { column: 'recipient_name' }, 3: { column: 'city', fallback: 'your town' }, 4: { column: 'empty', fallback: 'friend' }, 5: { column: 'points' }, 6: { column: 'missing' }, 7: { column: 'mobile_number' },
      8: { column: 'nested', fallback: 'x' }, 9: { column: 'constructor' },
    }, lina, PLAIN)).toEqual({ 1: 'Autumn', 2: 'Lina', 3: 'Ulm', 4: 'friend', 5: '7', 6: '', 7: '+491701234567', 8: 'x', 9: '' });
  });

  it('are put in words where people read them: not in links, and not what the store wrote itself', () => {
    const wording = { isRead: (key: string) => key === '1' || key === '2', inWords: (cell: string) => cell.toUpperCase() };
    expect(valuesFor({ 1: { column: 'city' }, 2: { column: 'empty', fallback: 'friend' }, 'button.0': { column: 'city' }, 3: { text: 'Autumn' } }, lina, wording)).toEqual({ 1: 'ULM', 2: 'friend', 'button.0': 'Ulm', 3: 'Autumn' });
  });
});

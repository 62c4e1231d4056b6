import { withoutIdentity } from './without-identity.js';

describe('a saved test says nothing of the customer', () => {
  it.each([
    ['I am Ana Lima, call +34 600 11 22 33', 'I am [name], call [number]'], ['write to ana.lima@example.com, Ana', 'write to [e-mail], [name]'], ['card 4111-1111-1111-1111', 'card [number]'],
    ['أنا ليلى، رقمي ٠٥٠١٢٣٤٥٦٧', 'أنا [name]، رقمي [number]'], ['A banana for 1 000 000', 'A banana for 1 000 000'], ['two mugs, 25.50 each, order 1001', 'two mugs, 25.50 each, order 1001'],
  ])('%s', (said, kept) => expect(withoutIdentity(said, ['Ana Lima', 'ليلى', 'Jo', null])).toBe(kept));
});

import { formatMicroUsd } from './usd.js';

describe('what a model costs', () => {
  it.each([[0, '$0'], [4, '$0.00'], [42, '$0.00004'], [4_200, '$0.0042'], [99_999, '$0.10'], [123_456, '$0.12'], [3_200_000, '$3.20'], [1_234_567_890, '$1,234.57']])('%s micro-USD: %s', (amount, text) => expect(formatMicroUsd(amount, 'en')).toBe(text));

  it('keeps its sign with its letters where the page reads from right to left', () => expect(formatMicroUsd(3_200_000, 'ar')).toMatch(/3\.20\s*US\$\u200e$/));
});

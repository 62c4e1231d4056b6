import { csvOf } from './csv-file.js';

describe('a CSV file to keep', () => {
  it('quotes what needs it, and lets no cell run as a formula', () => {
    expect(csvOf(['Line', 'Reason'], [[3, 'says "no", and\nmore'], [4, '=HYPERLINK("x")'], [5, '-5']])).toBe('Line,Reason\r\n3,"says ""no"", and\nmore"\r\n4,"\'=HYPERLINK(""x"")"\r\n5,\'-5');
  });
});

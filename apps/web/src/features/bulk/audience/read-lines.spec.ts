import { readLines } from './read-lines.js';

describe('people as they are pasted', () => {
  it('are read with number and name in any order', () => {
    expect(readLines('+49 170 1234567, Lina\n\nOmar;0170 7654321\r\n"Eve Ray"\t+1 (650) 253-0000\n٠٥٠١٢٣٤٥٦٧\ncall me')).toEqual([
      { mobile_number: '+49 170 1234567', recipient_name: 'Lina' }, { mobile_number: '0170 7654321', recipient_name: 'Omar' }, { mobile_number: '+1 (650) 253-0000', recipient_name: 'Eve Ray' },
      { mobile_number: '٠٥٠١٢٣٤٥٦٧', recipient_name: '' }, { mobile_number: 'call me', recipient_name: '' },
    ]);
  });
});

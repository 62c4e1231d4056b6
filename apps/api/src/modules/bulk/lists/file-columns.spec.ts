import { guessColumns, readableNames } from './file-columns.js';

describe('columns of a file of recipients', () => {
  it.each([
    [['Mobile Number', 'Recipient Name', 'City'], [['+491701234567', 'Lina', 'Ulm']], { mobile_number: 0, recipient_name: 1 }],
    [['Nombre', 'Ciudad', 'Teléfono'], [['Lina', 'Jaén', '612 345 678']], { mobile_number: 2, recipient_name: 0 }],
    [['a', 'b'], [['Lina', '0170 1234567'], ['Omar', '0170 7654321']], { mobile_number: 1, recipient_name: null }],
    [['order number', 'phone'], [['A-7', '0170 1234567']], { mobile_number: 1, recipient_name: null }],
    [['x'], [['y']], { mobile_number: -1, recipient_name: null }],
  ])('%j', (headers, samples, columns) => {
    expect(guessColumns({ headers, samples })).toEqual(columns);
  });

  it('are kept under names that are there once', () => {
    expect(readableNames(['Phone', '', 'City', 'City'])).toEqual(['Phone', 'column 2', 'City', 'City 4']);
  });
});

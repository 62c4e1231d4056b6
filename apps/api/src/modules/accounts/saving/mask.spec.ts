import { looksMasked } from './mask.js';

describe('a masked value', () => {
  it.each(['••••••••1234', '••••', '****', '********1234', 'EAAB********wxyz', '●●●●1234', '∙∙∙∙', '＊＊＊＊'])('R199: %s is what a dashboard shows', (value) => {
    expect(looksMasked(value)).toBe(true);
  });
  it.each(['...1234', '…1234', '----1234', 'xxxxxxxx1234', 'XXXX1234', '####1234', '1234'])('R199: %s is the mask of a secret that ends with 1234', (value) => {
    expect(looksMasked(value, '1234')).toBe(value !== '1234');
  });
  it.each([['EAAGm0PX4ZCpsBAKZC1234', '1234'], ['a*b**c', ''], ['xxxx9999', '1234'], ['pv_xxxx-x', ''], ['secret-1234', '1234'], ['токен-1234', '1234']])('%s is a real one', (value, last4) => {
    expect(looksMasked(value, last4)).toBe(false);
  });
});

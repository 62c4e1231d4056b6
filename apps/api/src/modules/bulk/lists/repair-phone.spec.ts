import { repairPhone } from './repair-phone.js';

describe('phone numbers of spreadsheets', () => {
  it.each([
    ['+49 170 1234567', 'US', '+491701234567', 'DE'], ['0049 170 1234567', 'US', '+491701234567', 'DE'], ['0170 1234567', 'DE', '+491701234567', 'DE'], ['491701234567', 'DE', '+491701234567', 'DE'],
    ['+49 (0) 170/123-4567', 'US', '+491701234567', 'DE'], ['(650) 253-0000', 'US', '+16502530000', 'US'], ['51999998888', 'BR', '+5551999998888', 'BR'], ['16502530000', 'ES', '+16502530000', 'US'], ["'+491701234567", 'US', '+491701234567', 'DE'],
    ['4.91701234567E+11', 'US', '+491701234567', 'DE'], ['491701234567.0', 'US', '+491701234567', 'DE'], ['whatsapp:+34612345678', 'US', '+34612345678', 'ES'], ['612 345 678', 'ES', '+34612345678', 'ES'],
    ['\u200e+34 612 345 678\u202c', 'US', '+34612345678', 'ES'], ['٠٥٠١٢٣٤٥٦٧', 'AE', '+971501234567', 'AE'], ['+55 41 9999-8888', 'US', '+5541999998888', 'BR'], ['+52 1 55 1234 5678', 'US', '+525512345678', 'MX'],
  ])('%s in %s is %s', (text, home, e164, country) => {
    expect(repairPhone(text, home)).toMatchObject({ e164, country });
  });

  it.each(['', 'call me', '12', '+4917', '0'.repeat(12), '1.5e+40', '+1 555', 'anna@example.com'])('%j is none', (text) => {
    expect(repairPhone(text, 'DE')).toBeUndefined();
  });

  it('gives one key to both spellings of a Brazilian number', () => {
    expect(repairPhone('+55 41 9999-8888', 'US')?.key).toBe(repairPhone('5541999998888', 'BR')?.key);
  });
});

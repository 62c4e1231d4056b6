import { phoneForms } from './phone-key.js';

describe('phone forms', () => {
  it.each([
    ['16505551234', '+16505551234'],
    ['+1 (650) 555-1234', '+16505551234'],
    ['5215512345678', '+525512345678'],
    ['525512345678', '+525512345678'],
    ['554199998888', '+5541999998888'],
    ['5541999998888', '+5541999998888'],
  ])('R51: writes %s as %s', (text, e164) => {
    expect(phoneForms(text)?.e164).toBe(e164);
  });

  it.each([
    ['Brazil with and without the ninth digit', '554199998888', '5541999998888'],
    ['Mexico with and without the 1', '5215512345678', '525512345678'],
    ['Argentina with and without the 9', '5491123456789', '541123456789'],
    ['a plus and none', '+447911123456', '447911123456'],
  ])('R51: gives one key to %s', (_name, one, other) => {
    expect(phoneForms(one)?.key).toBeDefined();
    expect(phoneForms(one)?.key).toBe(phoneForms(other)?.key);
  });

  it('keeps a Brazilian landline apart from a mobile number', () => {
    expect(phoneForms('554133334444')?.key).toBe('+554133334444');
    expect(phoneForms('554133334444')?.key).not.toBe(phoneForms('5541933334444')?.key);
  });

  it.each(['', 'US.13491208655302741918', '12', 'abc', '1'.repeat(16), '١٢٣٤٥٦٧٨'])('gives nothing for %j', (text) => {
    expect(phoneForms(text)).toBeUndefined();
  });
});

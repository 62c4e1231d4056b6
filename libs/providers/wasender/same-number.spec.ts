import { isSameNumber } from './same-number.js';

it.each([
  ['4915112345678', '4915112345678', true], ['5511987654321', '551187654321', true], ['5215512345678', '525512345678', true], ['5491123456789', '541123456789', true],
  ['4915112345678', '4915112345679', false], ['5511987654321', '5511987654322', false],
])('%s and %s are one number: %s', (one, other, same) => expect(isSameNumber(one, other)).toBe(same));

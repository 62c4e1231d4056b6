import { addressWarnings } from './public-address.js';

const codes = (address: string): string[] => addressWarnings(address).map(({ code }) => code);

describe('the callback address', () => {
  it.each(['https://parley.example.com', 'https://parley.example.com:8443/base', 'https://93.184.216.34'])('R74: %s can be reached', (address) => {
    expect(codes(address)).toEqual([]);
  });
  it('R74: must begin with https', () => {
    expect(codes('http://parley.example.com')).toEqual(['callback.not_https']);
  });
  it.each(['https://localhost:3000', 'https://127.0.0.1', 'https://10.1.2.3', 'https://[::1]:3000', 'https://devbox', 'https://shop.local', 'https://app.test'])('R75: %s is not public', (address) => {
    expect(codes(address)).toEqual(['callback.not_public']);
  });
});

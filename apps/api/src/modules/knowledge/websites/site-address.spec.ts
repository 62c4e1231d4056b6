import { isSameSite, pageAddress, pagesAmong } from './site-address.js';

describe('addresses of a site', () => {
  it('one page has one address', () => {
    expect(pageAddress('https://shop.example/help?utm_source=x&b=2&a=1&fbclid=9#top')).toBe('https://shop.example/help?a=1&b=2');
  });
  it.each([
    ['https://shop.example/a', 'https://www.shop.example/b', true], ['https://shop.example/', 'http://shop.example/', false], ['https://shop.example/', 'https://shop.example:8443/', false],
    ['https://shop.example/', 'https://blog.shop.example/', false], ['https://shop.example/', 'https://shop.example.evil.test/', false],
  ])('%s and %s: %s', (one, other, same) => expect(isSameSite(one, other)).toBe(same));
  it('takes pages of the site only, each once', () => {
    expect(pagesAmong(['https://shop.example/a#x', 'https://shop.example/a', 'https://shop.example/menu.pdf', 'https://other.example/', 'not an address', 'https://www.shop.example/b'], 'https://shop.example/'))
      .toEqual(['https://shop.example/a', 'https://www.shop.example/b']);
  });
});

import { describeBrowser } from './describe-browser.js';

describe('a session in words', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0', { kind: 'desktop', browser: 'Edge', system: 'Windows' }],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15', { kind: 'desktop', browser: 'Safari', system: 'macOS' }],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1', { kind: 'phone', browser: 'Chrome', system: 'iPhone' }],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', { kind: 'desktop', browser: 'Firefox', system: 'Linux' }],
    ['curl/8.5.0', { kind: 'program', browser: 'curl' }],
    ['', { kind: 'program', browser: '?' }],
  ])('reads %s', (userAgent, words) => {
    expect(describeBrowser(userAgent)).toEqual(words);
  });
});

import { headStart, isPageRequest } from './web-app.js';

const PAGES = { start: 'assets/head-start-3.js', pages: { inbox: ['assets/inbox-1.js', 'assets/inbox-2.css'] } };

describe('the page of the web app', () => {
  it('tells a browser with a login what it will ask for', () => {
    const hints = headStart(PAGES, '/s/casa-lumen/inbox?c=conv_1', 'x=1; parley_session=abc');
    expect(hints.match(/<\w+ [^>]+>/g)).toEqual([
      '<link rel="preload" href="/api/v1/me" as="fetch" crossorigin="anonymous">',
      '<script type="module" async src="/assets/head-start-3.js">', '<link rel="modulepreload" media="(min-width: 48.01em)" fetchpriority="low" href="/assets/inbox-1.js">', '<link rel="preload" as="style" crossorigin media="(min-width: 48.01em)" fetchpriority="low" href="/assets/inbox-2.css">',
    ]);
  });

  it('promises nothing without a login, and no scripts for a page that it does not know', () => {
    expect(headStart(PAGES, '/s/casa-lumen/inbox', undefined)).toBe('');
    expect(headStart(PAGES, '/s/casa-lumen/inbox', 'parley_session_of_another=1')).toBe('');
    expect(headStart(PAGES, '/login?next=/s/casa-lumen/inbox', 'parley_session=abc')).toBe('');
    expect(headStart(PAGES, '/s/casa-lumen/constructor', 'parley_session=abc')).not.toContain('modulepreload');
  });

  it('stays as it is while nothing is known of the built files', () => {
    expect(headStart({ pages: {} }, '/s/casa-lumen/inbox', 'parley_session=abc')).toMatch(/^<link rel="preload" [^>]+>$/);
  });

  it('is served where a browser opens an address', () => {
    expect([isPageRequest('GET', '/s/x/inbox', 'text/html'), isPageRequest('GET', '/api/v1/me', 'text/html'), isPageRequest('POST', '/s/x', 'text/html'), isPageRequest('GET', '/s/x', '*/*')]).toEqual([true, false, false, false]);
  });
});

import { pageRoutes, routeOf } from '../bench/support/page-routes.js';
import { LOOKED_AT } from './support/looked-at.js';
import { REPOSITORY, sourcesIn } from './support/sources.js';

describe('the pages of the web app', () => {
  it('are looked at with axe by a browser test, every one of them', () => {
    const routes = pageRoutes(REPOSITORY);
    const looked: readonly string[] = Object.values(LOOKED_AT).flat();
    expect(routes).toEqual(expect.arrayContaining(['/login', '/me', '/s/$storeSlug/inbox', '/s/$storeSlug/assistant', '/s/$storeSlug/assistant/tests/$testId']));
    expect({ forgotten: routes.filter((route) => !looked.includes(route)), gone: looked.filter((route) => !routes.includes(route)) }).toEqual({ forgotten: [], gone: [] });
  });

  it('are what those tests say they looked at', () => {
    const specs = sourcesIn('test/browser', { specs: true }).map(({ text }) => text).join('\n');
    expect(Object.keys(LOOKED_AT).filter((name) => !new RegExp(`leftOut\\(LOOKED_AT(?:\\.${name}|\\['${name}'\\])\\)`).test(specs))).toEqual([]);
  });

  it('are found by their address, the nearest first', () => {
    const routes = pageRoutes(REPOSITORY);
    expect(['/s/casa/assistant/tests/new', '/s/casa/assistant/tests/test_1', '/s/casa/nothing-here', '/login'].map((address) => routeOf(address, routes))).toEqual([
      '/s/$storeSlug/assistant/tests/new', '/s/$storeSlug/assistant/tests/$testId', undefined, '/login',
    ]);
  });
});

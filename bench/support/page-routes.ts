import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The routes of the web app that show a page, as its `routes.ts` names them: `/s/$storeSlug/orders/$orderId`. @param root folder of the repository */
export function pageRoutes(root: string): string[] {
  const made = [...readFileSync(join(root, 'apps/web/src/app/routes.ts'), 'utf8').matchAll(/const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+), (path|id): '([^']+)',([\s\S]*?)\}\);\n/g)];
  const parents = new Map(made.map(([, name = '', parent = '', kind = '', path = '']) => [name, { parent, part: kind === 'id' ? '' : path }]));
  const fullPath = (name: string): string => {
    const route = parents.get(name);
    return route === undefined ? '' : `${fullPath(route.parent)}/${route.part}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
  };
  const layouts = new Set(made.map(([, , parent = '']) => parent));
  return made.filter(([, name = '', , , , rest = '']) => /\bcomponent: /.test(rest) && !layouts.has(name)).map(([, name = '']) => fullPath(name));
}

/** The route that an address of the app leads to; undefined where there is none. A word of a route is nearer than a parameter. */
export function routeOf(address: string, routes: readonly string[]): string | undefined {
  const parts = address.split('/');
  const fits = routes.filter((route) => route.split('/').length === parts.length && route.split('/').every((part, place) => part.startsWith('$') || part === parts[place]));
  return fits.toSorted((one, other) => one.split('$').length - other.split('$').length)[0];
}

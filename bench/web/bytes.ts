import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gzip bytes of the built web app: what every page needs first (the English texts among it), its styles, and what each lazy page and each other language adds. */
export interface WebBytes {
  readonly script: number;
  readonly styles: number;
  readonly pages: readonly { readonly name: string; readonly script: number; readonly styles: number }[];
}

/** @param folder of the built app, with a gzip copy beside each file */
export function webBytes(folder: string): WebBytes {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/assets\/([\w.~-]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const assets = new Assets(join(folder, 'assets'));
  const first = assets.withImports(named.filter((name) => name.endsWith('.js')));
  const firstStyles = new Set(named.filter((name) => name.endsWith('.css')));
  const lazy = new Map([...first].flatMap((importer) => assets.lazyOf(importer).map((name) => [name, importer] as const)).filter(([name]) => !first.has(name)));
  return {
    script: assets.gzip(first), styles: assets.gzip(firstStyles),
    pages: [...lazy].map(([name, importer]) => {
      const more = [...assets.withImports([name])].filter((each) => !first.has(each));
      return { name: name.replace(/-[\w-]{8}\.js$/, ''), script: assets.gzip(more), styles: assets.gzip(assets.stylesOf(importer, name).filter((each) => !firstStyles.has(each))) };
    }).toSorted((one, other) => other.script - one.script),
  };
}

class Assets {
  readonly #texts = new Map<string, string>();
  constructor(private readonly folder: string) {}

  /** Files with all that they import at once. */
  withImports(names: readonly string[]): Set<string> {
    const all = new Set<string>();
    const add = (name: string): void => {
      if (all.has(name)) return;
      all.add(name);
      for (const match of this.#text(name).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.~-]+\.js)["']/g)) add(match[1] ?? '');
    };
    names.forEach(add);
    return all;
  }
  /** Files that one imports when they are needed. */
  lazyOf(name: string): string[] {
    return [...this.#text(name).matchAll(/\bimport\(\s*["'`]\.\/([\w.~-]+\.js)["'`]/g)].map((match) => match[1] ?? '');
  }
  /** Styles that come with a lazy file: the file that imports it names what has to be fetched beside it. */
  stylesOf(importer: string, name: string): string[] {
    const text = this.#text(importer);
    const files = [...(/m\.f=\[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"assets\/([^"]+)"/g)].map((match) => match[1] ?? '');
    const from = text.indexOf(`/${name}`, text.indexOf('import('));
    const places = /__vite__mapDeps\(\[([\d,]*)\]\)/.exec(text.slice(from, from + 2000))?.[1] ?? '';
    return places.split(',').map((place) => files[Number(place)] ?? '').filter((file) => file.endsWith('.css'));
  }
  gzip(names: Iterable<string>): number {
    return [...names].reduce((sum, name) => sum + readFileSync(join(this.folder, `${name}.gz`)).length, 0);
  }

  #text(name: string): string {
    const known = this.#texts.get(name) ?? readFileSync(join(this.folder, name), 'utf8');
    this.#texts.set(name, known);
    return known;
  }
}

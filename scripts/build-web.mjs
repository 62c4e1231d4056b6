// Builds apps/web into dist/web, with a gzip and a brotli copy of every file for the server to hand out as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { root } from './ensure.mjs';

const assets = join(root, 'dist/web/assets');

// Whoever builds, a test among them: pages get React as it is made for production.
process.env.NODE_ENV = 'production';
// The macros look for their settings in the folder of the command, which is this repository's.
process.env.LINGUI_CONFIG = join(root, 'apps/web/lingui.config.ts');
const { output } = await build({ configFile: join(root, 'apps/web/vite.config.ts'), logLevel: 'warn' });
writeFileSync(join(root, 'dist/web/pages.json'), JSON.stringify(pagesOf(output)));
const compressible = readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file));
await Promise.all(compressible.map(async (name) => {
  const file = join(assets, name);
  const bytes = await readFile(file);
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}));

/** What the server tells browsers of at once: the script of the head start, and what each page needs beside the first script and styles. */
function pagesOf(chunks) {
  const byName = new Map(chunks.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const withImports = (fileName, all = new Set()) => {
    if (!all.has(fileName)) {
      all.add(fileName);
      byName.get(fileName)?.imports.forEach((each) => withImports(each, all));
    }
    return all;
  };
  const html = readFileSync(join(root, 'dist/web/index.html'), 'utf8');
  const first = new Set([...html.matchAll(/assets\/[\w.~-]+\.(?:js|css)/g)].flatMap(([fileName]) => [...withImports(fileName)]));
  const filesOf = (fileName) => {
    const scripts = [...withImports(fileName)];
    const styles = scripts.flatMap((each) => [...(byName.get(each)?.viteMetadata?.importedCss ?? [])]);
    return [...new Set([...scripts, ...styles])].filter((file) => !first.has(file));
  };
  return {
    start: [...byName.values()].find(({ isEntry, name }) => isEntry && name === 'head-start')?.fileName,
    pages: Object.fromEntries([...byName.values()].filter(({ isDynamicEntry }) => isDynamicEntry).map(({ name, fileName }) => [name, filesOf(fileName)])),
  };
}

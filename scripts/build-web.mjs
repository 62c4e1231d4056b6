// Builds apps/web into dist/web, with a gzip and a brotli copy of every file for the server to hand out as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { root } from './ensure.mjs';

const assets = join(root, 'dist/web/assets');

// Whoever builds, a test among them: pages get React as it is made for production.
process.env.NODE_ENV = 'production';
// The macros look for their settings in the folder of the command, which is this repository's.
process.env.LINGUI_CONFIG = join(root, 'apps/web/lingui.config.ts');
await build({ configFile: join(root, 'apps/web/vite.config.ts'), logLevel: 'warn' });
for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
  const bytes = readFileSync(join(assets, name));
  writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

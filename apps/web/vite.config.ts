import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = import.meta.dirname;

// scripts/build-web.mjs runs this: the built files land in dist/web, and the API serves them.
export default defineConfig({
  root: folder,
  css: {
    postcss: `${folder}/postcss.config.mjs`,
  },
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  plugins: [
    // English stands where it is used, so that each page brings its own texts and no more.
    react({ babel: { plugins: [['@lingui/babel-plugin-lingui-macro', { stripMessageField: false }]] } }),
    lingui(),
  ],
  build: {
    outDir: `${folder}/../../dist/web`,
    emptyOutDir: true,
    // Pages are opened under a policy that allows no inline code and no data: addresses for fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    // What every page needs is one file: cut into a hundred shared pieces it would be larger by 10 KB.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
});

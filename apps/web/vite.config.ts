import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledTexts } from './compiled-texts.js';
import { firstIcons } from './first-icons.js';
import { sortedTexts } from './sorted-texts.js';

const folder = import.meta.dirname;

const KIT = /@mantine\/core\/esm\/components\/(ActionIcon|Badge|Divider|FileButton|Textarea|TextInput)\//;
const SHARED = /src\/shared\/(message|api|people|assistant|form|list|formats|page)\/(?!virtual-table|csv-file|export-csv|form-errors|micro-money|place-fields|places|save-file|upload-file|use-download)[^/]+\.tsx?$/;
const FIRST = new RegExp(['src/app/main\\.tsx$', '/@tanstack/(query-core|react-query)/', KIT.source, SHARED.source, firstIcons(`${folder}/src`).source].join('|'));
const INBOX = /src\/features\/inbox\/(?!.*(dialog|picker|viewer|player|panel|menu|items|canned-form))/;

// scripts/build-web.mjs runs this: the built files land in dist/web, and the API serves them.
export default defineConfig({
  root: folder,
  css: {
    postcss: `${folder}/postcss.config.mjs`,
  },
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  plugins: [
    // English stands where it is used, so that each page brings its own texts and no more.
    react({ babel: { plugins: [['@lingui/babel-plugin-lingui-macro', { stripMessageField: false }], compiledTexts] } }),
    lingui(),
    sortedTexts(),
  ],
  build: {
    outDir: `${folder}/../../dist/web`,
    emptyOutDir: true,
    // Pages are opened under a policy that allows no inline code and no data: addresses for fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: [`${folder}/index.html`, `${folder}/src/app/head-start/head-start.ts`],
      // Words and rules: nothing happens by reading them.
      treeshake: { moduleSideEffects: [{ test: /libs\/contracts\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // What every page needs, or nearly every one: cut into a hundred shared pieces it would be larger, and each piece costs a phone a way to the server and back.
            { name: 'first', test: FIRST, priority: 3 },
            // Rules of templates, which only their pages and the dialogs that send them need.
            { name: 'templates', test: /libs\/contracts\/src\/templates\/(fill|lint|send-refusal|variables|mapped-values|local-text)/, priority: 4 },
            { name: 'virtual', test: /@tanstack\/(react-virtual|virtual-core)\//, priority: 2 },
            // The inbox as it is first seen; what is opened on it comes when it is opened.
            { name: 'inbox', test: INBOX, minShareCount: 2, priority: 1 },
            { name: 'icons', test: /\/lucide-react\//, minShareCount: 2, priority: 2 },
          ],
        },
      },
    },
  },
});

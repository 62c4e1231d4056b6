import { defineConfig } from '@lingui/cli';

// `npx lingui extract --config apps/web/lingui.config.ts` after texts changed; the translations are written into the .po files.
export default defineConfig({
  rootDir: import.meta.dirname,
  sourceLocale: 'en',
  locales: ['en', 'es', 'ar'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'] }],
  orderBy: 'message',
});
